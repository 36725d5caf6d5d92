import type { Worry } from '#domain/care/who-hears.ts';
import type { PersonId } from '#domain/ids.ts';
import type { Role } from '#domain/people/role.ts';
import type { Inside } from './open.ts';

/** What decides who hears of a worry of this person (R15): whom it may concern, the families, and whose role it is to hear. */
export async function worryAbout(inside: Inside, about: PersonId): Promise<Worry> {
  const own = [about, ...(await childrenOf(inside, [about]))];
  const concerns = (await sidesOf(inside, own)).filter((id) => id !== about);
  const families = await familiesOf(inside, [about, ...concerns]);
  return {
    about,
    concerns,
    staff: await staffOf(inside),
    kin: (one, other) => families.some((family) => family.has(one) && family.has(other)),
  };
}

async function staffOf(inside: Inside): Promise<Worry['staff']> {
  const rows = await inside.sql
    .selectFrom('person_role')
    .innerJoin('person', (join) =>
      join.onRef('person.school_id', '=', 'person_role.school_id').onRef('person.id', '=', 'person_role.person_id'),
    )
    .select(['person.id', 'person_role.role'])
    .where('person_role.role', 'in', ['curator', 'psychologist', 'head'])
    .where('person.joined_at', 'is not', null)
    .where('person.left_at', 'is', null)
    .orderBy('person.id')
    .execute();
  const ids = [...new Set(rows.map(({ id }) => id))];
  return ids.map((id) => ({ id, roles: rows.filter((row) => row.id === id).map(({ role }) => role as Role) }));
}

/**
 * With whom they, or their children, have been in a pair, also one that is over, with whoever stood in. Indexes: pair_member
 * (mentee_id), pair (mentor_id), substitute (mentor_id).
 */
async function sidesOf(inside: Inside, own: readonly PersonId[]): Promise<PersonId[]> {
  const rows = await inside.sql
    .selectFrom('pair_member')
    .innerJoin('pair', (join) =>
      join.onRef('pair.school_id', '=', 'pair_member.school_id').onRef('pair.id', '=', 'pair_member.pair_id'),
    )
    .leftJoin('substitute', (join) =>
      join
        .onRef('substitute.school_id', '=', 'pair_member.school_id')
        .onRef('substitute.pair_id', '=', 'pair_member.pair_id'),
    )
    .select(['pair_member.mentee_id', 'pair.mentor_id', 'substitute.mentor_id as substitute_id'])
    .where((eb) =>
      eb.or([
        eb('pair_member.mentee_id', 'in', [...own]),
        eb('pair.mentor_id', 'in', [...own]),
        eb('substitute.mentor_id', 'in', [...own]),
      ]),
    )
    .execute();
  const sides = rows.flatMap((row) => [
    row.mentee_id,
    row.mentor_id,
    ...(row.substitute_id ? [row.substitute_id] : []),
  ]);
  return [...new Set(sides)];
}

/** A family, as far as the school knows, is a child with whoever signs for it. Index: guardian (child_id). */
async function familiesOf(inside: Inside, people: readonly PersonId[]): Promise<ReadonlySet<PersonId>[]> {
  const children = [...people, ...(await childrenOf(inside, people))];
  const rows = await inside.sql
    .selectFrom('guardian')
    .select(['guardian_id', 'child_id'])
    .where('child_id', 'in', children)
    .execute();
  return [...Map.groupBy(rows, ({ child_id }) => child_id)].map(
    ([child, guardians]) => new Set([child, ...guardians.map(({ guardian_id }) => guardian_id)]),
  );
}

async function childrenOf(inside: Inside, guardians: readonly PersonId[]): Promise<PersonId[]> {
  const rows = await inside.sql
    .selectFrom('guardian')
    .select('child_id')
    .where('guardian_id', 'in', [...guardians])
    .execute();
  return rows.map(({ child_id }) => child_id);
}
