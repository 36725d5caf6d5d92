import { accountForNotices } from '#db/accounts.ts';
import { takeUnnoticed } from '#db/drafts.ts';
import type { Due } from '#db/due.ts';
import { curators } from '#db/members.ts';
import { mayHear, tellInTime } from '#db/notices.ts';
import type { Door, Inside } from '#db/open.ts';
import type { PersonId } from '#domain/ids.ts';

/** Many that have come together are one message to each curator. While none can be reached, or may be told, they stay untold. */
export async function tellOfNewQuestionnaires(
  door: Door,
  { school, at }: Due,
  now: Temporal.Instant,
): Promise<Temporal.Instant | undefined> {
  const reachable: PersonId[] = [];
  for (const person of await door.enter(school, curators)) {
    if (await accountForNotices(door, school, person)) reachable.push(person);
  }
  if (reachable.length === 0) return now.add(untilSomebodyIsThere);
  const quietUntil = await door.enter(school, (inside) => firstToHear(inside, reachable, now));
  if (quietUntil) return quietUntil;
  const drafts = await door.enter(school, (inside) => takeUnnoticed(inside, now));
  if (drafts.length === 0) return undefined;
  for (const person of reachable) {
    const key = `new-questionnaires:${school}:${person}:${at}`;
    await tellInTime(door, { key, school, person, notice: { kind: 'new-questionnaires', count: drafts.length } }, now);
  }
  return undefined;
}

/** Undefined: somebody may be told now, or all have said «стоп». */
async function firstToHear(
  inside: Inside,
  people: readonly PersonId[],
  now: Temporal.Instant,
): Promise<Temporal.Instant | undefined> {
  const times: Temporal.Instant[] = [];
  for (const person of people) {
    const when = await mayHear(inside, person, now);
    if (when !== 'never') times.push(when);
  }
  const [first] = times.toSorted(Temporal.Instant.compare);
  return first && Temporal.Instant.compare(first, now) > 0 ? first : undefined;
}

const untilSomebodyIsThere = { hours: 1 };
