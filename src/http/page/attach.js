import { element } from './element.js';
import { uploaded } from './upload.js';
import { uuid } from './uuid.js';
import { words } from './words.js';

/** The server has the last word on both. */
const mostBytes = 10 * 1024 * 1024;
const types = ['image/jpeg', 'image/png', 'application/pdf', 'audio/ogg'];

/**
 * @typedef {object} AttachEvents
 * @property {() => string | undefined} mark the browser's account as the page knows it
 * @property {(mark: string, byKeyboard: boolean) => void} sent
 */

/** «Прикрепить файл» under a question that takes one: chosen, it goes at once, and can go again where the line broke. */
export class Attach {
  element = element('div', 'attach');
  #button = element('button', 'choice', words.attach);
  #again = element('button', 'choice', words.attachAgain);
  #field = element('input');
  #bar = element('progress');
  #note = element('p', 'note');
  #trouble = element('p', 'trouble');
  #events;
  #held = false;
  #byKeyboard = false;
  /** @type {AbortController | undefined} */
  #sending;
  /** What did not get through. @type {{ key: string, file: File } | undefined} */
  #unsent;

  /** @param {AttachEvents} events */
  constructor(events) {
    this.#events = events;
    this.#button.type = 'button';
    this.#again.type = 'button';
    this.#field.type = 'file';
    this.#field.accept = types.join();
    this.#field.hidden = true;
    this.#bar.setAttribute('aria-label', words.sendingFile);
    this.#trouble.setAttribute('role', 'alert');
    this.#button.addEventListener('click', ({ detail }) => {
      this.#byKeyboard = detail === 0;
      if (!this.#isBusy) this.#field.click();
    });
    this.#again.addEventListener('click', ({ detail }) => {
      this.#byKeyboard = detail === 0;
      if (!this.#isBusy && this.#unsent) void this.#send(this.#unsent);
    });
    this.#field.addEventListener('change', () => {
      const [file] = this.#field.files ?? [];
      // The same file chosen again must be noticed too.
      this.#field.value = '';
      if (file) this.#take(file);
    });
    this.#show({});
    this.element.append(this.#button, this.#field, this.#note, this.#bar, this.#trouble, this.#again);
  }

  /** While an answer to the question is awaited, no file is taken. @param {boolean} held */
  hold(held) {
    this.#held = held;
    this.#showBusy();
  }

  /** The person has answered otherwise. */
  giveUp() {
    this.#sending?.abort();
  }

  get #isBusy() {
    return this.#held || this.#sending !== undefined;
  }

  /** @param {File} file */
  #take(file) {
    this.#unsent = undefined;
    if (!types.includes(file.type)) this.#show({ trouble: words.fileOfAnotherType });
    else if (file.size > mostBytes) this.#show({ trouble: words.fileTooBig });
    else void this.#send({ key: uuid(), file });
  }

  /** @param {{ key: string, file: File }} unsent */
  async #send({ key, file }) {
    this.#unsent = undefined;
    const sending = new AbortController();
    this.#sending = sending;
    this.#bar.removeAttribute('value');
    this.#show({ note: words.sendingFile });
    const outcome = await uploaded({
      key,
      file,
      mark: this.#events.mark(),
      progress: (part) => {
        this.#bar.value = part;
      },
      signal: sending.signal,
    });
    this.#sending = undefined;
    if (sending.signal.aborted) {
      this.#show({});
      return;
    }
    if (outcome.kind === 'sent') {
      this.#show({ note: words.fileSent });
      this.#events.sent(outcome.mark, this.#byKeyboard);
      return;
    }
    if (outcome.kind === 'later') this.#unsent = { key, file };
    this.#show({ trouble: outcome.sentence });
  }

  /** @param {{ note?: string, trouble?: string }} said */
  #show({ note = '', trouble = '' }) {
    this.#note.textContent = note;
    this.#note.hidden = note === '';
    this.#trouble.textContent = trouble;
    this.#trouble.hidden = trouble === '';
    this.#bar.hidden = this.#sending === undefined;
    this.#again.hidden = this.#unsent === undefined;
    this.#showBusy();
  }

  /** Not `disabled`: the keyboard's focus stays where it was. */
  #showBusy() {
    for (const button of [this.#button, this.#again]) {
      if (this.#isBusy) button.setAttribute('aria-disabled', 'true');
      else button.removeAttribute('aria-disabled');
    }
  }
}
