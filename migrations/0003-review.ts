import { type Kysely, sql } from 'kysely';
import { behindRowLevelSecurity } from './row-level-security.ts';

/** What curators decide about people and their questionnaires; the last of it can be undone. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [
    `create table decision (
       school_id uuid not null references school,
       id uuid not null,
       kind text not null check (kind in ('confirmed', 'accepted', 'returned')),
       -- null once that person has been erased
       by_id uuid,
       at timestamptz not null,
       primary key (school_id, id),
       foreign key (school_id, by_id) references person (school_id, id) on delete set null (by_id)
     )`,
    'create index on decision (school_id, by_id, at)',
    // which sending of a questionnaire it is: each return leads to another
    'alter table draft add column sent integer not null default 0',
    `create table review (
       school_id uuid not null,
       draft_id uuid not null,
       sent integer not null,
       decision_id uuid not null,
       submitted_at timestamptz not null,
       -- of a return: what the author is asked to change, and the answers as they had been sent
       comment text,
       questions jsonb,
       answers jsonb,
       -- the author has been told
       told_at timestamptz,
       primary key (school_id, draft_id, sent),
       foreign key (school_id, draft_id) references draft (school_id, id) on delete cascade,
       foreign key (school_id, decision_id) references decision (school_id, id) on delete cascade
     )`,
    'create index on review (school_id, decision_id)',
    // null: by a personal invitation, or before decisions were kept
    'alter table person add column confirmed_in uuid',
    'alter table person add foreign key (school_id, confirmed_in) references decision (school_id, id) on delete set null (confirmed_in)',
    'create index on person (school_id, confirmed_in) where confirmed_in is not null',
  ]) {
    await sql.raw(statement).execute(db);
  }
  for (const table of ['decision', 'review']) await behindRowLevelSecurity(db, table);
}
