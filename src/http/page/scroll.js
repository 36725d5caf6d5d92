import { known } from './element.js';

const nearPx = 120;
const air = 16;

/** Keeps the newest in sight, unless the person is reading above. A message longer than the screen is shown from its beginning. */
export class Scroll {
  #scroller = known('scroller', HTMLElement);
  #down = known('down', HTMLButtonElement);
  /** The first message that came after the person last did something. @type {HTMLElement | undefined} */
  #anchor;
  #follows = true;

  constructor() {
    this.#scroller.addEventListener('scroll', () => this.#look(), { passive: true });
    this.#down.addEventListener('click', () => this.toEnd());
    new ResizeObserver(() => this.#keep()).observe(this.#scroller);
    const content = this.#scroller.firstElementChild;
    if (content) new ResizeObserver(() => this.#keep()).observe(content);
  }

  /** The person did something: what comes now is its answer. */
  toEnd() {
    this.#anchor = undefined;
    this.#follows = true;
    this.#go();
  }

  /** @param {HTMLElement} message */
  arrived(message) {
    if (this.#anchor === undefined || !this.#anchor.isConnected) this.#anchor = message;
    this.#keep();
  }

  /** Adds above without moving what is being read. @param {() => void} change */
  holding(change) {
    const fromEnd = this.#scroller.scrollHeight - this.#scroller.scrollTop;
    this.#follows = false;
    change();
    this.#scroller.scrollTop = this.#scroller.scrollHeight - fromEnd;
  }

  #keep() {
    if (this.#follows) this.#go();
    this.#look();
  }

  #go() {
    const end = this.#scroller.scrollHeight - this.#scroller.clientHeight;
    const anchored = this.#anchor?.isConnected ? this.#anchor.offsetTop - air : end;
    this.#scroller.scrollTop = Math.min(end, Math.max(anchored, 0));
  }

  #look() {
    const { scrollHeight, clientHeight, scrollTop } = this.#scroller;
    const below = scrollHeight - clientHeight - scrollTop;
    const atAnchor = this.#anchor?.isConnected === true && Math.abs(this.#anchor.offsetTop - air - scrollTop) < 2;
    this.#follows = below < nearPx || atAnchor;
    this.#down.hidden = below < nearPx;
  }
}
