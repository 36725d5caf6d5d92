import { accountForNotices } from '#db/accounts.ts';
import { dialogueOf, forgetPerson } from '#db/dialogues.ts';
import { takeUnnoticed } from '#db/drafts.ts';
import { type Due, markDone, planAnew, takeDue } from '#db/due.ts';
import { curators } from '#db/members.ts';
import type { Database, Door } from '#db/open.ts';
import { enqueueNotice, forgetWhatWasSaid } from '#db/outbox.ts';
import { eraseNewcomer } from '#db/people.ts';
import { closeIfEmpty } from '#db/schools.ts';
import { brand, type PersonId } from '#domain/ids.ts';
import { type Log, outline } from '#src/log.ts';

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
      const later = await doDue(door, due, now);
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

/** A time: it cannot be done yet, and is tried again then. */
async function doDue(door: Door, due: Due, now: Temporal.Instant): Promise<Temporal.Instant | undefined> {
  switch (due.kind) {
    case 'new-questionnaires':
      return tellOfNewQuestionnaires(door, due, now);
    case 'remind-guardian':
      return remindGuardian(door, due, now);
    case 'erase-silent':
      return eraseSilent(door, due, now);
    default:
      throw new Error(`Nobody knows what ${due.kind} is`);
  }
}

/** Many that have come together are one message to each curator. While none can be reached they stay untold. */
async function tellOfNewQuestionnaires(
  door: Door,
  { school, at }: Due,
  now: Temporal.Instant,
): Promise<Temporal.Instant | undefined> {
  const reachable: PersonId[] = [];
  for (const person of await door.enter(school, curators)) {
    if (await accountForNotices(door, school, person)) reachable.push(person);
  }
  if (reachable.length === 0) return now.add(untilSomebodyIsThere);
  const drafts = await door.enter(school, (inside) => takeUnnoticed(inside, now));
  if (drafts.length === 0) return undefined;
  for (const person of reachable) {
    const key = `new-questionnaires:${school}:${person}:${at}`;
    await enqueueNotice(
      door,
      { key, school, person, notice: { kind: 'new-questionnaires', count: drafts.length } },
      now,
    );
  }
  return undefined;
}

const untilSomebodyIsThere = { hours: 1 };

/** Whoever has answered meanwhile gets nothing: the notice is made when it goes. */
async function remindGuardian(
  door: Door,
  { key, school, subject, at }: Due,
  now: Temporal.Instant,
): Promise<undefined> {
  const person = brand<PersonId>(subject);
  await enqueueNotice(door, { key: `${key}:${at}`, school, person, notice: { kind: 'remind-guardian' } }, now);
}

/** R2: 60 days of silence after an invitation; whoever has joined meanwhile stays. */
async function eraseSilent(door: Door, { school, subject }: Due, now: Temporal.Instant): Promise<undefined> {
  const person = brand<PersonId>(subject);
  const erased = await door.enter(school, async (inside) => {
    const gone = await eraseNewcomer(inside, person, now);
    if (gone) await closeIfEmpty(inside);
    return gone;
  });
  if (!erased) return;
  await forgetWhatWasSaid(door, school, person);
  const dialogue = await dialogueOf(door, school, person);
  if (dialogue !== undefined) await forgetPerson(door, dialogue);
}
