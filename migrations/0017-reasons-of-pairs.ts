import { type Kysely, sql } from 'kysely';

/** Why a pair rests or has ended early is one of the known reasons: no other state can be written. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `alter table pair_member add constraint pair_member_why check (
         (state <> 'paused' or why in ('curator', 'care'))
         and (state <> 'ended' or why in (
           'declined', 'taken-back', 'consent', 'replaced', 'left-school',
           'wish-of-mentor', 'wish-of-mentee', 'goal-changed', 'other'
         )))`,
    )
    .execute(db);
}
