import { type Kysely, sql } from 'kysely';

/**
 * The door: what belongs to the deployment and to no school. Two roles, neither an owner: `nastavnik_door` reads and
 * writes these tables only, `nastavnik_app` the tables of schools only, by row level security.
 * Where the login may not create roles, docs/roles.sql does it once and this migration finds them.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [
    // Two deployments may migrate on one cluster at once: whoever comes second finds the role made.
    `do $$ begin
       if not exists (select from pg_roles where rolname = 'nastavnik_door') then create role nastavnik_door; end if;
       if not exists (select from pg_roles where rolname = 'nastavnik_app') then create role nastavnik_app; end if;
     exception when duplicate_object or unique_violation then null;
     end $$`,
    // Since Postgres 16 whoever creates a role may not yet become it. A login without the right was granted both by docs/roles.sql.
    `do $$ begin
       execute format('grant nastavnik_door, nastavnik_app to %I', current_user);
     exception when insufficient_privilege then null;
     end $$`,
    'grant usage on schema public to nastavnik_door, nastavnik_app',

    `create table dialogue (
       id bigint generated always as identity primary key,
       school_id uuid,
       person_id uuid,
       -- the stack of conversations, top last
       frames jsonb not null default '[]',
       -- what is asked now and which message shows it
       question jsonb,
       -- running number of asked questions: a button of another number is old
       asked bigint not null default 0,
       check ((school_id is null) = (person_id is null)),
       unique (school_id, person_id)
     )`,

    `create table account (
       id bigint generated always as identity primary key,
       channel text not null,
       address text not null,
       dialogue_id bigint not null references dialogue,
       reachable boolean not null default true,
       last_at timestamptz not null,
       -- the last position shown to a browser
       shown bigint not null default 0,
       -- a browser that came by a one-time link serves until then, for the account in which «Открыть» was pressed
       expires_at timestamptz,
       -- and never past this, however often it presses
       ends_at timestamptz,
       opened_from bigint references account on delete set null,
       unique (channel, address)
     )`,
    'create index on account (dialogue_id)',
    'create index on account (opened_from) where opened_from is not null',
    'create index on account (expires_at) where expires_at is not null',

    `create table seat (
       account_id bigint not null references account on delete cascade,
       dialogue_id bigint not null references dialogue on delete cascade,
       since timestamptz not null,
       -- the newest update handled there, of a messenger that numbers them
       last_sequence bigint,
       primary key (account_id, dialogue_id)
     )`,
    'create index on seat (dialogue_id)',

    `create table inbox (
       id bigint generated always as identity primary key,
       key text not null unique,
       dialogue_id bigint not null references dialogue on delete cascade,
       -- null: an event of the program's own for a waiting dialogue
       account_id bigint references account on delete cascade,
       sequence bigint,
       body jsonb,
       state text not null default 'kept' check (state in ('kept', 'done', 'failed')),
       tries integer not null default 0,
       next_try_at timestamptz not null,
       kept_at timestamptz not null,
       failure text
     )`,
    // the turn: oldest unfinished update of a dialogue
    "create index inbox_unfinished on inbox (dialogue_id, id) where state = 'kept'",
    'create index on inbox (kept_at)',
    'create index on inbox (account_id)',

    `create table outbox (
       id bigint generated always as identity primary key,
       key text not null unique,
       account_id bigint not null references account on delete cascade,
       channel text not null,
       -- the school whose rules say what the channel may carry; null before there is one
       school_id uuid,
       -- whose dialogue it belongs to: erased with the person
       person_id uuid,
       -- message | notice (kind and ids, rendered when posted); null once blanked
       content jsonb,
       personal boolean not null default false,
       said_by text not null default 'program' check (said_by in ('program', 'person')),
       -- the key of an earlier row that this one replaces
       replaces text,
       state text not null default 'waiting' check (state in ('waiting', 'sent', 'refused', 'unreachable')),
       position bigint,
       tries integer not null default 0,
       next_try_at timestamptz not null,
       leased_until timestamptz,
       message_id text,
       failure text,
       created_at timestamptz not null,
       sent_at timestamptz,
       unique (account_id, position)
     )`,
    // the post: first waiting row of each account
    "create index outbox_waiting on outbox (channel, account_id, id) where state = 'waiting'",
    // the sweep: sent texts that do not linger
    "create index outbox_blanked on outbox (sent_at) where state = 'sent' and channel <> 'web' and content is not null",
    'create index on outbox (school_id, person_id)',

    `create table code (
       hash bytea primary key,
       purpose text not null check (purpose in ('first-curator', 'invitation', 'open', 'seat')),
       school_id uuid,
       -- invitation id, what a one-time link opens, whose seats another chat gets, or who asked for a first curator's code
       subject text,
       created_at timestamptz not null,
       expires_at timestamptz,
       used_at timestamptz
     )`,
    'create index on code (school_id, subject)',
    'create index on code (expires_at) where expires_at is not null',

    `create table code_try (
       account_id bigint not null references account on delete cascade,
       at timestamptz not null
     )`,
    'create index on code_try (account_id, at)',

    `create table effect (
       frame text not null,
       step text not null,
       result jsonb not null,
       primary key (frame, step)
     )`,

    'create table cursor (name text primary key, value text not null)',

    `create table due (
       key text primary key,
       school_id uuid not null,
       kind text not null,
       at timestamptz not null,
       subject text not null,
       done_at timestamptz
     )`,
    // the minute's tick: due and not done
    'create index due_waiting on due (at) where done_at is null',

    `grant select, insert, update, delete on
       dialogue, account, seat, inbox, outbox, code, code_try, effect, cursor, due to nastavnik_door`,
    'grant usage on all sequences in schema public to nastavnik_door',
  ]) {
    await sql.raw(statement).execute(db);
  }
}
