import { element } from './element.js';
import { words } from './words.js';

/**
 * @import { Button } from '#bot/messenger.ts'
 * @import { Attach } from './attach.js'
 */

/** @typedef {(payload: string, choices: Choices, byKeyboard: boolean) => void} OnPress */

const linkKinds = new Set(['http:', 'https:', 'tg:', 'mailto:', 'tel:']);

/** The buttons under a message. One press, and all of them wait for the answer. */
export class Choices {
  element = element('div', 'choices');
  /** @type {Map<string, HTMLButtonElement>} */
  #presses = new Map();
  #busy = false;
  /** @type {Attach | undefined} */
  #attach;
  #onPress;

  /** @param {readonly (readonly Button[])[]} rows @param {OnPress} onPress */
  constructor(rows, onPress) {
    this.#onPress = onPress;
    this.element.setAttribute('role', 'group');
    this.element.setAttribute('aria-label', words.choices);
    this.element.append(
      ...rows.map((row) => element('div', 'choices-row', ...row.flatMap((button) => this.#make(button)))),
    );
  }

  /** The question takes a file besides. @param {Attach} attach */
  takeFile(attach) {
    this.#attach = attach;
    this.element.prepend(attach.element);
  }

  /** @param {string} payload */
  has(payload) {
    return this.#presses.has(payload);
  }

  /**
   * Not `disabled`: the pressed button keeps the keyboard's focus until the answer comes.
   *
   * @param {string} [payload] of the pressed one; a file was sent where there is none
   */
  wait(payload) {
    this.#busy = true;
    this.#attach?.hold(true);
    for (const button of this.#presses.values()) button.setAttribute('aria-disabled', 'true');
    if (payload !== undefined) this.#presses.get(payload)?.setAttribute('aria-busy', 'true');
  }

  free() {
    this.#busy = false;
    this.#attach?.hold(false);
    for (const button of this.#presses.values()) {
      button.removeAttribute('aria-disabled');
      button.removeAttribute('aria-busy');
    }
  }

  focus() {
    this.element.querySelector('button')?.focus();
  }

  /** @param {Button} button @returns {HTMLElement[]} */
  #make(button) {
    if ('link' in button) return linkOf(button);
    const { label, press } = button;
    const made = element('button', 'choice', label);
    made.type = 'button';
    made.addEventListener('click', (event) => {
      if (this.#busy) return;
      this.#attach?.giveUp();
      this.wait(press);
      this.#onPress(press, this, event.detail === 0);
    });
    this.#presses.set(press, made);
    return [made];
  }
}

/** @param {{ label: string, link: string }} button @returns {HTMLElement[]} */
function linkOf({ label, link }) {
  if (!URL.canParse(link, location.href)) return [];
  const url = new URL(link, location.href);
  if (!linkKinds.has(url.protocol)) return [];
  const made = element('a', 'choice link', label);
  made.href = url.href;
  made.target = '_blank';
  made.rel = 'noopener noreferrer';
  return [made];
}
