import { setTimeout as sleep } from 'node:timers/promises';

/** How long the adapter waits for what. Tests make it short. */
export interface Pace {
  /** Seconds that Telegram may hold a poll open while there is nothing new. */
  longPollSeconds: number;
  /** Seconds after which a call counts as lost. More than longPollSeconds. */
  callSeconds: number;
  /** Seconds for a file that somebody has sent, from the question to its last byte. */
  fileSeconds: number;
  firstPauseMs: number;
  longestPauseMs: number;
  /** After 409: another poller is there, usually the replica that is just going. */
  conflictPauseMs: number;
}

export const usualPace: Pace = {
  longPollSeconds: 25,
  callSeconds: 40,
  fileSeconds: 20,
  firstPauseMs: 500,
  longestPauseMs: 30_000,
  conflictPauseMs: 3_000,
};

/** Pauses between tries: twice as long each time, short again after a success. */
export class Backoff {
  readonly #pace: Pace;
  #failures = 0;

  constructor(pace: Pace) {
    this.#pace = pace;
  }

  get failing(): boolean {
    return this.#failures > 0;
  }

  succeeded(): void {
    this.#failures = 0;
  }

  failed(): number {
    const ms = this.#pace.firstPauseMs * 2 ** Math.min(this.#failures, 20);
    this.#failures += 1;
    return Math.min(ms, this.#pace.longestPauseMs);
  }
}

/** Waits, or returns at once when the program stops. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await sleep(ms, undefined, { signal });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
