import { setTimeout as sleep } from 'node:timers/promises';
import type { Messenger } from './messenger.ts';
import { claimWaiting, type OutboxParts, post } from './outbox.ts';

/**
 * Posts what waits for one messenger, several accounts side by side: one whose call hangs holds up nobody but itself.
 * `ended` is called when there may be something to begin with again.
 */
export class Poster {
  readonly #messenger: Messenger;
  readonly #parts: OutboxParts;
  readonly #ended: () => void;
  readonly #underWay = new Map<number, Promise<void>>();

  constructor(messenger: Messenger, parts: OutboxParts, ended: () => void) {
    this.#messenger = messenger;
    this.#parts = parts;
    this.#ended = ended;
  }

  /** Begins to post whatever there is room for, without waiting for its end. False: nothing could be begun. */
  async begin(): Promise<boolean> {
    const room = most - this.#underWay.size;
    if (room <= 0) return false;
    const rows = await claimWaiting(this.#messenger, this.#parts, room);
    // A lease ran out, and the row is not posted beside itself: we still wait for its answer, or for the database.
    const fresh = rows.filter(({ id }) => !this.#underWay.has(id));
    for (const row of fresh) {
      const posting = post(row, this.#messenger, this.#parts).finally(() => {
        this.#underWay.delete(row.id);
        this.#ended();
      });
      this.#underWay.set(row.id, posting);
    }
    return fresh.length > 0;
  }

  /** Until all that is under way has ended, but not for longer than somebody waits who stops the program. */
  async settle(): Promise<void> {
    const late = new AbortController();
    await Promise.race([
      Promise.all(this.#underWay.values()),
      sleep(settleMs, undefined, { signal: late.signal }).catch(() => {}),
    ]);
    late.abort();
  }
}

/** Calls at once; each messenger's own pace is kept besides. */
const most = 30;
const settleMs = 3000;
