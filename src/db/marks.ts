import type { MeetingId, PersonId } from '#domain/ids.ts';
import { Personal } from '#domain/personal.ts';
import type { Inside } from './open.ts';

/** Whether a mentee came, and how they have rated the meeting. */
export interface Mark {
  came: boolean;
  rating?: number;
  words?: Personal<string>;
}

/** Undefined: not invited, or not written down yet. */
export async function markOf(
  inside: Inside,
  { meeting, mentee }: { meeting: MeetingId; mentee: PersonId },
): Promise<Mark | undefined> {
  const row = await inside.sql
    .selectFrom('meeting_member')
    .select(['came', 'rating', 'rating_words'])
    .where('meeting_id', '=', meeting)
    .where('mentee_id', '=', mentee)
    .executeTakeFirst();
  if (!row || row.came === null) return undefined;
  return {
    came: row.came,
    ...(row.rating === null ? {} : { rating: row.rating }),
    ...(row.rating_words === null ? {} : { words: new Personal(row.rating_words) }),
  };
}

/** Only of whoever came. */
export async function keepRating(
  inside: Inside,
  { meeting, mentee, rating, words }: { meeting: MeetingId; mentee: PersonId; rating: number; words?: string },
  at: Temporal.Instant,
): Promise<void> {
  await inside.sql
    .updateTable('meeting_member')
    .set({ rating, rated_at: at, ...(words !== undefined && { rating_words: words }) })
    .where('meeting_id', '=', meeting)
    .where('mentee_id', '=', mentee)
    .where('came', '=', true)
    .execute();
}
