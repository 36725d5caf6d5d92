import { type Kysely, sql } from 'kysely';

/** When somebody was last asked to sign anew because of a birthday. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw('alter table person add column asked_anew_at timestamptz').execute(db);
}
