import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Hold } from '#db/signals.ts';
import { type Log, outline } from './log.ts';

/** Wakes whoever waits for work; otherwise they look by themselves once in a while. */
export class Bell {
  #rings = 0;
  readonly #waiting = new Set<() => void>();

  /** How often it has rung: asked before a look for work, so that a ring during the look is not missed. */
  get rings(): number {
    return this.#rings;
  }

  ring(): void {
    this.#rings += 1;
    for (const wake of [...this.#waiting]) wake();
  }

  /** Until the first ring after that many, at most so long. Nothing of it is left behind. */
  async wait(rings: number, ms: number, signal: AbortSignal): Promise<void> {
    if (this.#rings !== rings || signal.aborted) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    const wake = () => resolve();
    const timer = setTimeout(wake, ms);
    signal.addEventListener('abort', wake);
    this.#waiting.add(wake);
    await promise;
    this.#waiting.delete(wake);
    signal.removeEventListener('abort', wake);
    clearTimeout(timer);
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
    const { rings } = bell;
    try {
      const worked = await work();
      if (failing) log.info({ loop: name }, 'works again');
      failing = false;
      if (!worked) await bell.wait(rings, pauses.idle, signal);
    } catch (error) {
      if (!failing) log.error({ loop: name, ...outline(error) }, 'a loop failed, will go on');
      failing = true;
      await sleep(pauses.failed, undefined, { signal }).catch(() => {});
    }
  }
}

/** Resolves when the signal is given, also when it has been already. */
export async function given(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await once(signal, 'abort');
}

/** Runs what only one replica may do, while this one holds the lock; another takes over when it is lost. */
export async function held(
  hold: Hold,
  name: string,
  work: (signal: AbortSignal) => Promise<void>,
  { signal, log }: { signal: AbortSignal; log: Log },
): Promise<void> {
  let away = false;
  while (!signal.aborted) {
    const lock = await hold(name, signal).catch((error: unknown) => {
      if (!away) log.error({ held: name, ...outline(error) }, 'a lock cannot be asked for, will go on');
      away = true;
      return undefined;
    });
    if (lock) {
      away = false;
      try {
        const until = AbortSignal.any([signal, lock.lost]);
        if (!until.aborted) await work(until);
      } catch (error) {
        log.error({ held: name, ...outline(error) }, 'failed, will be taken up again');
      }
      await lock.release().catch(() => {});
    }
    await sleep(1000, undefined, { signal }).catch(() => {});
  }
}
