import type { Due } from '#db/due.ts';
import { tell } from '#db/notices.ts';
import type { Door } from '#db/open.ts';
import { readPairAndPerson } from '#db/pair-told.ts';
import { readMembership } from '#db/pairs.ts';
import { toldAfter } from '#domain/registry/review.ts';

/** A membership has its last paper. Of a group that became active by one order its mentor hears once. */
export async function tellPairActive(
  door: Door,
  { school, subject }: Due,
  now: Temporal.Instant,
): Promise<Temporal.Instant | undefined> {
  const { person, ...of } = readPairAndPerson(subject);
  const member = await door.enter(school, (inside) => readMembership(inside, of));
  if (member?.life.state !== 'active') return undefined;
  const when = member.since.add(toldAfter);
  // Undone and done again meanwhile.
  if (Temporal.Instant.compare(when, now) > 0) return when;
  const key = `pair-active:${of.pair}:${person}:${member.since}`;
  return tell(door, { key, school, person, notice: { kind: 'pair-active', ...of } }, now);
}

/** Who had been told that the papers are there, and one was taken back afterwards. */
export async function tellPairPapersUndone(
  door: Door,
  { school, subject }: Due,
  now: Temporal.Instant,
): Promise<Temporal.Instant | undefined> {
  const { person, ...of } = readPairAndPerson(subject);
  const member = await door.enter(school, (inside) => readMembership(inside, of));
  if (member?.life.state !== 'accepted') return undefined;
  const key = `pair-papers-undone:${of.pair}:${person}:${member.since}`;
  return tell(door, { key, school, person, notice: { kind: 'pair-papers-undone', ...of } }, now);
}
