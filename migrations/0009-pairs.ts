import { type Kysely, sql } from 'kysely';
import { behindRowLevelSecurity } from './row-level-security.ts';

/** Pairs and groups: one mentor, each mentee with an own state and own papers. What may not be cannot be written (methodology.md 7.1). */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [
    // R11, the two readings of «ступень»; in «учитель – учитель» a school may allow several pairs of one variant
    "alter table school add column grade_rule text not null default 'class' check (grade_rule in ('class', 'stage'))",
    'alter table school add column several_pairs boolean not null default false',
    // R8: that day the school has seen the clearance of somebody from outside
    'alter table person add column clearance_on date',
    'alter table decision drop constraint decision_kind_check',
    `alter table decision add constraint decision_kind_check
       check (kind in ('confirmed', 'accepted', 'returned', 'agreement', 'order', 'duties', 'baseline'))`,

    `create table pair (
       school_id uuid not null references school,
       id uuid not null,
       mentor_id uuid not null,
       form text not null,
       variant text not null,
       goal text not null,
       -- null once that person has been erased
       made_by uuid,
       made_at timestamptz not null,
       -- it worked before the school began here: clocks count from this moment on
       entered boolean not null default false,
       -- since when it had worked before
       entered_since date,
       -- the методический совет has agreed
       protocol_number text,
       protocol_on date,
       primary key (school_id, id),
       check (entered = (entered_since is not null)),
       -- what a member must agree with
       unique (school_id, id, mentor_id, form, variant),
       foreign key (school_id, mentor_id) references person (school_id, id) on delete cascade,
       foreign key (school_id, made_by) references person (school_id, id) on delete set null (made_by)
     )`,
    'create index on pair (school_id, mentor_id)',

    // a paper signed by people, marked by a curator: one may be for many
    `create table pair_paper (
       school_id uuid not null references school,
       id uuid not null,
       kind text not null check (kind in ('agreement', 'order', 'duties', 'baseline')),
       number text,
       signed_on date not null,
       scan_id uuid,
       decision_id uuid not null,
       primary key (school_id, id),
       check (kind <> 'order' or number is not null),
       foreign key (school_id, scan_id) references file (school_id, id) on delete set null (scan_id),
       foreign key (school_id, decision_id) references decision (school_id, id) on delete cascade
     )`,
    'create index on pair_paper (school_id, decision_id)',
    'create index on pair_paper (school_id, scan_id) where scan_id is not null',

    `create table pair_member (
       school_id uuid not null,
       pair_id uuid not null,
       mentee_id uuid not null,
       mentor_id uuid not null,
       form text not null,
       variant text not null,
       state text not null check (state in ('proposed', 'accepted', 'active', 'paused', 'completed', 'ended')),
       -- since when it is in this state, or waits for whom it waits
       since timestamptz not null,
       waits_for text check (waits_for in ('council', 'mentor', 'guardians', 'mentee')),
       paused_from text check (paused_from in ('accepted', 'active')),
       -- a guardian of the one who is a minor has said yes: they are asked together, and one for a child suffices (R3, R4)
       mentor_guardian_agreed boolean not null default false,
       mentee_guardian_agreed boolean not null default false,
       -- of a pause, or of an early end
       why text,
       -- clocks of check-ins and silence begin: everybody has said yes, or it was entered
       started_on date,
       baseline_id uuid,
       agreement_id uuid,
       order_id uuid,
       -- R5: the written consent of every employee to the extra duties
       mentor_is_employee boolean not null,
       mentee_is_employee boolean not null,
       mentor_duties_id uuid,
       mentee_duties_id uuid,
       primary key (school_id, pair_id, mentee_id),
       foreign key (school_id, pair_id, mentor_id, form, variant)
         references pair (school_id, id, mentor_id, form, variant) on delete cascade,
       foreign key (school_id, mentee_id) references person (school_id, id) on delete cascade,
       -- a paper that is taken back; of an active membership the constraint below holds it
       foreign key (school_id, baseline_id) references pair_paper (school_id, id) on delete set null (baseline_id),
       foreign key (school_id, agreement_id) references pair_paper (school_id, id) on delete set null (agreement_id),
       foreign key (school_id, order_id) references pair_paper (school_id, id) on delete set null (order_id),
       foreign key (school_id, mentor_duties_id) references pair_paper (school_id, id) on delete set null (mentor_duties_id),
       foreign key (school_id, mentee_duties_id) references pair_paper (school_id, id) on delete set null (mentee_duties_id),
       -- R15
       check (mentor_id <> mentee_id),
       check ((state = 'proposed') = (waits_for is not null)),
       check ((state = 'paused') = (paused_from is not null)),
       check ((state in ('paused', 'ended')) = (why is not null)),
       -- R5, R13
       constraint pair_member_papers check (
         (state <> 'active' and paused_from is distinct from 'active') or (
           baseline_id is not null and agreement_id is not null and order_id is not null
           and (not mentor_is_employee or mentor_duties_id is not null)
           and (not mentee_is_employee or mentee_duties_id is not null)
         ))
     )`,
    'create index on pair_member (school_id, mentee_id)',
    'create index on pair_member (school_id, mentor_id)',
    'create index on pair_member (school_id, state)',
    // one of a variant for a mentee; among teachers as the school sets
    `create unique index pair_member_once on pair_member (school_id, mentee_id, variant)
       where form <> 'teacher_teacher' and state in ('proposed', 'accepted', 'active', 'paused')`,
    // and never twice with the same mentor
    `create unique index pair_member_same on pair_member (school_id, mentee_id, mentor_id, variant)
       where state in ('proposed', 'accepted', 'active', 'paused')`,

    // what has become of a membership, and who did it: a handover between curators loses nothing
    `create table pair_history (
       school_id uuid not null,
       id bigint generated always as identity,
       pair_id uuid not null,
       mentee_id uuid not null,
       at timestamptz not null,
       -- null: the program itself, or somebody who has been erased
       by_id uuid,
       what text not null,
       -- somebody's own words: why not
       words text,
       primary key (school_id, id),
       foreign key (school_id, pair_id, mentee_id) references pair_member (school_id, pair_id, mentee_id) on delete cascade,
       foreign key (school_id, by_id) references person (school_id, id) on delete set null (by_id)
     )`,
    'create index on pair_history (school_id, pair_id, mentee_id, at)',

    // R6: another mentor is asked for; the head decides
    `create table replacement (
       school_id uuid not null,
       id uuid not null,
       pair_id uuid not null,
       mentee_id uuid not null,
       asked_by uuid,
       side text not null check (side in ('mentee', 'guardian', 'mentor', 'curator')),
       words text,
       asked_at timestamptz not null,
       decision text check (decision in ('granted', 'declined')),
       decided_by uuid,
       decided_at timestamptz,
       -- decided on paper, and marked by a curator
       paper_on date,
       primary key (school_id, id),
       check ((decision is null) = (decided_at is null)),
       foreign key (school_id, pair_id, mentee_id) references pair_member (school_id, pair_id, mentee_id) on delete cascade,
       foreign key (school_id, asked_by) references person (school_id, id) on delete set null (asked_by),
       foreign key (school_id, decided_by) references person (school_id, id) on delete set null (decided_by)
     )`,
    'create unique index replacement_open on replacement (school_id, pair_id, mentee_id) where decision is null',

    // a mentor for a while; the pair stays
    `create table substitute (
       school_id uuid not null,
       pair_id uuid not null,
       mentor_id uuid not null,
       from_day date not null,
       till_day date not null,
       order_number text,
       order_on date,
       made_at timestamptz not null,
       primary key (school_id, pair_id, from_day),
       check (from_day <= till_day),
       foreign key (school_id, pair_id) references pair (school_id, id) on delete cascade,
       foreign key (school_id, mentor_id) references person (school_id, id) on delete cascade
     )`,
    'create index on substitute (school_id, mentor_id)',
  ]) {
    await sql.raw(statement).execute(db);
  }
  for (const table of ['pair', 'pair_paper', 'pair_member', 'pair_history', 'replacement', 'substitute']) {
    await behindRowLevelSecurity(db, table);
  }
}
