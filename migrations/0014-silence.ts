import { type Kysely, sql } from 'kysely';
import { behindRowLevelSecurity } from './row-level-security.ts';

/** Silence of pairs: who has been asked of which, so that nobody is asked twice. Schools that are here already begin with their next look at birthdays. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [
    `create table silence (
       school_id uuid not null,
       pair_id uuid not null,
       -- nobody has met for long, or three in a row were missed
       kind text not null check (kind in ('silent', 'missed')),
       -- the last held meeting, or the start; the third missed
       since timestamptz not null,
       mentor_asked_at timestamptz not null,
       curator_told_at timestamptz,
       primary key (school_id, pair_id, kind, since),
       foreign key (school_id, pair_id) references pair (school_id, id) on delete cascade
     )`,
    'create index on silence (school_id, mentor_asked_at)',
  ]) {
    await sql.raw(statement).execute(db);
  }
  await behindRowLevelSecurity(db, 'silence');
}
