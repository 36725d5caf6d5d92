import { type Due, markDone, planAnew, takeDue } from '#db/due.ts';
import type { Database } from '#db/open.ts';
import { type Log, outline } from '#src/log.ts';
import { dueThings } from './due/due-things.ts';

/**
 * The minute's tick: does whatever is due and not done, each thing in a transaction of its own with the mark that it is
 * done. Run twice, on two replicas, or after a night of downtime, it does each thing once. A thing that fails holds up
 * nothing else and is tried again by the next tick. Returns how many were done.
 */
export async function tick(db: Database, now: Temporal.Instant, log: Pick<Log, 'error'>): Promise<number> {
  const failed: string[] = [];
  let done = 0;
  for (;;) {
    const outcome = await doNext(db, now, failed, log);
    if (outcome === 'nothing') return done;
    if (outcome === 'done') done += 1;
  }
}

async function doNext(
  db: Database,
  now: Temporal.Instant,
  failed: string[],
  log: Pick<Log, 'error'>,
): Promise<'done' | 'failed' | 'nothing'> {
  let due: Due | undefined;
  try {
    return await db.atDoor(async (door) => {
      due = await takeDue(door, now, failed);
      if (!due) return 'nothing';
      const thing = dueThings.get(due.kind);
      if (!thing) throw new Error(`Nobody knows what ${due.kind} is`);
      const later = await thing(door, due, now);
      if (later) await planAnew(door, { ...due, at: later });
      else await markDone(door, due.key, now);
      return 'done';
    });
  } catch (error) {
    // Without a thing in hand it is the database that failed.
    if (!due) throw error;
    failed.push(due.key);
    log.error({ due: due.kind, ...outline(error) }, 'a due thing failed, the next tick tries again');
    return 'failed';
  }
}
