import { sql } from 'kysely';
import type { MeetingId, PairId, PersonId } from '#domain/ids.ts';
import { runningStates } from '#domain/pairing/pair-life.ts';
import type { Inside } from './open.ts';

/** Of each pair or group, whose work is not paused. */
export async function runningMentees(
  inside: Inside,
  pairs: readonly PairId[],
): Promise<ReadonlyMap<PairId, readonly PersonId[]>> {
  const found = new Map<PairId, PersonId[]>();
  if (pairs.length === 0) return found;
  const rows = await inside.sql
    .selectFrom('pair_member')
    .select(['pair_id', 'mentee_id'])
    .where('pair_id', 'in', [...pairs])
    .where('state', 'in', runningStates)
    .execute();
  for (const { pair_id, mentee_id } of rows) found.set(pair_id, [...(found.get(pair_id) ?? []), mentee_id]);
  return found;
}

/** Of those who have one. */
export async function classesOf(inside: Inside, people: readonly PersonId[]): Promise<ReadonlyMap<PersonId, string>> {
  if (people.length === 0) return new Map();
  const rows = await inside.sql
    .selectFrom('person')
    .select(['id', 'class_name'])
    .where('id', 'in', [...people])
    .execute();
  return new Map(rows.flatMap(({ id, class_name }) => (class_name === null ? [] : [[id, class_name] as const])));
}

/**
 * The same time, no room: whoever has the meeting in a calendar gets it anew. What was to be reminded of by now is not
 * reminded of again. False: it is not planned any more, or is online already.
 */
export async function makeOnline(inside: Inside, id: MeetingId, at: Temporal.Instant): Promise<boolean> {
  const row = await inside.sql
    .updateTable('meeting')
    .set({ online: true, outside: false, place: null, sequence: sql<number>`sequence + 1` })
    .set({ changed_at: at, timed_at: at })
    .where('id', '=', id)
    .where('state', '=', 'planned')
    .where('online', '=', false)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}
