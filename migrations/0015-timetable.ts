import { type Kysely, sql } from 'kysely';

/** Lessons of somebody's own: a teacher's, or a pupil's whose are not those of the class. In them nobody is told anything. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // numbers of lessons for each weekday, 1 is Monday; null: as the class has them, or none
  await sql.raw('alter table person add column timetable jsonb').execute(db);
}
