import { createHash } from 'node:crypto';
import type { PersonId, SchoolId } from '#domain/ids.ts';
import type { DoorSql } from './open.ts';

/** By which somebody's phone reads their meetings. */
export interface Calendar {
  school: SchoolId;
  person: PersonId;
  /** Given in a messenger that may carry nothing personal where the school's switch is on. */
  foreignChat: boolean;
}

/** Only the hash is kept: whoever reads the table reads nobody's calendar. 256 random bits need no salt. */
const hashed = (secret: string): Uint8Array => createHash('sha256').update(secret).digest();

/** One for each person: the one before opens nothing any more. */
export async function keepCalendar(
  door: DoorSql,
  secret: string,
  { school, person, foreignChat }: Calendar,
  at: Temporal.Instant,
): Promise<void> {
  const row = { hash: hashed(secret), foreign_chat: foreignChat, made_at: at };
  await door.sql
    .insertInto('calendar')
    .values({ ...row, school_id: school, person_id: person })
    .onConflict((conflict) => conflict.columns(['school_id', 'person_id']).doUpdateSet(row))
    .execute();
}

export async function dropCalendar(door: DoorSql, { school, person }: Omit<Calendar, 'foreignChat'>): Promise<void> {
  await door.sql.deleteFrom('calendar').where('school_id', '=', school).where('person_id', '=', person).execute();
}

export async function hasCalendar(door: DoorSql, { school, person }: Omit<Calendar, 'foreignChat'>): Promise<boolean> {
  const row = await door.sql
    .selectFrom('calendar')
    .select('person_id')
    .where('school_id', '=', school)
    .where('person_id', '=', person)
    .executeTakeFirst();
  return row !== undefined;
}

export async function findCalendar(door: DoorSql, secret: string): Promise<Calendar | undefined> {
  return door.sql
    .selectFrom('calendar')
    .select(['school_id as school', 'person_id as person', 'foreign_chat as foreignChat'])
    .where('hash', '=', hashed(secret))
    .executeTakeFirst();
}
