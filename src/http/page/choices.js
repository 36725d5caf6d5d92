import { element } from './element.js';
import { words } from './words.js';

/** @import { Button } from '#bot/messenger.ts' */

/** @typedef {(payload: string, choices: Choices, byKeyboard: boolean) => void} OnPress */

const linkKinds = new Set(['http:', 'https:', 'tg:', 'mailto:', 'tel:']);

/** The buttons under a message. One press, and all of them wait for the answer. */
export class Choices {
  element = element('div', 'choices');
  /** @type {Map<string, HTMLButtonElement>} */
  #presses = new Map();
  #busy = false;
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

  /** @param {string} payload */
  has(payload) {
    return this.#presses.has(payload);
  }

  /**
   * Not `disabled`: the pressed button keeps the keyboard's focus until the answer comes.
   *
   * @param {string} payload
   */
  wait(payload) {
    this.#busy = true;
    for (const button of this.#presses.values()) button.setAttribute('aria-disabled', 'true');
    this.#presses.get(payload)?.setAttribute('aria-busy', 'true');
  }

  free() {
    this.#busy = false;
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
