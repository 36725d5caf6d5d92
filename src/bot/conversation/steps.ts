import type { ReplayControls } from '@grammyjs/conversations';
import type { Json } from './conversation.ts';

/** The steps of one replay, one at a time: the engine would wait for ever for one begun inside another. */
export class Steps {
  readonly #controls: ReplayControls;
  readonly #names = new Set<string>();
  #current: string | undefined;

  constructor(controls: ReplayControls) {
    this.#controls = controls;
  }

  /** Two steps of one name would be taken for each other in a replay. */
  name(name: string): string {
    if (this.#names.has(name)) throw new Error(`Two steps are named ${name}`);
    this.#names.add(name);
    return name;
  }

  async stop(key: string): Promise<unknown> {
    return this.#one(key, () => this.#controls.interrupt(key));
  }

  /** An action that throws and is caught would never resolve: it logs the error, which is thrown outside of it. */
  async act<T extends Json>(key: string, act: () => Promise<T>): Promise<T> {
    let failure: unknown;
    const logged = (await this.#one(key, () =>
      this.#controls.action(async (): Promise<Logged> => {
        try {
          return { ok: await act() };
        } catch (error) {
          failure = error;
          const { name, message } = error instanceof Error ? error : new Error(String(error));
          return { error: { name, message } };
        }
      }, key),
    )) as Logged;
    if ('error' in logged) throw failure ?? new Failed(logged.error);
    return logged.ok as T;
  }

  /** Leaves the conversation for good, past any `catch` in it: its steps are not those of the log. */
  async stale(): Promise<never> {
    return this.#controls.cancel();
  }

  allDone(): void {
    if (this.#current !== undefined) throw new Error(`Ended before ${this.#current} was done: is an await missing?`);
  }

  async #one<T>(key: string, step: () => Promise<T>): Promise<T> {
    if (this.#current !== undefined) {
      throw new Error(`${key} begins before ${this.#current} is done: is it inside a record, or is an await missing?`);
    }
    this.#current = key;
    try {
      return await step();
    } catch (error) {
      if (isStale(error)) return this.stale();
      throw error;
    } finally {
      this.#current = undefined;
    }
  }
}

/** A step that had failed when it ran, met again in a replay: of the error, its name and message are left. */
class Failed extends Error {
  constructor({ name, message }: { name: string; message: string }) {
    super(message);
    this.name = name;
  }
}

type Logged = { ok: Json } | { error: { name: string; message: string } };

/** The engine's own word for a log that does not fit the code: its message is all there is to know it by. */
function isStale(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('Bad replay');
}
