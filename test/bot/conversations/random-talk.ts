import type { Asking, Json, Option, Prompt, Talk } from '#bot/conversation/conversation.ts';

/** Answers by itself, with numbers from outside; for conversations that ask and do nothing else. */
export class RandomTalk<W> implements Talk<W> {
  readonly #numbers: Iterator<number>;
  readonly #typed: string;
  readonly at = Temporal.Instant.from('2026-09-14T10:00+03:00');
  asked = 0;

  constructor(numbers: Iterable<number>, typed: string) {
    this.#numbers = numbers[Symbol.iterator]();
    this.#typed = typed;
  }

  async choose<Key extends string>(
    _step: string,
    _prompt: Prompt<W>,
    options: readonly Option<Key>[] | ((work: W) => Promise<readonly Option<Key>[]>),
  ): Promise<Key> {
    if (typeof options === 'function') throw new Error('These options need a school');
    return this.#oneOf(options).key;
  }

  async ask<T extends Json>(_step: string, _prompt: Prompt<W>, { read, suggest = [] }: Asking<T>): Promise<T> {
    const typed = read(this.#typed, this.at);
    const suggested = typeof suggest === 'function' ? suggest(this.at) : suggest;
    return this.#oneOf([...suggested.map(({ value }) => value), ...('value' in typed ? [typed.value] : [])]);
  }

  async pick<Key extends string>(
    _step: string,
    _prompt: Prompt<W>,
    options: readonly Option<Key>[] | ((work: W) => Promise<readonly Option<Key>[]>),
  ): Promise<readonly Key[]> {
    if (typeof options === 'function') throw new Error('These options need a school');
    return [this.#oneOf(options).key];
  }

  async askFile(): Promise<never> {
    throw new Error('No file is asked for here');
  }

  async say(): Promise<void> {}

  async leadTo(): Promise<void> {}

  async handOver(): Promise<void> {}

  async fill(): Promise<never> {
    throw new Error('Nothing is filled here');
  }

  async record(): Promise<never> {
    throw new Error('Nothing is recorded here');
  }

  async read(): Promise<never> {
    throw new Error('Nothing is read here');
  }

  async run(): Promise<never> {
    throw new Error('No other conversation is run here');
  }

  async until(): Promise<never> {
    throw new Error('Nothing is waited for here');
  }

  #oneOf<T>(all: readonly T[]): T {
    this.asked += 1;
    const number = this.#numbers.next().value ?? 0;
    const one = all[number % all.length];
    if (one === undefined) throw new Error('Nothing to choose from');
    return one;
  }
}
