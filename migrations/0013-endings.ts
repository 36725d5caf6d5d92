import { type Kysely, sql } from 'kysely';
import { behindRowLevelSecurity } from './row-level-security.ts';

/** How a pair ends: what each side is told, what they say to each other, whether they stay in touch. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `create table ending (
         school_id uuid not null,
         pair_id uuid not null,
         mentee_id uuid not null,
         -- before its time: what the curator has chosen to tell each side; null where the pair has ended well
         mentor_told text check (mentor_told in ('thanks', 'another', 'own')),
         mentor_told_words text,
         mentee_told text check (mentee_told in ('thanks', 'another', 'own')),
         mentee_told_words text,
         -- at a good end: the words of each side for the other, and whether they would stay in touch
         mentor_words text,
         mentor_stays boolean,
         mentee_words text,
         mentee_stays boolean,
         primary key (school_id, pair_id, mentee_id),
         check ((mentor_told is not distinct from 'own') = (mentor_told_words is not null)),
         check ((mentee_told is not distinct from 'own') = (mentee_told_words is not null)),
         foreign key (school_id, pair_id, mentee_id) references pair_member (school_id, pair_id, mentee_id) on delete cascade
       )`,
    )
    .execute(db);
  await behindRowLevelSecurity(db, 'ending');
}
