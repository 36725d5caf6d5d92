import { type Kysely, sql } from 'kysely';
import { behindRowLevelSecurity } from './row-level-security.ts';

/** Meetings of pairs and groups: planned, moved, held and written down; tasks; absences; letters through the bot. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [
    // which reminders somebody wishes, hours before a meeting; null: the usual ones
    'alter table person add column remind_hours jsonb',
    // guardians of children under 14 are reminded too
    'alter table school add column remind_guardians boolean not null default false',

    `create table meeting (
       school_id uuid not null,
       id uuid not null,
       pair_id uuid not null,
       kind text not null check (kind in ('intro', 'trial', 'planning', 'working', 'final')),
       starts_at timestamptz not null,
       minutes integer not null check (minutes between 5 and 480),
       place text,
       online boolean not null default false,
       outside boolean not null default false,
       -- noted down afterwards: only its day is known
       day_only boolean not null default false,
       series_id uuid,
       -- raised by each change that a calendar must know of
       sequence integer not null default 0,
       state text not null check (state in ('planned', 'cancelled', 'held', 'not-held')),
       -- who has cancelled it or says why it was not held
       why text,
       why_words text,
       -- somebody invited by the mentor; with minors a curator approves (R8)
       specialist text,
       specialist_answer text check (specialist_answer in ('asked', 'yes', 'no')),
       -- who has planned it, or moved it last
       made_by uuid,
       made_at timestamptz not null,
       changed_at timestamptz not null,
       -- when it was given its present time: what was past by then is not reminded of
       timed_at timestamptz not null,
       asked_at timestamptz,
       logged_at timestamptz,
       primary key (school_id, id),
       check ((state in ('held', 'not-held')) = (logged_at is not null)),
       check (state <> 'cancelled' or why is not null),
       foreign key (school_id, pair_id) references pair (school_id, id) on delete cascade,
       foreign key (school_id, made_by) references person (school_id, id) on delete set null (made_by)
     )`,
    'create index on meeting (school_id, pair_id, starts_at)',
    'create index on meeting (school_id, starts_at)',
    'create index on meeting (school_id, series_id, starts_at) where series_id is not null',

    // of each member of the pair who is invited
    `create table meeting_member (
       school_id uuid not null,
       meeting_id uuid not null,
       mentee_id uuid not null,
       -- an adult with a minor outside the school or late: the guardian is asked first, and till then nobody is invited
       guardian_answer text check (guardian_answer in ('asked', 'yes', 'no')),
       -- the time that held for them before a guardian was asked about another one
       stood_at timestamptz,
       came boolean,
       -- never shown to the mentor by name
       rating integer check (rating between 1 and 5),
       rating_words text,
       rated_at timestamptz,
       primary key (school_id, meeting_id, mentee_id),
       check ((rating is null) = (rated_at is null)),
       foreign key (school_id, meeting_id) references meeting (school_id, id) on delete cascade,
       foreign key (school_id, mentee_id) references person (school_id, id) on delete cascade
     )`,
    'create index on meeting_member (school_id, mentee_id)',

    // the mentor's diary: what was written down of a meeting; each correction is one more version
    `create table diary (
       school_id uuid not null,
       meeting_id uuid not null,
       version integer not null,
       by_id uuid,
       at timestamptz not null,
       held boolean not null,
       -- ids of those who came
       came jsonb not null,
       -- why it was not held
       why text,
       why_words text,
       minutes integer check (minutes between 5 and 480),
       topics text,
       note text,
       result text,
       difficulties text,
       primary key (school_id, meeting_id, version),
       check (held <> (why is not null)),
       foreign key (school_id, meeting_id) references meeting (school_id, id) on delete cascade,
       foreign key (school_id, by_id) references person (school_id, id) on delete set null (by_id)
     )`,
    `create table diary_file (
       school_id uuid not null,
       meeting_id uuid not null,
       file_id uuid not null,
       added_at timestamptz not null,
       primary key (school_id, meeting_id, file_id),
       foreign key (school_id, meeting_id) references meeting (school_id, id) on delete cascade,
       foreign key (school_id, file_id) references file (school_id, id) on delete cascade
     )`,
    'create index on diary_file (school_id, file_id)',

    `create table task (
       school_id uuid not null,
       id uuid not null,
       pair_id uuid not null,
       mentee_id uuid not null,
       -- the meeting it was given at
       meeting_id uuid,
       words text not null,
       -- null: till the next meeting, whenever that is
       due_on date,
       made_at timestamptz not null,
       done_at timestamptz,
       done_words text,
       done_file uuid,
       seen_at timestamptz,
       primary key (school_id, id),
       foreign key (school_id, pair_id, mentee_id) references pair_member (school_id, pair_id, mentee_id) on delete cascade,
       foreign key (school_id, meeting_id) references meeting (school_id, id) on delete set null (meeting_id),
       foreign key (school_id, done_file) references file (school_id, id) on delete set null (done_file)
     )`,
    'create index on task (school_id, pair_id, mentee_id)',
    'create index on task (school_id, mentee_id) where done_at is null',
    'create index on task (school_id, meeting_id) where meeting_id is not null',
    'create index on task (school_id, done_file) where done_file is not null',

    // somebody is away, or a class, building or the whole school learns at home: clocks stand still
    `create table absence (
       school_id uuid not null references school,
       id uuid not null,
       person_id uuid,
       -- «7А», or the title of a bell schedule; both null: the whole school
       class_name text,
       building text,
       kind text not null check (kind in ('away', 'quarantine', 'remote')),
       from_day date not null,
       till_day date not null,
       made_by uuid,
       made_at timestamptz not null,
       primary key (school_id, id),
       check (from_day <= till_day),
       check ((kind = 'away') = (person_id is not null)),
       foreign key (school_id, person_id) references person (school_id, id) on delete cascade,
       foreign key (school_id, made_by) references person (school_id, id) on delete set null (made_by)
     )`,
    'create index on absence (school_id, till_day)',

    // «Написать наставнику» and the answer
    `create table letter (
       school_id uuid not null,
       id uuid not null,
       pair_id uuid not null,
       mentee_id uuid not null,
       from_mentor boolean not null,
       words text not null,
       at timestamptz not null,
       told_at timestamptz,
       primary key (school_id, id),
       foreign key (school_id, pair_id, mentee_id) references pair_member (school_id, pair_id, mentee_id) on delete cascade
     )`,
    'create index on letter (school_id, pair_id, mentee_id, at)',

    // the secret address by which a phone subscribes to somebody's meetings
    `create table calendar (
       hash bytea primary key,
       school_id uuid not null,
       person_id uuid not null,
       -- it was given in a messenger that may carry no personal data where the school's switch is on
       foreign_chat boolean not null,
       made_at timestamptz not null
     )`,
    'create unique index on calendar (school_id, person_id)',
    'grant select, insert, update, delete on calendar to nastavnik_door',
  ]) {
    await sql.raw(statement).execute(db);
  }
  for (const table of ['meeting', 'meeting_member', 'diary', 'diary_file', 'task', 'absence', 'letter']) {
    await behindRowLevelSecurity(db, table);
  }
}
