import { setTimeout as timeout } from 'node:timers/promises';
import type { Clock } from '#domain/time.ts';
import { type Log, outline } from './log.ts';

interface Surroundings {
  clock: Clock;
  signal: AbortSignal;
  log: Log;
  /** Waits so many milliseconds, or until the signal. */
  sleep?(ms: number, signal: AbortSignal): Promise<void>;
}

async function sleepByTimer(ms: number, signal: AbortSignal): Promise<void> {
  await timeout(ms, undefined, { signal }).catch(() => {});
}

const minute = 60_000;

/**
 * Does what is due at each full minute, until the signal. Runs do not overlap: minutes that pass while one is at work, or
 * while the machine is busy or asleep, are made up by one run as soon as it can be. No wait is longer than a minute, also
 * where the clock is put back. A failure is logged, and the next run makes up for it.
 */
export async function everyMinute(
  doDue: () => Promise<void>,
  { clock, signal, log, sleep = sleepByTimer }: Surroundings,
): Promise<void> {
  const now = () => clock.now().epochMilliseconds;
  // Strictly later: a timer that wakes a breath too early is followed by the full minute itself.
  const nextMinute = () => (Math.floor(now() / minute) + 1) * minute;
  let next = nextMinute();
  while (!signal.aborted) {
    await sleep(Math.min(Math.max(0, next - now()), minute), signal);
    if (signal.aborted) return;
    next = nextMinute();
    await doDue().catch((error: unknown) => log.error(outline(error), 'a tick failed, the next one makes up for it'));
  }
}
