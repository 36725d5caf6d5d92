import { setTimeout as pause } from 'node:timers/promises';
import { readStamp } from '#bot/payload.ts';
import { MessengerClient } from './messenger-client.ts';
import type { Message, Person } from './person.ts';
import { WebClient } from './web-client.ts';

/** A word that only one human of the walk says; wherever it is shown, it is theirs. */
export interface Secret {
  /** The beginning of it, without the endings of cases. */
  stem: string;
  /** A class teacher may read names of the own class, and no answers. */
  kind: 'name' | 'answer';
  /** The school to which alone it was said. */
  school?: string;
}

/** Somebody on a random walk, with all that has ever been on the screen. */
export class Walker {
  readonly name: string;
  readonly person: Person;
  /** Shared by all the windows and messengers of one human. */
  readonly secrets: readonly Secret[];
  /** Payloads of all buttons that were ever visible, with their labels. */
  readonly buttons = new Map<string, string>();
  /** The program's number of this chat, once something has been said in it. */
  account: number | undefined;
  /** A window behind «Открыть», which closes by itself. */
  readonly guest: boolean;
  #shown: string[] = [];

  constructor(name: string, person: Person, secrets: readonly Secret[], { guest = false } = {}) {
    this.name = name;
    this.person = person;
    this.secrets = secrets;
    this.guest = guest;
  }

  get inTelegram(): boolean {
    return this.chat !== undefined && 'clears' in this.chat;
  }

  /** Nothing for a browser. */
  get chat(): MessengerClient['chat'] | undefined {
    const { client } = this.person;
    return client instanceof MessengerClient ? client.chat : undefined;
  }

  close(): void {
    if (this.person.client instanceof WebClient) this.person.client.close();
  }

  /** Messages that are new, or have changed, since they were last looked at. */
  news(): Message[] {
    const shown = this.#asShown();
    return this.person.client.messages().filter((_, index) => shown[index] !== this.#shown[index]);
  }

  /** Looks at everything, and keeps the buttons for later. */
  looks(): Message[] {
    const news = this.news();
    this.#shown = this.#asShown();
    for (const label of news.flatMap(({ buttons }) => buttons)) {
      const payload = this.payload(label);
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

  /** Of a button that is visible now; nothing for one that opens a page. */
  payload(label: string): string | undefined {
    try {
      return this.person.client.payload(label);
    } catch {
      return undefined;
    }
  }

  /** As a button of the walker's own dialogue would say it; bare where no button was ever seen. */
  asOwn(payload: string): string {
    const newest = [...this.buttons.keys()].map(readStamp).findLast((read) => read !== undefined);
    return newest === undefined ? payload : `${newest.dialogue}/${payload}`;
  }

  /** A page is told of each message a moment after it has been said. */
  async comesToSee(question: number, withinMs: number): Promise<boolean> {
    const deadline = performance.now() + withinMs;
    while (!this.#canAnswer(question)) {
      if (performance.now() > deadline) return false;
      await pause(5);
    }
    return true;
  }

  /** Whether a question with this number can be answered by a button that is visible, or in the browser by «Открыть». */
  #canAnswer(question: number): boolean {
    const buttons = this.person.client.messages().flatMap((message) => message.buttons);
    return buttons
      .slice(-40)
      .some((label) => label === 'Открыть' || this.payload(label)?.includes(`/a:${question}:`) === true);
  }

  /** With the address behind «Открыть»: the same words with a fresh link are an answer. */
  #asShown(): string[] {
    const messages = this.person.client.messages();
    const link = messages.some(({ buttons }) => buttons.includes('Открыть')) ? this.chat?.link('Открыть') : undefined;
    return messages.map(({ text, buttons }) =>
      JSON.stringify([text, buttons, ...(buttons.includes('Открыть') ? [link] : [])]),
    );
  }
}
