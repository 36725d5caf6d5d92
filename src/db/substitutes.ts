import type { PairId, PersonId } from '#domain/ids.ts';
import type { Inside } from './open.ts';

/** Who stands in for whom on that day, of all pairs. */
export async function allSubstitutesOn(inside: Inside, day: Temporal.PlainDate): Promise<Map<PairId, PersonId>> {
  const rows = await inside.sql
    .selectFrom('substitute')
    .select(['pair_id', 'mentor_id'])
    .where('from_day', '<=', day)
    .where('till_day', '>=', day)
    .orderBy('from_day')
    .execute();
  return new Map(rows.map(({ pair_id, mentor_id }) => [pair_id, mentor_id]));
}

/** Who stands in for a pair's mentor on that day. Primary key: (pair_id, from_day). */
export async function substitutesOn(
  inside: Inside,
  pair: PairId,
  day: Temporal.PlainDate,
): Promise<{ mentor: PersonId; till: Temporal.PlainDate } | undefined> {
  return inside.sql
    .selectFrom('substitute')
    .select(['mentor_id as mentor', 'till_day as till'])
    .where('pair_id', '=', pair)
    .where('from_day', '<=', day)
    .where('till_day', '>=', day)
    .orderBy('from_day', 'desc')
    .limit(1)
    .executeTakeFirst();
}
