import { nameOf, TelegramFailure } from './failure.ts';
import { Backoff, type Pace, pause } from './pace.ts';

/** Where trouble is told: once when it begins and once when it ends, not at every try. pino fits. */
export interface Log {
  info(fields: object, words: string): void;
  warn(fields: object, words: string): void;
}

/** Tries until it succeeds or the program stops; obeys retry_after. Without end: a school's network is down for hours. */
export async function untiring(
  what: string,
  attempt: () => Promise<void>,
  { pace, log, signal }: { pace: Pace; log: Log; signal: AbortSignal },
): Promise<void> {
  const backoff = new Backoff(pace);
  while (!signal.aborted) {
    try {
      await attempt();
      if (backoff.failing) log.info({ what }, 'telegram: works again');
      return;
    } catch (error) {
      if (signal.aborted) return;
      if (!backoff.failing) log.warn({ what, why: nameOf(error) }, 'telegram: failed, will be tried again');
      await pause(Math.max(backoff.failed(), retryAfter(error)), signal);
    }
  }
}

export function retryAfter(error: unknown): number {
  return error instanceof TelegramFailure ? (error.retryAfterMs ?? 0) : 0;
}
