import { known } from './element.js';
import { forget, recall, remember } from './memory.js';
import { words } from './words.js';

/** What is typed in the guest's page stays out of the browser's own chat. */
const draft = location.pathname.startsWith('/open') ? 'nastavnik.draft.open' : 'nastavnik.draft';

/** The field: Enter sends, Shift+Enter begins a new line, and what is typed survives a reload. */
export class Composer {
  #form = known('composer', HTMLFormElement);
  #field = known('message', HTMLTextAreaElement);
  #trouble = known('composer-trouble', HTMLParagraphElement);

  /** @param {(text: string) => void} onSend */
  constructor(onSend) {
    this.#field.value = recall(draft) ?? '';
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#send(onSend);
    });
    this.#field.addEventListener('keydown', (event) => {
      // While letters are being composed, Enter belongs to the input method.
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.#send(onSend);
    });
    this.#field.addEventListener('input', () => this.#changed());
    this.#grow();
  }

  /** @param {boolean} shown */
  show(shown) {
    this.#form.hidden = !shown;
    this.#grow();
  }

  focus() {
    this.#field.focus();
  }

  /** Puts a text back to be changed; what is being typed stays below it. @param {string} text */
  take(text) {
    this.#field.value = [text, this.#field.value].filter((part) => part !== '').join('\n');
    this.#changed();
    this.focus();
  }

  /** @param {(text: string) => void} onSend */
  #send(onSend) {
    const text = this.#field.value.trim();
    if (text === '' || this.#tooLong()) return;
    this.#field.value = '';
    this.#changed();
    onSend(text);
  }

  #changed() {
    if (this.#field.value === '') forget(draft);
    else remember(draft, this.#field.value);
    this.#tooLong();
    this.#grow();
  }

  #tooLong() {
    const tooLong = this.#field.value.trim().length > Number(this.#field.dataset['limit']);
    this.#trouble.hidden = !tooLong;
    this.#trouble.textContent = tooLong ? words.tooLong : '';
    return tooLong;
  }

  #grow() {
    this.#field.style.height = 'auto';
    this.#field.style.height = `${this.#field.scrollHeight + 2}px`;
  }
}
