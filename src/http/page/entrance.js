import { element, known } from './element.js';
import { words } from './words.js';

/**
 * How a browser comes in: by the link of an invitation, by a code, or without one. The link alone uses no code up,
 * because messengers open links for previews; the press does.
 */
export class Entrance {
  #whole = known('entrance', HTMLElement);
  #start = known('entrance-start', HTMLButtonElement);
  #form = known('entrance-form', HTMLFormElement);
  #field = known('entrance-code', HTMLInputElement);
  #without = known('entrance-without', HTMLButtonElement);
  #trouble = known('entrance-trouble', HTMLParagraphElement);
  #code = new URL(location.href).searchParams.get('start')?.trim() || undefined;
  /** The link leads to one's own chat in another browser. */
  #isOwnChat = new URL(location.href).searchParams.get('chat') === 'own';

  /** @param {(code: string | undefined) => void} onStart */
  constructor(onStart) {
    this.#start.addEventListener('click', () => {
      const code = this.#code;
      this.#code = undefined;
      history.replaceState(null, '', location.pathname);
      onStart(code);
    });
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
      const code = codeIn(this.#field.value);
      if (code === '') this.complain(words.emptyCode);
      else onStart(code);
    });
    this.#without.addEventListener('click', () => onStart(undefined));
  }

  /** @param {boolean} isNew whether this browser has no dialogue yet @returns {boolean} whether the entrance is shown */
  show(isNew) {
    const invited = this.#code !== undefined;
    this.#whole.hidden = !invited && !isNew;
    this.#whole.classList.toggle('short', !isNew);
    this.#start.hidden = !invited;
    this.#form.hidden = invited || isGuest;
    this.#without.hidden = invited || isGuest;
    known('entrance-text', HTMLParagraphElement).replaceChildren(
      element('span', '', invited ? this.#invitation() : isGuest ? words.sessionOver : words.welcome),
    );
    this.complain('');
    return !this.#whole.hidden;
  }

  #invitation() {
    if (isGuest) return words.opened;
    return this.#isOwnChat ? words.ownChat : words.invited;
  }

  hide() {
    this.#whole.hidden = true;
  }

  /** @param {string} sentence */
  complain(sentence) {
    this.#trouble.textContent = sentence;
    this.#trouble.hidden = sentence === '';
  }

  focus() {
    if (this.#start.hidden) this.#field.focus();
    else this.#start.focus();
  }
}

/** Opened by the link behind «Открыть»: a guest of one conversation. */
const isGuest = location.pathname.startsWith('/open');

/** A whole link pasted into the field counts too. @param {string} typed */
function codeIn(typed) {
  const text = typed.trim();
  const inLink = URL.canParse(text) ? new URL(text).searchParams.get('start') : null;
  return (inLink ?? text).replace(/\s+/g, '').slice(0, 64);
}
