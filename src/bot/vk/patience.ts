import { setTimeout as sleep } from 'node:timers/promises';
import { reasonOf, VkRefusal, VkSilence } from './client.ts';
import type { Log } from './log.ts';

/** The pause after a failure: doubled from the first to the most, in ms. */
export interface Pauses {
  first: number;
  most: number;
}

/** Waits out an outage of VK, of the network or of our database, and tells of it once when it begins and once when it ends. */
export class Patience {
  readonly #what: string;
  readonly #pauses: Pauses;
  readonly #log: Log;
  #pause = 0;

  constructor(what: string, pauses: Pauses, log: Log) {
    this.#what = what;
    this.#pauses = pauses;
    this.#log = log;
  }

  worked(): void {
    if (this.#pause > 0) this.#log.info({ what: this.#what }, 'VK works again');
    this.#pause = 0;
  }

  /** Resolves when it is time to try again, or at once when aborted. */
  async failed(error: unknown, signal: AbortSignal): Promise<void> {
    if (this.#pause === 0) this.#tell(error);
    this.#pause = Math.min(this.#pause === 0 ? this.#pauses.first : this.#pause * 2, this.#pauses.most);
    await rest(this.#pause, signal);
  }

  /** A refusal (a wrong token, long poll switched off) needs a person; the rest passes by itself. */
  #tell(error: unknown): void {
    const what = this.#what;
    const message = 'VK does not work, it is tried again and again';
    if (error instanceof VkRefusal) this.#log.error({ what, method: error.method, code: error.code }, message);
    else if (error instanceof VkSilence) this.#log.warn({ what, method: error.method, reason: error.message }, message);
    // Of other errors (the database) only the kind: their words may quote what was being kept.
    else this.#log.warn({ what, reason: reasonOf(error) }, message);
  }
}

export async function rest(ms: number, signal: AbortSignal): Promise<void> {
  // Ends early when aborted; the caller looks at the signal.
  await sleep(ms, undefined, { signal }).catch(() => undefined);
}
