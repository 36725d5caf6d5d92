import { setTimeout as pause } from 'node:timers/promises';
import { MessengerClient } from './messenger-client.ts';
import type { Message, Person } from './person.ts';

/** Somebody on a random walk, with all that has ever been on the screen. */
export class Walker {
  readonly name: string;
  readonly person: Person;
  /** Words that nobody else has: a surname, a subject, what this one types. */
  readonly words: readonly string[];
  /** A curator or psychologist may read of everybody in the school. */
  readonly readsSchool: boolean;
  /** Payloads of all buttons that were ever visible, with their labels. */
  readonly buttons = new Map<string, string>();
  #shown: string[] = [];

  constructor(
    name: string,
    person: Person,
    { words, readsSchool = false }: { words: string[]; readsSchool?: boolean },
  ) {
    this.name = name;
    this.person = person;
    this.words = words;
    this.readsSchool = readsSchool;
  }

  /** Messages that are new, or have changed, since they were last looked at. */
  news(): Message[] {
    return this.person.client.messages().filter((message, index) => asText(message) !== this.#shown[index]);
  }

  /** Looks at everything, and keeps the buttons for later. */
  looks(): Message[] {
    const news = this.news();
    this.#shown = this.person.client.messages().map(asText);
    for (const label of news.flatMap(({ buttons }) => buttons)) {
      const payload = this.#payload(label);
      if (payload !== undefined) this.buttons.set(payload, label);
    }
    return news;
  }

  async isAnswered(withinMs: number): Promise<boolean> {
    const deadline = performance.now() + withinMs;
    while (this.news().length === 0) {
      if (performance.now() > deadline) return false;
      await pause(5);
    }
    return true;
  }

  /** A voice message; a browser has none, like it has no stickers. */
  async sendsVoice(): Promise<void> {
    const { client } = this.person;
    if (client instanceof MessengerClient) client.chat.sendsVoice();
    else await client.sendsSticker();
  }

  /** Nothing for a button that opens a page. */
  #payload(label: string): string | undefined {
    try {
      return this.person.client.payload(label);
    } catch {
      return undefined;
    }
  }
}

function asText({ text, buttons }: Message): string {
  return JSON.stringify([text, buttons]);
}
