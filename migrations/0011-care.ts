import { type Kysely, sql } from 'kysely';
import { behindRowLevelSecurity } from './row-level-security.ts';

/** Calls for help, check-ins, and what worries: who is told of it stands in rows, so that it never reaches whom it may concern. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [
    `create table worry (
       school_id uuid not null references school,
       id uuid not null,
       person_id uuid not null,
       -- a call for help, words that worry, a low rating twice in a row, a bad check-in
       kind text not null check (kind in ('call', 'words', 'rating', 'check-in')),
       -- of a call: what it is about; of words: the topics
       topic text not null,
       words text,
       -- of a rating and a check-in: in which pair
       pair_id uuid,
       at timestamptz not null,
       taken_by uuid,
       taken_at timestamptz,
       closed_by uuid,
       closed_at timestamptz,
       -- what has come of it, for those who hear
       closing text,
       primary key (school_id, id),
       check ((taken_at is null) or (taken_at >= at)),
       check ((closing is null) = (closed_at is null)),
       foreign key (school_id, person_id) references person (school_id, id) on delete cascade,
       foreign key (school_id, pair_id) references pair (school_id, id) on delete set null (pair_id),
       foreign key (school_id, taken_by) references person (school_id, id) on delete set null (taken_by),
       foreign key (school_id, closed_by) references person (school_id, id) on delete set null (closed_by)
     )`,
    'create index on worry (school_id, at) where closed_at is null',
    'create index on worry (school_id, person_id)',
    `create table worry_heard (
       school_id uuid not null,
       worry_id uuid not null,
       person_id uuid not null,
       told_at timestamptz not null,
       primary key (school_id, worry_id, person_id),
       foreign key (school_id, worry_id) references worry (school_id, id) on delete cascade,
       foreign key (school_id, person_id) references person (school_id, id) on delete cascade
     )`,
    'create index on worry_heard (school_id, person_id)',

    `create table check_in (
       school_id uuid not null,
       id uuid not null,
       pair_id uuid not null,
       mentee_id uuid not null,
       -- who is asked: this mentee, or the mentor about them
       person_id uuid not null,
       number integer not null,
       -- or when it was left out, for they had said how they are just before
       asked_at timestamptz not null,
       skipped boolean not null default false,
       answer text check (answer in ('good', 'so-so', 'bad')),
       words text,
       answered_at timestamptz,
       primary key (school_id, id),
       unique (school_id, pair_id, mentee_id, person_id, number),
       check ((answer is null) = (answered_at is null)),
       check (not skipped or answer is null),
       foreign key (school_id, pair_id, mentee_id) references pair_member (school_id, pair_id, mentee_id) on delete cascade,
       foreign key (school_id, person_id) references person (school_id, id) on delete cascade
     )`,
    'create index on check_in (school_id, person_id)',

    // when the curators' week begins: 1 is Monday
    'alter table school add column digest_weekday integer not null default 1 check (digest_weekday between 1 and 7)',
    "alter table school add column digest_time time not null default '08:30'",
  ]) {
    await sql.raw(statement).execute(db);
  }
  for (const table of ['worry', 'worry_heard', 'check_in']) await behindRowLevelSecurity(db, table);
}
