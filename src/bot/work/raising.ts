import { accountForNotices } from '#db/accounts.ts';
import { plan } from '#db/due.ts';
import { worryAbout } from '#db/listeners.ts';
import { tellAtOnce } from '#db/notices.ts';
import { heardBy, keepWorry, noteHeard, type WorryKind } from '#db/worries.ts';
import { goesOnAt } from '#domain/care/call.ts';
import { type Hearers, whoHears, whoHearsUnanswered } from '#domain/care/who-hears.ts';
import type { PairId, PersonId, WorryId } from '#domain/ids.ts';
import type { Desk } from './desk.ts';

type Place = Pick<Desk, 'inside' | 'at' | 'school'>;

/**
 * Something that worries is put before psychologists and curators whom it does not concern (R15), with everything else that
 * this turn keeps. They are told by the next tick.
 */
export async function raise(
  { inside, at, school }: Place,
  worry: { by: PersonId; kind: Exclude<WorryKind, 'call'>; topic: string; words?: string; pair?: PairId },
): Promise<WorryId> {
  const id = await keepWorry(inside, worry, at);
  await noteHeard(inside, id, peopleOf(whoHears(await worryAbout(inside, worry.by))), at);
  await inside.atDoor((door) => plan(door, { key: `worry:${id}`, school: school.id, kind: 'worry', at, subject: id }));
  return id;
}

/**
 * Somebody calls for help: whoever hears of it is told in this turn, whatever the hour. Where no chat reaches any of them, it
 * goes to the head at once. `heard`: false where nobody is left.
 */
export async function raiseCall(
  place: Place,
  call: { by: PersonId; topic: string },
): Promise<{ id: WorryId; heard: boolean }> {
  const { inside, at, school } = place;
  const id = await keepWorry(inside, { ...call, kind: 'call' }, at);
  const about = await worryAbout(inside, call.by);
  const first = peopleOf(whoHears(about));
  const reached = await reachedOf(place, first);
  const heard = reached.length > 0 ? first : [...new Set([...first, ...peopleOf(whoHearsUnanswered(about))])];
  await noteHeard(inside, id, heard, at);
  await inside.atDoor((door) =>
    plan(door, {
      key: `call-waits:${id}`,
      school: school.id,
      kind: 'call-waits',
      at: goesOnAt(at, school.timeZone),
      subject: id,
    }),
  );
  return { id, heard: await tellOfCall(place, id) };
}

/** Tells all who have heard of a call, or that words have been added to it. False: no chat reaches any of them. */
export async function tellOfCall({ inside, at, school }: Place, id: WorryId): Promise<boolean> {
  const people = await heardBy(inside, id);
  return inside.atDoor(async (door) => {
    let told = false;
    for (const person of people) {
      const notice = { kind: 'worry', worry: id, despite: 'hours' };
      const key = `worry:${id}:${person}:${at}`;
      if (await tellAtOnce(door, { key, school: school.id, person, notice }, at)) told = true;
    }
    return told;
  });
}

function peopleOf(hearers: Hearers): readonly PersonId[] {
  return hearers === 'nobody' ? [] : hearers;
}

async function reachedOf({ inside, school }: Place, people: readonly PersonId[]): Promise<PersonId[]> {
  return inside.atDoor(async (door) => {
    const found: PersonId[] = [];
    for (const person of people) if (await accountForNotices(door, school.id, person)) found.push(person);
    return found;
  });
}
