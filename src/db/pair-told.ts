import { brand, type PairId, type PersonId } from '#domain/ids.ts';
import { guardiansOf } from './guardians.ts';
import type { Inside } from './open.ts';
import type { Membership } from './pairs.ts';

/** Who hears of what becomes of a membership: both sides, and the guardians of both. */
export async function toldOfPair(
  inside: Inside,
  { mentor, mentee }: Pick<Membership, 'mentor' | 'mentee'>,
): Promise<PersonId[]> {
  const guardians = [...(await guardiansOf(inside, mentee)), ...(await guardiansOf(inside, mentor))];
  return [...new Set([mentor, mentee, ...guardians])];
}

/** The subject of a due thing that is about one person and one membership. */
export function pairAndPerson({ pair, mentee }: Pick<Membership, 'pair' | 'mentee'>, person: PersonId): string {
  return `${pair}/${mentee}/${person}`;
}

export function readPairAndPerson(subject: string): { pair: PairId; mentee: PersonId; person: PersonId } {
  const [pair = '', mentee = '', person = ''] = subject.split('/');
  return { pair: brand<PairId>(pair), mentee: brand<PersonId>(mentee), person: brand<PersonId>(person) };
}
