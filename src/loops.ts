import { setTimeout as sleep } from 'node:timers/promises';
import type { Hold } from '#db/drivers.ts';
import { type Log, outline } from './log.ts';

/** Wakes whoever waits for work; otherwise they look by themselves once in a while. */
export class Bell {
  #rung = Promise.withResolvers<void>();

  ring(): void {
    this.#rung.resolve();
    this.#rung = Promise.withResolvers();
  }

  async wait(ms: number, signal: AbortSignal): Promise<void> {
    const quiet = new AbortController();
    const ends = AbortSignal.any([signal, quiet.signal]);
    await Promise.race([this.#rung.promise, sleep(ms, undefined, { signal: ends }).catch(() => {})]);
    quiet.abort();
  }
}

/** How long nobody looks when nobody rings, and how long a loop rests after a failure (a database that is away). */
const pauses = { idle: 1000, failed: 500 };

/** Works while there is work, then waits for the bell. A failure is logged and the loop goes on. */
export async function loop(
  name: string,
  work: () => Promise<boolean>,
  { bell, signal, log }: { bell: Bell; signal: AbortSignal; log: Log },
): Promise<void> {
  let failing = false;
  while (!signal.aborted) {
    // Asked before the work: a ring during it is not missed.
    const rung = bell.wait(pauses.idle, signal);
    try {
      const worked = await work();
      if (failing) log.info({ loop: name }, 'works again');
      failing = false;
      if (!worked) await rung;
    } catch (error) {
      if (!failing) log.error({ loop: name, ...outline(error) }, 'a loop failed, will go on');
      failing = true;
      await sleep(pauses.failed, undefined, { signal }).catch(() => {});
    }
  }
}

/** Runs what only one replica may do, while this one holds the lock; another takes over when it is lost. */
export async function held(
  hold: Hold,
  name: string,
  work: (signal: AbortSignal) => Promise<void>,
  { signal, log }: { signal: AbortSignal; log: Log },
): Promise<void> {
  while (!signal.aborted) {
    const lock = await hold(name);
    if (lock) {
      try {
        await work(AbortSignal.any([signal, lock.lost]));
      } catch (error) {
        log.error({ held: name, ...outline(error) }, 'failed, will be taken up again');
      }
      await lock.release().catch(() => {});
    }
    await sleep(1000, undefined, { signal }).catch(() => {});
  }
}
