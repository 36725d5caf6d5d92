import { brand, type PairId, type PersonId } from '#domain/ids.ts';
import { guardiansOf } from './guardians.ts';
import type { Inside } from './open.ts';
import { minorsOf } from './pair-asking.ts';
import type { Membership } from './pairs.ts';
import { substitutesOn } from './substitutes.ts';

/**
 * Who hears of what becomes of a membership: mentor, mentee, whoever stands in that day, and guardians of the one who is a
 * minor. Of an adult's own parents nobody hears.
 */
export async function toldOfPair(
  inside: Inside,
  { pair, mentor, mentee }: Pick<Membership, 'pair' | 'mentor' | 'mentee'>,
  today: Temporal.PlainDate,
): Promise<PersonId[]> {
  const minors = await minorsOf(inside, { mentor, mentee }, today);
  const substitute = await substitutesOn(inside, pair, today);
  const people = [mentor, mentee, ...(substitute ? [substitute.mentor] : [])];
  if (minors.mentor) people.push(...(await guardiansOf(inside, mentor)));
  if (minors.mentee) people.push(...(await guardiansOf(inside, mentee)));
  return [...new Set(people)];
}

/** The subject of a due thing that is about one person and one membership. */
export function pairAndPerson({ pair, mentee }: Pick<Membership, 'pair' | 'mentee'>, person: PersonId): string {
  return `${pair}/${mentee}/${person}`;
}

export function readPairAndPerson(subject: string): { pair: PairId; mentee: PersonId; person: PersonId } {
  const [pair = '', mentee = '', person = ''] = subject.split('/');
  return { pair: brand<PairId>(pair), mentee: brand<PersonId>(mentee), person: brand<PersonId>(person) };
}
