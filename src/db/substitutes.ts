import type { PairId, PersonId } from '#domain/ids.ts';
import type { Pause } from '#domain/school/pauses.ts';
import type { Inside } from './open.ts';

/** Somebody stands in for a pair's mentor, both days included. */
export interface Substitute extends Pause {
  mentor: PersonId;
  /** Absent: there is no order yet. */
  order?: { number: string; on: Temporal.PlainDate };
}

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

/** Who stands in for the mentors of these pairs on that day or later, in order. Primary key: (pair_id, from_day). */
export async function substitutesOfPairs(
  inside: Inside,
  pairs: readonly PairId[],
  since: Temporal.PlainDate,
): Promise<Map<PairId, (Pause & { mentor: PersonId })[]>> {
  const found = new Map<PairId, (Pause & { mentor: PersonId })[]>();
  if (pairs.length === 0) return found;
  const rows = await inside.sql
    .selectFrom('substitute')
    .select(['pair_id', 'mentor_id', 'from_day', 'till_day'])
    .where('pair_id', 'in', [...pairs])
    .where('till_day', '>=', since)
    .orderBy('from_day')
    .execute();
  for (const { pair_id, mentor_id, from_day, till_day } of rows) {
    const stay = { mentor: mentor_id, from: from_day, to: till_day };
    found.set(pair_id, [...(found.get(pair_id) ?? []), stay]);
  }
  return found;
}

/** Who stands in on that day, or will. Primary key: (pair_id, from_day). */
export async function substituteFrom(
  inside: Inside,
  pair: PairId,
  day: Temporal.PlainDate,
): Promise<Substitute | undefined> {
  const row = await inside.sql
    .selectFrom('substitute')
    .select(['mentor_id', 'from_day', 'till_day', 'order_number', 'order_on'])
    .where('pair_id', '=', pair)
    .where('till_day', '>=', day)
    .orderBy('from_day')
    .limit(1)
    .executeTakeFirst();
  return (
    row && {
      ...{ mentor: row.mentor_id, from: row.from_day, to: row.till_day },
      ...(row.order_number !== null && row.order_on && { order: { number: row.order_number, on: row.order_on } }),
    }
  );
}

/** Pairs in which somebody stands in on that day; with `later`, or will. Index: substitute (mentor_id). */
export async function substitutedBy(
  inside: Inside,
  person: PersonId,
  day: Temporal.PlainDate,
  { later = false }: { later?: boolean } = {},
): Promise<PairId[]> {
  let query = inside.sql
    .selectFrom('substitute')
    .select('pair_id')
    .where('mentor_id', '=', person)
    .where('till_day', '>=', day);
  if (!later) query = query.where('from_day', '<=', day);
  return (await query.execute()).map(({ pair_id }) => pair_id);
}

export async function keepSubstitute(
  inside: Inside,
  pair: PairId,
  { mentor, from, to, order }: Substitute,
  at: Temporal.Instant,
): Promise<void> {
  await inside.sql
    .insertInto('substitute')
    .values({
      ...{ school_id: inside.school, pair_id: pair, mentor_id: mentor, from_day: from, till_day: to },
      ...{ order_number: order?.number ?? null, order_on: order?.on ?? null, made_at: at },
    })
    .execute();
}

/** The order that came later than the days did. False: nobody stands in any more, or there is one already. */
export async function noteSubstituteOrder(
  inside: Inside,
  pair: PairId,
  { mentor, from, order }: Substitute & { order: NonNullable<Substitute['order']> },
): Promise<boolean> {
  const row = await inside.sql
    .updateTable('substitute')
    .set({ order_number: order.number, order_on: order.on })
    .where('pair_id', '=', pair)
    .where('from_day', '=', from)
    .where('mentor_id', '=', mentor)
    .where('order_number', 'is', null)
    .returning('pair_id')
    .executeTakeFirst();
  return row !== undefined;
}

/** From that day on nobody stands in; days before it stay as they were. */
export async function endSubstitutes(inside: Inside, pair: PairId, day: Temporal.PlainDate): Promise<void> {
  await inside.sql.deleteFrom('substitute').where('pair_id', '=', pair).where('from_day', '>=', day).execute();
  await inside.sql
    .updateTable('substitute')
    .set({ till_day: day.subtract({ days: 1 }) })
    .where('pair_id', '=', pair)
    .where('till_day', '>=', day)
    .execute();
}
