import { forget, recall, remember, remembered } from './memory.js';
import { uuid } from './uuid.js';
import { words } from './words.js';

/**
 * @typedef {{ kind: 'text', text: string } | { kind: 'press', payload: string } | { kind: 'start', code?: string }} Said
 *
 * @typedef {object} Letter
 * @property {string} key made here, the same at every try: the program takes it once
 * @property {Said} said
 * @property {string} at ISO instant
 * @property {number} order
 * @property {string} [mark] the browser's account as the page knew it: said by a guest, it is not another guest's
 * @property {string} [refused] why the program will never take it
 *
 * @typedef {object} OutboxEvents
 * @property {(letter: Letter) => void} posting
 * @property {(letter: Letter, mark: string) => void} sent
 * @property {(letter: Letter, sentence: string) => void} refused
 * @property {(sentence: string | undefined) => void} trouble why sending has to wait; nothing when it goes again
 */

/** The guest's page keeps its letters apart from those of the browser's own chat. */
const prefix = `nastavnik.unsent.${location.pathname}.`;
const patienceMs = 20_000;
const longestPauseMs = 30_000;
/** A longer wait than this is told to the person at once instead of holding up what comes after. */
const longestHoldMs = 60_000;

/**
 * What the person said and the program has not yet confirmed, one after the other. It survives a reload and a lost
 * connection: a letter leaves only when the program has it or refuses it for good.
 */
export class Outbox {
  /** @type {Letter[]} */
  #letters;
  #events;
  #running = false;
  #wake = () => {};

  /** @param {OutboxEvents} events */
  constructor(events) {
    this.#events = events;
    this.#letters = remembered(prefix)
      .flatMap(readLetter)
      .sort((one, other) => one.order - other.order);
  }

  get letters() {
    return this.#letters;
  }

  /** @param {Said} said @param {string | undefined} mark @returns {Letter} */
  add(said, mark) {
    const at = new Date();
    const order = at.getTime() + this.#letters.length / 1000;
    const letter = { key: uuid(), said, at: at.toISOString(), order, ...(mark === undefined ? {} : { mark }) };
    this.#letters.push(letter);
    remember(prefix + letter.key, JSON.stringify(letter));
    this.go();
    return letter;
  }

  /** @param {string} key */
  remove(key) {
    this.#letters = this.#letters.filter((letter) => letter.key !== key);
    forget(prefix + key);
  }

  /** Sends what waits, now. */
  go() {
    if (this.#running) this.#wake();
    else void this.#run();
  }

  async #run() {
    this.#running = true;
    let failures = 0;
    for (;;) {
      const letter = this.#letters.find(({ refused }) => refused === undefined);
      if (letter === undefined) break;
      if (failures === 0) this.#events.posting(letter);
      const outcome = await post(letter);
      if (outcome.kind === 'sent') {
        this.remove(letter.key);
        this.#events.sent(letter, outcome.mark);
      } else if (outcome.kind === 'refused') {
        this.#refuse(letter, outcome.sentence);
      } else {
        failures += 1;
        this.#events.trouble(outcome.sentence);
        await this.#pause(outcome.afterMs ?? Math.min(longestPauseMs, 1000 * 2 ** (failures - 1)));
        continue;
      }
      failures = 0;
      this.#events.trouble(undefined);
    }
    this.#running = false;
  }

  /** @param {Letter} letter @param {string} sentence */
  #refuse(letter, sentence) {
    letter.refused = sentence;
    remember(prefix + letter.key, JSON.stringify(letter));
    this.#events.refused(letter, sentence);
  }

  /** @param {number} ms @returns {Promise<void>} */
  #pause(ms) {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

/**
 * @typedef {{ kind: 'sent', mark: string } | { kind: 'refused', sentence: string }
 *   | { kind: 'later', sentence: string, afterMs?: number }} Outcome
 *
 * @param {Letter} letter
 * @param {boolean} [again] the cookie was missing and has just been set
 * @returns {Promise<Outcome>}
 */
async function post(letter, again = false) {
  const { key, said, mark } = letter;
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), patienceMs);
  try {
    const response = await fetch('chat/say', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(mark === undefined ? {} : { 'x-mark': mark }) },
      body: JSON.stringify({ key, ...said }),
      signal: stop.signal,
    });
    const answer = await readAnswer(response);
    if (response.ok) return { kind: 'sent', mark: answer.mark };
    if (response.status === 401 && !again) return post(letter, true);
    const sentence = answer.sentence || words.refused;
    if (response.status === 401) return { kind: 'later', sentence };
    const afterMs = Number(response.headers.get('retry-after')) * 1000;
    if (response.status === 429 && afterMs <= longestHoldMs) return { kind: 'later', sentence, afterMs };
    if (response.status >= 500) return { kind: 'later', sentence: answer.sentence || words.offline };
    return { kind: 'refused', sentence };
  } catch {
    return { kind: 'later', sentence: words.offline };
  } finally {
    clearTimeout(timer);
  }
}

/** @param {Response} response @returns {Promise<{ mark: string, sentence: string }>} */
async function readAnswer(response) {
  const answer = await response.json().catch(() => ({}));
  return { mark: String(answer?.mark ?? ''), sentence: String(answer?.sentence ?? '') };
}

/** @param {string} name @returns {Letter[]} */
function readLetter(name) {
  try {
    const letter = JSON.parse(recall(name) ?? '');
    return typeof letter.key === 'string' && typeof letter.said?.kind === 'string' ? [letter] : [];
  } catch {
    forget(name);
    return [];
  }
}
