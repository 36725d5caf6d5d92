import { type Kysely, sql } from 'kysely';
import { behindRowLevelSecurity } from './row-level-security.ts';

/** Schools, their people, invitations, consents, questionnaires and answers. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [
    `create table school (
       school_id uuid primary key,
       name text not null,
       kind text not null check (kind in ('state', 'private')),
       time_zone text not null,
       preset text,
       forms jsonb not null,
       pupil_address text not null check (pupil_address in ('ты', 'вы')),
       quiet_from time not null,
       quiet_to time not null,
       impersonal_telegram boolean not null,
       -- who consents for those of 14 to 17
       teen_consent text not null check (teen_consent in ('own-and-guardian', 'own-only')),
       created_at timestamptz not null
     )`,
    `create table person (
       school_id uuid not null references school,
       id uuid not null,
       -- all null until the person has said who they are (R2: before consent only what an invitation needs)
       surname text,
       given text,
       patronymic text,
       called text,
       birth_date date,
       kind text not null check (kind in ('pupil', 'teacher', 'specialist', 'staff', 'parent', 'graduate', 'student', 'employee', 'veteran')),
       class_name text,
       subject text,
       confirmed_at timestamptz,
       joined_at timestamptz,
       -- refused or left: nobody asks again
       left_at timestamptz,
       created_at timestamptz not null,
       primary key (school_id, id)
     )`,
    `create table person_role (
       school_id uuid not null,
       person_id uuid not null,
       role text not null,
       form text not null default '',
       -- for a class teacher
       class_name text not null default '',
       since timestamptz not null,
       primary key (school_id, person_id, role, form, class_name),
       foreign key (school_id, person_id) references person on delete cascade
     )`,
    'create index on person_role (school_id, role)',
    `create table invitation (
       school_id uuid not null references school,
       id uuid not null,
       -- people tell invitations apart by it
       number integer not null,
       role text not null,
       -- what they are to the school: pupil, teacher …
       kind text not null,
       form text,
       class_name text,
       -- whose guardian comes by it
       child_id uuid,
       personal boolean not null,
       -- how many may come by it
       uses integer not null check (uses > 0),
       expires_at timestamptz not null,
       revoked_at timestamptz,
       -- null once the person has been erased
       created_by uuid,
       created_at timestamptz not null,
       primary key (school_id, id),
       unique (school_id, number),
       foreign key (school_id, created_by) references person (school_id, id) on delete set null (created_by),
       foreign key (school_id, child_id) references person (school_id, id) on delete cascade
     )`,
    `create table invitation_use (
       school_id uuid not null,
       invitation_id uuid not null,
       person_id uuid not null,
       at timestamptz not null,
       primary key (school_id, invitation_id, person_id),
       foreign key (school_id, invitation_id) references invitation (school_id, id) on delete cascade,
       foreign key (school_id, person_id) references person (school_id, id) on delete cascade
     )`,
    `create table guardian (
       school_id uuid not null,
       guardian_id uuid not null,
       child_id uuid not null,
       since timestamptz not null,
       primary key (school_id, guardian_id, child_id),
       foreign key (school_id, guardian_id) references person (school_id, id) on delete cascade,
       foreign key (school_id, child_id) references person (school_id, id) on delete cascade
     )`,
    'create index on guardian (school_id, child_id)',
    `create table consent (
       school_id uuid not null,
       id uuid not null,
       person_id uuid not null,
       purpose text not null check (purpose in ('processing', 'publication')),
       version text not null,
       signer text not null check (signer in ('self', 'guardian')),
       -- the guardian who has answered; null for oneself, and once the guardian has been erased
       guardian_id uuid,
       -- signed on paper that day, as a curator has marked
       paper_on date,
       answer text not null check (answer in ('given', 'refused', 'withdrawn')),
       at timestamptz not null,
       primary key (school_id, id),
       foreign key (school_id, person_id) references person (school_id, id) on delete cascade,
       foreign key (school_id, guardian_id) references person (school_id, id) on delete set null (guardian_id)
     )`,
    'create index on consent (school_id, person_id, at)',
    `create table questionnaire (
       school_id uuid not null references school,
       id text not null,
       version integer not null,
       -- the school's own text, or the deployment's default as it was when somebody began to answer it
       origin text not null check (origin in ('own', 'default')),
       body jsonb not null,
       created_at timestamptz not null,
       primary key (school_id, id, origin, version)
     )`,
    `create table draft (
       school_id uuid not null,
       id uuid not null,
       person_id uuid not null,
       questionnaire_id text not null,
       version integer not null,
       origin text not null,
       about text not null default '',
       progress jsonb not null,
       begun_at timestamptz not null,
       saved_at timestamptz not null,
       submitted_at timestamptz,
       -- the curators have been told of it
       noticed_at timestamptz,
       primary key (school_id, id),
       foreign key (school_id, person_id) references person (school_id, id) on delete cascade,
       foreign key (school_id, questionnaire_id, origin, version) references questionnaire (school_id, id, origin, version)
     )`,
    // one unfinished draft of a questionnaire about one thing for a person, in whatever messenger
    'create unique index draft_open on draft (school_id, person_id, questionnaire_id, about) where submitted_at is null',
    'create index draft_submitted on draft (school_id, submitted_at) where submitted_at is not null',
    'create index draft_unnoticed on draft (school_id) where submitted_at is not null and noticed_at is null',
    'create index on draft (school_id, person_id)',
  ]) {
    await sql.raw(statement).execute(db);
  }
  for (const table of [
    'school',
    'person',
    'person_role',
    'invitation',
    'invitation_use',
    'guardian',
    'consent',
    'questionnaire',
    'draft',
  ]) {
    await behindRowLevelSecurity(db, table);
  }
}
