import { type Kysely, sql } from 'kysely';
import { behindRowLevelSecurity } from './row-level-security.ts';

/** Files that people send: scans of signed papers. What a browser has sent waits at the door until it is fetched. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [
    `create table file (
       school_id uuid not null,
       id uuid not null,
       -- null until it is here, and known by its first bytes
       type text check (type in ('image/jpeg', 'image/png', 'application/pdf')),
       bytes bytea,
       state text not null check (state in ('awaited', 'here', 'failed')),
       -- of a failed one
       why text,
       kept_at timestamptz not null,
       primary key (school_id, id)
     )`,
    'alter table consent add column scan_id uuid',
    'alter table consent add foreign key (school_id, scan_id) references file (school_id, id) on delete set null (scan_id)',
    'create index on consent (school_id, scan_id) where scan_id is not null',

    `create table upload (
       id uuid primary key,
       -- null once the guest's window that has sent it is over: what it sent is still to be fetched
       account_id bigint references account on delete set null,
       bytes bytea not null,
       kept_at timestamptz not null
     )`,
    'create index on upload (account_id)',
    'create index on upload (kept_at)',

    // a word of SQL: the name is always quoted
    `create table "fetch" (
       file_id uuid primary key,
       school_id uuid not null,
       dialogue_id bigint not null references dialogue on delete cascade,
       channel text not null,
       -- where the messenger keeps it, in its own words
       ref text not null,
       -- as far as the messenger says so
       bytes bigint,
       tries integer not null default 0,
       next_try_at timestamptz not null
     )`,
    'create index on "fetch" (next_try_at)',
    'create index on "fetch" (dialogue_id)',
    'grant select, insert, update, delete on upload, "fetch" to nastavnik_door',
  ]) {
    await sql.raw(statement).execute(db);
  }
  await behindRowLevelSecurity(db, 'file');
}
