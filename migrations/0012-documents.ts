import { type Kysely, sql } from 'kysely';

/** Documents that the program makes: what is ordered in a turn waits at the door until it is made outside of it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [
    'alter table file drop constraint file_type_check',
    `alter table file add constraint file_type_check check (type in (
       'image/jpeg', 'image/png', 'application/pdf', 'audio/ogg', 'text/calendar',
       'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
       'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'))`,
    // of one that was made: whose data is in it; it goes with any of them
    'alter table file add column about uuid[]',

    `create table making (
       file_id uuid primary key,
       school_id uuid not null,
       -- who asked, and in which chat; null once that chat is gone
       person_id uuid not null,
       account_id bigint references account on delete set null,
       kind text not null,
       -- ids only
       params jsonb not null,
       tries integer not null default 0,
       next_try_at timestamptz not null
     )`,
    'create index on making (next_try_at)',
    'create index on making (school_id, person_id)',
    'create index on making (account_id)',
    'grant select, insert, update, delete on making to nastavnik_door',
  ]) {
    await sql.raw(statement).execute(db);
  }
}
