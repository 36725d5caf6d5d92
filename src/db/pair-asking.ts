import type { PairId, PersonId } from '#domain/ids.ts';
import { guardiansAwaited, type OfBoth, waiting } from '#domain/pairing/asking.ts';
import { ageGroup } from '#domain/people/age.ts';
import type { PersonKind } from '#domain/people/person-kind.ts';
import { Personal } from '#domain/personal.ts';
import { guardiansOf } from './guardians.ts';
import { curators } from './members.ts';
import type { Inside } from './open.ts';
import { historyOf, type Membership } from './pairs.ts';

/** Two answers about a pair at the same moment come one after the other. Held until the end of the transaction. */
export async function holdPair(inside: Inside, pair: PairId): Promise<void> {
  await inside.sql.selectFrom('pair').select('id').where('id', '=', pair).forUpdate().execute();
}

/** Which of the two are minors on that day. */
export async function minorsOf(
  inside: Inside,
  { mentor, mentee }: Pick<Membership, 'mentor' | 'mentee'>,
  today: Temporal.PlainDate,
): Promise<OfBoth> {
  const rows = await inside.sql
    .selectFrom('person')
    .select(['id', 'kind', 'birth_date'])
    .where('id', 'in', [mentor, mentee])
    .execute();
  const isMinor = (id: PersonId) =>
    rows.some((row) => {
      const birthDate = row.birth_date === null ? {} : { birthDate: new Personal(row.birth_date) };
      return row.id === id && ageGroup({ kind: row.kind as PersonKind, ...birthDate }, today) !== 'adult';
    });
  return { mentor: isMinor(mentor), mentee: isMinor(mentee) };
}

/** Who is asked about a proposal now; `unreached`: a minor nobody is guardian of here. None where it is not a proposal, or the council decides. */
export async function askedNow(
  inside: Inside,
  member: Membership,
  today: Temporal.PlainDate,
): Promise<{ people: PersonId[]; unreached: boolean }> {
  const minors = await minorsOf(inside, member, today);
  const life = waiting(member.life, minors, member.guardiansAgreed);
  if (life.state !== 'proposed' || life.waitsFor === 'council') return { people: [], unreached: false };
  if (life.waitsFor !== 'guardians') return { people: [member[life.waitsFor]], unreached: false };
  const people: PersonId[] = [];
  let unreached = false;
  for (const side of guardiansAwaited(minors, member.guardiansAgreed)) {
    const guardians = await guardiansOf(inside, member[side]);
    people.push(...guardians);
    unreached ||= guardians.length === 0;
  }
  return { people: [...new Set(people)], unreached };
}

/** Curators who may decide on a pair: none who is a part of it, or whose child is (R15). */
export async function curatorsOf(
  inside: Inside,
  { mentor, mentee }: Pick<Membership, 'mentor' | 'mentee'>,
): Promise<PersonId[]> {
  const family = [...(await guardiansOf(inside, mentor)), ...(await guardiansOf(inside, mentee))];
  return (await curators(inside)).filter((id) => id !== mentor && id !== mentee && !family.includes(id));
}

/** Those who have said yes to a proposal themselves; a yes on paper is nobody's chat. */
export async function saidYes(inside: Inside, member: Pick<Membership, 'pair' | 'mentee'>): Promise<PersonId[]> {
  const history = await historyOf(inside, member);
  return [...new Set(history.flatMap(({ what, by }) => (by && isOwnYes(what) ? [by] : [])))];
}

function isOwnYes(what: string): boolean {
  return what.startsWith('yes-') && !what.endsWith('-on-paper');
}

export async function noteGuardianAgreed(
  inside: Inside,
  { pair, mentee }: Pick<Membership, 'pair' | 'mentee'>,
  agreed: OfBoth,
): Promise<void> {
  await inside.sql
    .updateTable('pair_member')
    .set({ mentor_guardian_agreed: agreed.mentor, mentee_guardian_agreed: agreed.mentee })
    .where('pair_id', '=', pair)
    .where('mentee_id', '=', mentee)
    .execute();
}

/** The методический совет has agreed to a pair or group. */
export async function keepProtocol(
  inside: Inside,
  pairs: readonly PairId[],
  { number, on }: { number: string; on: Temporal.PlainDate },
): Promise<void> {
  if (pairs.length === 0) return;
  await inside.sql
    .updateTable('pair')
    .set({ protocol_number: number, protocol_on: on })
    .where('id', 'in', [...pairs])
    .execute();
}

/** What was written by somebody who has left, or about them, goes (R18). What has become of the pair stays. */
export async function forgetWordsOf(inside: Inside, person: PersonId): Promise<void> {
  await inside.sql
    .updateTable('pair_history')
    .set({ words: null })
    .where((eb) =>
      eb.or([
        eb('by_id', '=', person),
        eb('mentee_id', '=', person),
        eb('pair_id', 'in', eb.selectFrom('pair').select('pair.id').where('pair.mentor_id', '=', person)),
      ]),
    )
    .execute();
}

/** A goal in the curator's own words may tell of whom it was written for: another one takes its place. */
export async function replaceGoal(inside: Inside, pair: PairId, goal: string): Promise<void> {
  await inside.sql.updateTable('pair').set({ goal }).where('id', '=', pair).execute();
}
