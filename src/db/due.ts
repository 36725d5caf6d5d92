import { sql } from 'kysely';
import type { PersonId, SchoolId } from '#domain/ids.ts';
import type { DoorSql } from './open.ts';

/** Something that will have to be done: kind and the id it is about. */
export interface Due {
  key: string;
  school: SchoolId;
  kind: string;
  at: Temporal.Instant;
  subject: string;
}

/** Plans a thing, once for its key; one that is planned and not done keeps its time. */
export async function plan(door: DoorSql, due: Due): Promise<void> {
  await door.sql
    .insertInto('due')
    .values({ key: due.key, school_id: due.school, kind: due.kind, at: due.at, subject: due.subject, done_at: null })
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet({ at: due.at, done_at: null }).where('due.done_at', 'is not', null),
    )
    .execute();
}

/** Plans a thing, or moves it: only this time counts. */
export async function planAnew(door: DoorSql, due: Due): Promise<void> {
  await door.sql
    .insertInto('due')
    .values({ key: due.key, school_id: due.school, kind: due.kind, at: due.at, subject: due.subject, done_at: null })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ at: due.at, done_at: null }))
    .execute();
}

/** Plans a thing that is done once for ever under its key, or moves it; one that is done stays done. */
export async function planOnce(door: DoorSql, due: Due): Promise<void> {
  await door.sql
    .insertInto('due')
    .values({ key: due.key, school_id: due.school, kind: due.kind, at: due.at, subject: due.subject, done_at: null })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ at: due.at }).where('due.done_at', 'is', null))
    .execute();
}

/** Moves a thing that is planned and not done. */
export async function moveDue(door: DoorSql, key: string, at: Temporal.Instant): Promise<void> {
  await door.sql.updateTable('due').set({ at }).where('key', '=', key).where('done_at', 'is', null).execute();
}

/** The next thing that is due and not done, locked: a tick that runs twice or on two replicas does it once. Index: due_waiting. */
export async function takeDue(
  door: DoorSql,
  now: Temporal.Instant,
  except: readonly string[] = [],
): Promise<Due | undefined> {
  let query = door.sql
    .selectFrom('due')
    .select(['key', 'school_id as school', 'kind', 'at', 'subject'])
    .where('done_at', 'is', null)
    .where('at', '<=', now);
  if (except.length > 0) query = query.where('key', 'not in', [...except]);
  return query.orderBy('at').limit(1).forUpdate().skipLocked().executeTakeFirst();
}

export async function markDone(door: DoorSql, key: string, at: Temporal.Instant): Promise<void> {
  await door.sql.updateTable('due').set({ done_at: at }).where('key', '=', key).execute();
}

/** Those of the things planned under these keys that have been done since they were planned last. */
export async function doneOf(door: DoorSql, keys: readonly string[]): Promise<string[]> {
  const rows = await door.sql
    .selectFrom('due')
    .select('key')
    .where('key', 'in', [...keys])
    .where('done_at', 'is not', null)
    .execute();
  return rows.map(({ key }) => key);
}

/** What was to be told to somebody goes; that whoever stays silent is erased does not. */
export async function forgetPlanned(door: DoorSql, school: SchoolId, person: PersonId): Promise<void> {
  await door.sql
    .deleteFrom('due')
    .where('school_id', '=', school)
    .where('kind', '!=', 'erase-silent')
    .where(
      sql<string>`case when kind in ('notice', 'remind-meeting') then subject::jsonb ->> 'person' else subject end`,
      '=',
      person,
    )
    .execute();
}

/** A school is closed. */
export async function forgetPlannedOf(door: DoorSql, school: SchoolId): Promise<void> {
  await door.sql.deleteFrom('due').where('school_id', '=', school).execute();
}

export async function sweepDone(door: DoorSql, doneBefore: Temporal.Instant): Promise<void> {
  await door.sql.deleteFrom('due').where('done_at', '<', doneBefore).execute();
}
