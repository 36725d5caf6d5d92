import { sql as raw } from 'kysely';
import type { FileId, MeetingId, PairId, PersonId } from '#domain/ids.ts';
import { forgetUnused } from './files.ts';
import type { Inside } from './open.ts';

/**
 * Somebody has left (R18): tasks of theirs with what was sent in, words of ratings, petitions and farewells, written by them or
 * about them, and what was written of meetings with them alone, also where the group goes on. That a meeting was held and
 * rated, a petition decided and a pair ended stays.
 */
export async function forgetWordsInPairs(inside: Inside, person: PersonId): Promise<void> {
  const { sql } = inside;
  const led = sql.selectFrom('pair').select('pair.id').where('mentor_id', '=', person);
  const tasks = await sql
    .deleteFrom('task')
    .where((eb) => eb.or([eb('mentee_id', '=', person), eb('pair_id', 'in', led)]))
    .returning('done_file')
    .execute();
  await forgetFiles(
    inside,
    tasks.flatMap(({ done_file }) => done_file ?? []),
  );
  await sql
    .updateTable('meeting_member')
    .set({ rating_words: null })
    .where('rating_words', 'is not', null)
    .where((eb) =>
      eb.or([
        eb('mentee_id', '=', person),
        eb('meeting_id', 'in', eb.selectFrom('meeting').select('meeting.id').where('pair_id', 'in', led)),
      ]),
    )
    .execute();
  await sql
    .updateTable('replacement')
    .set({ words: null })
    .where('words', 'is not', null)
    .where((eb) => eb.or([eb('mentee_id', '=', person), eb('asked_by', '=', person), eb('pair_id', 'in', led)]))
    .execute();
  await sql
    .deleteFrom('ending')
    .where((eb) => eb.or([eb('mentee_id', '=', person), eb('pair_id', 'in', led)]))
    .execute();
  const alone = await sql
    .selectFrom('meeting_member')
    .select('meeting_id')
    .groupBy('meeting_id')
    .having(raw<boolean>`count(*) = 1 and bool_and(mentee_id = ${person})`)
    .execute();
  await forgetWritten(
    inside,
    alone.map(({ meeting_id }) => meeting_id),
  );
}

/** Nobody of a pair or group goes on: when it has met stays, what was written of it and the photos go. */
export async function forgetDiary(inside: Inside, pair: PairId): Promise<void> {
  const meetings = await inside.sql.selectFrom('meeting').select('id').where('pair_id', '=', pair).execute();
  await forgetWritten(
    inside,
    meetings.map(({ id }) => id),
  );
}

async function forgetWritten(inside: Inside, meetings: readonly MeetingId[]): Promise<void> {
  if (meetings.length === 0) return;
  const { sql } = inside;
  await sql
    .updateTable('diary')
    .set({ why_words: null, topics: null, note: null, result: null, difficulties: null })
    .where('meeting_id', 'in', [...meetings])
    .execute();
  const files = await sql
    .deleteFrom('diary_file')
    .where('meeting_id', 'in', [...meetings])
    .returning('file_id')
    .execute();
  await forgetFiles(
    inside,
    files.map(({ file_id }) => file_id),
  );
}

async function forgetFiles(inside: Inside, files: readonly FileId[]): Promise<void> {
  for (const file of files) await forgetUnused(inside, file);
}
