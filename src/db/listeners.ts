import { concerned, type Kin, type Listener } from '#domain/care/who-hears.ts';
import type { PersonId } from '#domain/ids.ts';
import type { Role } from '#domain/people/role.ts';
import type { Inside } from './open.ts';

/** Those whose role hears of calls and worries; who hears of which is decided by the domain. */
export async function listeners(inside: Inside): Promise<Listener[]> {
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
 * Whom a worry of this person may concern: everybody they, or their children, have been in a pair with, also one that is
 * over, with whoever stood in; and the families. Indexes: guardian, pair_member (mentee_id), pair (mentor_id).
 */
export async function concernedBy(inside: Inside, person: PersonId): Promise<ReadonlySet<PersonId>> {
  const own = [person, ...(await childrenOf(inside, [person]))];
  const people = [...own, ...(await sidesOf(inside, own))];
  return concerned(people, await kinOf(inside, people));
}

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
  return rows.flatMap(({ mentee_id, mentor_id, substitute_id }) => [mentee_id, mentor_id, substitute_id ?? []].flat());
}

async function kinOf(inside: Inside, people: readonly PersonId[]): Promise<Kin[]> {
  const children = [...people, ...(await childrenOf(inside, people))];
  return inside.sql
    .selectFrom('guardian')
    .select(['guardian_id as guardian', 'child_id as child'])
    .where('child_id', 'in', children)
    .execute();
}

async function childrenOf(inside: Inside, guardians: readonly PersonId[]): Promise<PersonId[]> {
  const rows = await inside.sql
    .selectFrom('guardian')
    .select('child_id')
    .where('guardian_id', 'in', [...guardians])
    .execute();
  return rows.map(({ child_id }) => child_id);
}
