import { setTimeout as pause } from 'node:timers/promises';
import { readStamp } from '#bot/payload.ts';
import type { SentType } from '#domain/file.ts';
import type { DialogueId } from '#domain/ids.ts';

/** A message of the program as a person sees it, in whatever messenger. */
export interface Message {
  text: string;
  buttons: readonly string[];
  picture: boolean;
  /** A document under the text. */
  file?: { name: string; bytes: Uint8Array };
}

/** A file that a person sends to the program. */
export interface SentFile {
  bytes: Uint8Array;
  name: string;
  type: SentType;
  caption?: string;
  /** As a photo of the messenger, which has no name, and not as a document. */
  asPhoto?: boolean;
}

/** How one messenger does what a person does. */
export interface Client {
  opens(code?: string): Promise<void>;
  sends(text: string): Promise<void>;
  presses(label: string): Promise<void>;
  pressesPayload(payload: string): Promise<void>;
  sendsSticker(): Promise<void>;
  /** Absent in a client that sends none yet. */
  sendsFile?(file: SentFile): Promise<void>;
  /** Until it shows whatever has been said; absent where that is at once. */
  catchesUp?(): Promise<void>;
  /** The program's messages, oldest first. */
  messages(): readonly Message[];
  /** The payload of a button that is visible now, to be pressed when it is old. */
  payload(label: string): string;
}

/** Somebody in a journey: does things and says what they see, in words that read like the chat. */
export class Person {
  readonly client: Client;
  readonly #patienceMs: number;
  /** What was there before the last deed is not an answer to it. */
  #since = 0;
  #before: readonly Message[] = [];
  /** Presses and typed answers, as a person would count them. */
  pressed = 0;
  typed = 0;

  constructor(client: Client, patienceMs = 15_000) {
    this.client = client;
    this.#patienceMs = patienceMs;
  }

  async opens(code?: string): Promise<void> {
    this.#note();
    await this.client.opens(code);
  }

  async types(text: string): Promise<void> {
    this.#note();
    this.typed += 1;
    await this.client.sends(text);
  }

  async presses(label: string): Promise<void> {
    const shown = () => this.client.messages().some(({ buttons }) => buttons.includes(label));
    const more = () => this.last()?.buttons.includes(further) === true;
    await this.#until(() => shown() || more(), `a button «${label}»`);
    // Where a messenger shows few buttons at once, it is on a further page; whatever was on its way has come by then.
    for (let page = 0; page < mostPages && !shown(); page += 1) {
      await pause(lookMs);
      if (shown() || !more()) break;
      const before = this.last();
      await this.client.presses(further);
      await this.#until(() => shown() || !sameAs(this.last() ?? blank, before), `what comes after «${further}»`);
    }
    await this.#until(shown, `a button «${label}»`);
    this.#note();
    this.pressed += 1;
    await this.client.presses(label);
  }

  async pressesPayload(payload: string): Promise<void> {
    this.#note();
    await this.client.pressesPayload(payload);
  }

  /** Presses what may never have been shown, as a button of the person's own dialogue. */
  async forges(payload: string): Promise<void> {
    await this.#until(() => this.#dialogue() !== undefined, 'a button');
    await this.pressesPayload(`${this.#dialogue()}/${payload}`);
  }

  #dialogue(): DialogueId | undefined {
    const labels = this.client.messages().flatMap(({ buttons }) => buttons);
    for (const label of labels.toReversed()) {
      // An address has no payload.
      const payload = label === 'Открыть' ? '' : this.client.payload(label);
      const read = readStamp(payload);
      if (read) return read.dialogue;
    }
    return undefined;
  }

  async sendsSticker(): Promise<void> {
    this.#note();
    await this.client.sendsSticker();
  }

  async sendsFile(file: SentFile): Promise<void> {
    if (!this.client.sendsFile) throw new Error('This client sends no files');
    this.#note();
    await this.client.sendsFile(file);
  }

  /** Waits until a message that is new, or changed, since the last deed has these words. Returns it. */
  async sees(words: string | RegExp): Promise<Message> {
    const fits = (message: Message) =>
      typeof words === 'string' ? message.text.includes(words) : words.test(message.text);
    await this.#until(() => this.#news().some(fits), `«${words}»`);
    return this.#news().findLast(fits) as Message;
  }

  /** No message that is new, or changed, since the last deed has these words. Asked once the world has settled, as after a tick. */
  async hasNotSeen(words: string): Promise<void> {
    await this.client.catchesUp?.();
    const seen = this.#news().find(({ text }) => text.includes(words));
    if (seen) throw new Error(`Sees «${words}»: ${seen.text}`);
  }

  /** Waits for the question that follows from the last deed: the newest message, with buttons. */
  async asked(): Promise<Message> {
    const question = () => {
      const last = this.last();
      const news = this.#news().at(-1);
      return last && last.buttons.length > 0 && sameAs(last, news) ? last : undefined;
    };
    await this.#until(() => question() !== undefined, 'a question');
    return question() as Message;
  }

  /** The newest message, once it is there. */
  last(): Message | undefined {
    return this.client.messages().at(-1);
  }

  #note(): void {
    this.#before = [...this.client.messages()];
    this.#since = this.#before.length;
  }

  #news(): Message[] {
    return this.client
      .messages()
      .filter((message, index) => index >= this.#since || !sameAs(message, this.#before[index]));
  }

  async #until(holds: () => boolean, what: string): Promise<void> {
    const deadline = performance.now() + this.#patienceMs;
    while (!holds()) {
      if (performance.now() > deadline) {
        const shown = this.client.messages().slice(-4);
        throw new Error(
          `Does not see ${what}. Sees:\n${shown.map(({ text, buttons }) => `— ${text} [${buttons.join(' | ')}]`).join('\n')}`,
        );
      }
      await pause(5);
    }
  }
}

const further = 'Ещё »';
const mostPages = 3;
const lookMs = 500;
const blank: Message = { text: '', buttons: [], picture: false };

function sameAs(one: Message, other: Message | undefined): boolean {
  return one.text === other?.text && one.buttons.join('\n') === other.buttons.join('\n');
}
