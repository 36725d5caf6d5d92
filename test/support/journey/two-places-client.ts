import { setTimeout as pause } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import type { MessengerClient } from './messenger-client.ts';
import type { Client, Message, SentFile } from './person.ts';
import { WebClient } from './web-client.ts';

/**
 * Somebody in Telegram of a school that may show and ask nothing personal there: whatever is held back is looked at in
 * the window behind «Открыть», at once. Both are one row of messages, in the order in which they were seen; what stands in
 * Telegram instead of a message is left out.
 */
export class TwoPlacesClient implements Client {
  readonly #telegram: MessengerClient;
  readonly #origin: () => string;
  readonly #windows: WebClient[] = [];
  readonly #opened = new Set<string>();
  /** Where each message that has been seen stands. */
  readonly #row: { at: Client; index: number }[] = [];
  readonly #seen = new Map<Client, number>();
  #over = false;

  constructor(telegram: MessengerClient, origin: () => string) {
    this.#telegram = telegram;
    this.#origin = origin;
    const looking = this.#looksAround();
    onTestFinished(async () => {
      this.#over = true;
      await looking;
      for (const window of this.#windows) window.close();
    });
  }

  async opens(code?: string): Promise<void> {
    await this.#telegram.opens(code);
  }

  async sends(text: string): Promise<void> {
    await this.#here().sends(text);
  }

  async presses(label: string): Promise<void> {
    await this.#withButton(label).presses(label);
  }

  async pressesPayload(payload: string): Promise<void> {
    await this.#telegram.pressesPayload(payload);
  }

  async sendsSticker(): Promise<void> {
    await this.#telegram.sendsSticker();
  }

  async sendsFile(file: SentFile): Promise<void> {
    await this.#here().sendsFile?.(file);
  }

  async catchesUp(): Promise<void> {
    await pause(300);
  }

  payload(label: string): string {
    return this.#withButton(label).payload(label);
  }

  messages(): readonly Message[] {
    for (const at of [this.#telegram, ...this.#windows]) {
      const all = at.messages();
      for (let index = this.#seen.get(at) ?? 0; index < all.length; index += 1) {
        if (!standsForElsewhere(all[index])) this.#row.push({ at, index });
      }
      this.#seen.set(at, all.length);
    }
    return this.#row.flatMap(({ at, index }) => at.messages()[index] ?? []);
  }

  /** Where the newest question or screen stands. */
  #here(): Client {
    this.messages();
    const shows = this.#row.findLast(({ at, index }) => isOpen(at) && (at.messages()[index]?.buttons ?? []).length > 0);
    return shows?.at ?? this.#telegram;
  }

  #withButton(label: string): Client {
    this.messages();
    const shows = this.#row.findLast(({ at, index }) => isOpen(at) && at.messages()[index]?.buttons.includes(label));
    return shows?.at ?? this.#telegram;
  }

  async #looksAround(): Promise<void> {
    while (!this.#over) {
      const heldBack = this.#telegram.messages().findLast((message) => message.buttons.includes('Открыть'));
      if (heldBack) await this.#follows(this.#telegram.chat.link('Открыть'));
      await pause(20);
    }
  }

  async #follows(link: string): Promise<void> {
    if (this.#opened.has(link)) return;
    this.#opened.add(link);
    const window = new WebClient(this.#origin(), '/open');
    await window.open();
    this.#windows.push(window);
    await window.opens(new URL(link).searchParams.get('start') ?? '');
  }
}

/** «Открыть» in Telegram, and the last word of a window. */
function standsForElsewhere(message: Message | undefined): boolean {
  return message?.buttons.includes('Открыть') === true || isLastWord(message);
}

function isLastWord(message: Message | undefined): boolean {
  return message?.text.startsWith('Готово. Дальше разговор идёт') === true;
}

/** A window that has said its last word hears nothing any more. */
function isOpen(at: Client): boolean {
  return !isLastWord(at.messages().at(-1));
}
