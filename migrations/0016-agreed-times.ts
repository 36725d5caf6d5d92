import { type Kysely, sql } from 'kysely';

/** In a group one guardian may agree later than another: reminders of each mentee count from their own moment. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // null: nobody was asked, or the meeting was given its time with the answer
  await sql.raw('alter table meeting_member add column agreed_at timestamptz').execute(db);
}
