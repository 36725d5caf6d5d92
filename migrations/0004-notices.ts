import { type Kysely, sql } from 'kysely';

/** How somebody wishes to be told things: in which chat, in which hours, or not at all. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [
    // null: where the person has written last
    'alter table dialogue add column notices_to bigint references account on delete set null',
    // whose notices go to an account that is swept
    'create index on dialogue (notices_to) where notices_to is not null',
    // null: the school's
    'alter table person add column quiet_from time',
    'alter table person add column quiet_to time',
    'alter table person add check ((quiet_from is null) = (quiet_to is null))',
    // «Стоп»: takes part, and is told nothing unasked
    'alter table person add column silenced_at timestamptz',
  ]) {
    await sql.raw(statement).execute(db);
  }
}
