import { known } from './element.js';

const patienceMs = 15_000;

/** The three dots: shown from a message of the person until the program says something. */
export class Awaiting {
  #dots = known('typing', HTMLElement);
  #onSlow;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /** @param {(slow: boolean) => void} onSlow */
  constructor(onSlow) {
    this.#onSlow = onSlow;
  }

  begin() {
    clearTimeout(this.#timer);
    this.#dots.hidden = false;
    this.#timer = setTimeout(() => {
      this.#dots.hidden = true;
      this.#onSlow(true);
    }, patienceMs);
  }

  end() {
    clearTimeout(this.#timer);
    this.#dots.hidden = true;
    this.#onSlow(false);
  }
}
