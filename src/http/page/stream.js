/**
 * @import { ShownRow } from '../../bot/web/shown-row.ts'
 *
 * @typedef {object} StreamEvents
 * @property {() => number | undefined} after position of the last row that the page has
 * @property {(row: ShownRow) => void} row
 * @property {(mark: string) => void} ready everything there is so far has come
 * @property {() => void} lost
 * @property {() => void} strange this browser keeps no cookie
 */

/** The server says something every 15 seconds; so long a silence means that the line is dead. */
const silenceMs = 40_000;
/** A break shorter than this (a new version of the program) is not worth a word. */
const graceMs = 1500;
const longestPauseMs = 15_000;

/** Rows as they appear. A broken line is taken up again where it broke. */
export class Stream {
  #events;
  /** @type {EventSource | undefined} */
  #source;
  #failures = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #retry;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #silence;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #grace;

  /** @param {StreamEvents} events */
  constructor(events) {
    this.#events = events;
  }

  open() {
    this.close();
    const after = this.#events.after();
    const source = new EventSource(after === undefined ? 'chat/events' : `chat/events?after=${after}`);
    this.#source = source;
    this.#listen();
    source.addEventListener('row', ({ data }) => {
      this.#listen();
      this.#events.row(JSON.parse(data));
    });
    source.addEventListener('over', () => location.reload());
    source.addEventListener('alive', () => this.#listen());
    source.addEventListener('ready', ({ data }) => {
      this.#failures = 0;
      clearTimeout(this.#grace);
      this.#grace = undefined;
      this.#events.ready(JSON.parse(data).mark);
    });
    source.addEventListener('error', () => this.#lose());
  }

  close() {
    clearTimeout(this.#retry);
    clearTimeout(this.#silence);
    this.#source?.close();
    this.#source = undefined;
  }

  get isOpen() {
    return this.#source !== undefined;
  }

  /** The browser says that the network is gone: nobody needs to wait for the proof. */
  cut() {
    clearTimeout(this.#grace);
    this.#grace = undefined;
    this.#events.lost();
    this.#lose();
  }

  #listen() {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => this.#lose(), silenceMs);
  }

  #lose() {
    this.close();
    this.#failures += 1;
    this.#grace ??= setTimeout(() => this.#events.lost(), graceMs);
    if (this.#failures % 3 === 0) void this.#ask();
    const pause = Math.min(longestPauseMs, 500 * 2 ** this.#failures);
    this.#retry = setTimeout(() => this.open(), pause * (0.75 + Math.random() / 2));
  }

  /** An event source does not tell why it failed. */
  async #ask() {
    const response = await fetch('chat/rows?before=0').catch(() => undefined);
    if (response?.status === 401) this.#events.strange();
  }
}
