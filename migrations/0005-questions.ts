import { type Kysely, sql } from 'kysely';
import { behindRowLevelSecurity } from './row-level-security.ts';

/** Questions to the curator, and the answers. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`create table question (
       school_id uuid not null,
       id uuid not null,
       asked_by uuid not null,
       body text not null,
       asked_at timestamptz not null,
       answer text,
       -- null once that curator has been erased
       answered_by uuid,
       answered_at timestamptz,
       primary key (school_id, id),
       check ((answer is null) = (answered_at is null)),
       foreign key (school_id, asked_by) references person (school_id, id) on delete cascade,
       foreign key (school_id, answered_by) references person (school_id, id) on delete set null (answered_by)
     )`)
    .execute(db);
  await sql.raw('create index question_open on question (school_id, asked_at) where answer is null').execute(db);
  await sql.raw('create index on question (school_id, asked_by, asked_at)').execute(db);
  await behindRowLevelSecurity(db, 'question');
}
