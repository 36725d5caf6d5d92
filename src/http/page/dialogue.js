import { Attach } from './attach.js';
import { Choices } from './choices.js';
import { dayOf, isSameDay } from './days.js';
import { element, known } from './element.js';
import { markSent, messageOf, unconfirmedMessage } from './message.js';

/**
 * @import { ShownRow } from '../../bot/web/shown-row.ts'
 * @import { Letter } from './outbox.js'
 * @import { OnPress } from './choices.js'
 *
 * @typedef {object} FileEvents
 * @property {() => string | undefined} mark the browser's account as the page knows it
 * @property {(choices: Choices, mark: string, byKeyboard: boolean) => void} sent under these buttons
 */

/** The messages on the page: confirmed ones by position, then the person's own that the program has not shown yet. */
export class Dialogue {
  #log = known('log', HTMLElement);
  #confirmed = element('div');
  #unconfirmed = element('div');
  /** @type {Map<string, { element: HTMLElement, choices: Choices | undefined }>} */
  #messages = new Map();
  /** Newest replacement of each message, for those not loaded yet. @type {Map<string, ShownRow>} */
  #replacements = new Map();
  /** @type {Map<string, HTMLElement>} */
  #letters = new Map();
  /** @type {number | undefined} */
  first;
  /** @type {number | undefined} */
  last;
  #onPress;
  #files;

  /** @param {OnPress} onPress @param {FileEvents} files */
  constructor(onPress, files) {
    this.#onPress = onPress;
    this.#files = files;
    this.#log.append(this.#confirmed, this.#unconfirmed);
  }

  get isEmpty() {
    return this.#messages.size === 0 && this.#letters.size === 0;
  }

  /** What came before the first moment is not news: only what comes after is read aloud. */
  announce() {
    this.#log.setAttribute('aria-live', 'polite');
  }

  /**
   * A row from the stream. Rows come in order; one that is already here changes nothing.
   *
   * @param {ShownRow} row
   * @returns {HTMLElement | undefined} the message as it stands now
   */
  take(row) {
    if (this.last !== undefined && row.position <= this.last) return undefined;
    this.last = row.position;
    this.first ??= row.position;
    if (row.replaces !== undefined) return this.#replace(row.replaces, row);
    const letter = [...this.#letters.keys()].find((key) => isKeyOf(row.key, key));
    if (letter !== undefined) this.forget(letter);
    const message = this.#make(row);
    this.#confirmed.append(message);
    this.#arrange();
    return message;
  }

  /** @param {readonly ShownRow[]} rows older than all that is here, oldest first */
  prepend(rows) {
    this.first = rows[0]?.position ?? this.first;
    for (const row of rows) if (row.replaces !== undefined) this.#remember(row.replaces, row);
    this.#log.setAttribute('aria-live', 'off');
    this.#confirmed.prepend(...rows.filter(({ replaces }) => replaces === undefined).map((row) => this.#make(row)));
    this.#arrange();
    setTimeout(() => this.announce(), 500);
  }

  /**
   * The person's own message before the program has shown it; shown again, it changes.
   *
   * @param {Letter} letter
   * @param {{ edit: () => void, remove: () => void }} acts
   */
  showLetter(letter, acts) {
    if (letter.said.kind !== 'text' || this.#isConfirmed(letter.key)) return;
    const message = unconfirmedMessage(letter, letter.said.text, acts);
    const before = this.#letters.get(letter.key);
    if (before) before.replaceWith(message);
    else this.#unconfirmed.append(message);
    this.#letters.set(letter.key, message);
  }

  /** @param {string} key */
  markSent(key) {
    const message = this.#letters.get(key);
    if (message) markSent(message);
  }

  /** @param {string} key */
  forget(key) {
    this.#letters.get(key)?.remove();
    this.#letters.delete(key);
  }

  /** @param {string} payload @returns {Choices | undefined} the buttons that one with this payload belongs to */
  choicesWith(payload) {
    return [...this.#messages.values()].findLast(({ choices }) => choices?.has(payload))?.choices;
  }

  /** Buttons of the newest message. @returns {Choices | undefined} */
  newestChoices() {
    return [...this.#messages.values()].at(-1)?.choices;
  }

  /** Names the days anew after midnight. */
  nameDays() {
    this.#arrange();
  }

  /** A letter can be sent again after the program has shown it: the answer to the first try was lost. @param {string} letter */
  #isConfirmed(letter) {
    return [...this.#messages.keys()].some((key) => isKeyOf(key, letter));
  }

  /** @param {ShownRow} row @returns {HTMLElement} */
  #make(row) {
    const shown = this.#replacements.get(row.key) ?? row;
    const choices = this.#choicesOf(shown);
    const message = messageOf({ ...shown, key: row.key, at: row.at }, choices);
    this.#messages.set(row.key, { element: message, choices });
    return message;
  }

  /** A question without buttons is closed, and takes no file either. @param {ShownRow} row */
  #choicesOf({ rows, asksFile }) {
    if (rows.length === 0) return undefined;
    const choices = new Choices(rows, this.#onPress);
    const { mark, sent } = this.#files;
    if (asksFile) choices.takeFile(new Attach({ mark, sent: (...how) => sent(choices, ...how) }));
    return choices;
  }

  /** @param {string} key @param {ShownRow} row @returns {HTMLElement | undefined} */
  #replace(key, row) {
    this.#remember(key, row);
    const before = this.#messages.get(key);
    if (before === undefined) return undefined;
    const choices = this.#choicesOf(row);
    const at = before.element.dataset['at'] ?? row.at;
    const message = messageOf({ ...row, key, at }, choices);
    message.classList.add('replaced');
    before.element.replaceWith(message);
    this.#messages.set(key, { element: message, choices });
    this.#arrange();
    return message;
  }

  /** @param {string} key @param {ShownRow} row */
  #remember(key, row) {
    const known = this.#replacements.get(key);
    if (known === undefined || known.position < row.position) this.#replacements.set(key, row);
  }

  /** Days between messages, and which message follows another of the same side closely. */
  #arrange() {
    const now = new Date();
    /** @type {HTMLElement | undefined} */
    let previous;
    /** @type {Date | undefined} */
    let day;
    for (const child of [...this.#confirmed.children]) {
      if (!(child instanceof HTMLElement)) continue;
      if (child.matches('.day')) {
        child.remove();
        continue;
      }
      const at = new Date(child.dataset['at'] ?? '');
      if (day === undefined || !isSameDay(day, at)) {
        child.before(element('p', 'day', element('span', '', dayOf(at, now))));
        previous = undefined;
      }
      day = at;
      child.classList.toggle('follows', previous !== undefined && side(previous) === side(child));
      previous = child;
    }
  }
}

/** A row's key is the letter's own, or ends with it (the inbox keeps `web:<address>:<key>`). @param {string} row @param {string} letter */
function isKeyOf(row, letter) {
  return row === letter || row.endsWith(`:${letter}`);
}

/** @param {HTMLElement} message */
function side(message) {
  return message.classList.contains('from-person');
}
