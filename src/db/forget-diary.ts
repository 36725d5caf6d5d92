import { sql } from 'kysely';
import type { PersonId } from '#domain/ids.ts';
import type { Inside } from './open.ts';

/**
 * Somebody takes part no more: what they did and said of meetings goes, and what a mentor wrote of meetings with them alone.
 * That a meeting was held stays, for the mentor's figures.
 */
export async function forgetInDiary(inside: Inside, person: PersonId): Promise<void> {
  await inside.sql.deleteFrom('task').where('mentee_id', '=', person).execute();
  await inside.sql.updateTable('meeting_member').set({ rating_words: null }).where('mentee_id', '=', person).execute();
  await inside.sql
    .updateTable('diary')
    .set({ why_words: null, topics: null, note: null, result: null, difficulties: null })
    .where(
      'meeting_id',
      'in',
      inside.sql
        .selectFrom('meeting_member')
        .select('meeting_id')
        .groupBy('meeting_id')
        .having(sql<boolean>`count(*) = 1 and bool_and(mentee_id = ${person})`),
    )
    .execute();
}
