import type { PairId, PersonId } from '#domain/ids.ts';
import type { Inside } from './open.ts';

/** The last two ratings of a mentee in a pair, that of the newest meeting first. Indexes: meeting (pair_id), meeting_member. */
export async function membershipRatings(
  inside: Inside,
  { pair, mentee }: { pair: PairId; mentee: PersonId },
): Promise<{ rating: number; at: Temporal.Instant }[]> {
  const rows = await inside.sql
    .selectFrom('meeting_member')
    .innerJoin('meeting', (join) =>
      join
        .onRef('meeting.school_id', '=', 'meeting_member.school_id')
        .onRef('meeting.id', '=', 'meeting_member.meeting_id'),
    )
    .select(['meeting_member.rating', 'meeting_member.rated_at as at'])
    .where('meeting.pair_id', '=', pair)
    .where('meeting_member.mentee_id', '=', mentee)
    .where('meeting_member.rating', 'is not', null)
    .orderBy('meeting.starts_at', 'desc')
    .limit(2)
    .execute();
  return rows.flatMap(({ rating, at }) => (rating === null || at === null ? [] : [{ rating, at }]));
}
