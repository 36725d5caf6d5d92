import { closed, type Reply } from '#bot/layout.ts';
import type { Packed, Text } from '#bot/text.ts';
import type { AccountId } from '#domain/ids.ts';
import type { Frame, Question, View } from './frame.ts';

/** What a dialogue remembers between turns. */
export interface Memory {
  frames: Frame[];
  /** What is asked now; absent while everything is parked. */
  question?: Question;
  /** The number of the last asked question. */
  asked: number;
}

/** Says something; returns the key of the row with the buttons and the text it shows. */
export type Post = (reply: Reply, options?: { personal?: boolean; replaces?: string }) => { key: string; text: Packed };

/** How a question is worded once its number is known: the number is in its buttons. */
export type Worded = (number: number) => { reply: Reply; personal: boolean };

/** The one question of a dialogue: asked under a new number, shown anew in its place, closed when it is answered. */
export class OpenQuestion {
  readonly #memory: Memory;
  readonly #account: AccountId;
  readonly #post: Post;

  constructor(memory: Memory, account: AccountId, post: Post) {
    this.#memory = memory;
    this.#account = account;
    this.#post = post;
  }

  get now(): Question | undefined {
    return this.#memory.question;
  }

  /** The conversation whose question is asked now. */
  get frame(): Frame | undefined {
    const { question, frames } = this.#memory;
    return question && frames.find(({ id }) => id === question.frame);
  }

  /** A new question; the one before loses its buttons. */
  ask(frame: Frame, worded: Worded, view: View = {}): void {
    this.close();
    this.#memory.asked += 1;
    const { reply, personal } = worded(this.#memory.asked);
    const { key, text } = this.#post(reply, { personal });
    this.#remember(frame, key, text, { view, ...(reply.asksFile && { asksFile: true }) });
  }

  /** The same question with other buttons, in its place; where another messenger shows it, it is asked here instead. */
  showAnew(frame: Frame, worded: Worded, view: View): void {
    const { question } = this.#memory;
    if (question?.account !== this.#account) {
      this.ask(frame, worded, view);
      return;
    }
    const { reply, personal } = worded(this.#memory.asked);
    const { text } = this.#post(reply, { personal, replaces: question.key });
    this.#remember(frame, question.key, text, { view });
  }

  /** The message of the question shows the answer and loses its buttons. */
  close(answer?: Text): void {
    const { question } = this.#memory;
    delete this.#memory.question;
    if (question?.account === this.#account) this.#post(closed(question.text, answer), { replaces: question.key });
  }

  #remember(frame: Frame, key: string, text: Packed, shown: Pick<Question, 'view' | 'asksFile'>): void {
    const { asked: number } = this.#memory;
    this.#memory.question = { number, frame: frame.id, key, account: this.#account, text, ...shown };
  }
}
