import { known } from './element.js';
import { words } from './words.js';

/** The line under the name: on air, or what is wrong. Each source of trouble speaks for itself. */
export class Status {
  #line = known('status', HTMLElement);
  /** @type {Map<string, string>} */
  #troubles = new Map();
  #isReady = false;

  ready() {
    this.#isReady = true;
    this.#show();
  }

  /** @param {'line' | 'sending' | 'answer'} source @param {string | undefined} sentence */
  trouble(source, sentence) {
    if (sentence === undefined) this.#troubles.delete(source);
    else this.#troubles.set(source, sentence);
    this.#show();
  }

  #show() {
    const [trouble] = this.#troubles.values();
    const text = trouble ?? (this.#isReady ? words.online : words.opening);
    document.body.classList.toggle('in-trouble', trouble !== undefined);
    // A repeated text would be read aloud again.
    if (this.#line.textContent !== text) this.#line.textContent = text;
  }
}
