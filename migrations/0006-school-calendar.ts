import { type Kysely, sql } from 'kysely';

/** When lessons and holidays are. Null: the usual ones, until the school says otherwise. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw('alter table school add column bells jsonb').execute(db);
  await sql.raw('alter table school add column holidays jsonb').execute(db);
}
