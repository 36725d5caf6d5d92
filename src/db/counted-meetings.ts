import { sql } from 'kysely';
import type { CountedMeeting } from '#domain/desk/figures.ts';
import type { PersonId } from '#domain/ids.ts';
import { unloggedDays } from '#domain/meeting/log-times.ts';
import type { FormId } from '#domain/school/forms.ts';
import { putOff } from './diary.ts';
import type { Inside } from './open.ts';

interface StoredMentee {
  id: PersonId;
  className: string | null;
  rating: number | null;
}

/**
 * Meetings that were to begin in that time and are over: held, not held, and those that nobody has written down for a
 * week. How long one was says the diary, and the plan where nobody has corrected it. Index: meeting (starts_at).
 */
export async function countedMeetings(
  inside: Inside,
  { from, now }: { from: Temporal.Instant; now: Temporal.Instant },
): Promise<CountedMeeting[]> {
  const rows = await inside.sql
    .selectFrom('meeting')
    .innerJoin('pair', (join) =>
      join.onRef('pair.school_id', '=', 'meeting.school_id').onRef('pair.id', '=', 'meeting.pair_id'),
    )
    .select(['meeting.pair_id', 'pair.form', 'meeting.state', 'meeting.minutes'])
    .select((eb) =>
      eb
        .selectFrom('diary')
        .select('diary.minutes')
        .whereRef('diary.school_id', '=', 'meeting.school_id')
        .whereRef('diary.meeting_id', '=', 'meeting.id')
        .orderBy('diary.version', 'desc')
        .limit(1)
        .as('lasted'),
    )
    .select((eb) =>
      eb
        .selectFrom('meeting_member')
        .innerJoin('person', (join) =>
          join
            .onRef('person.school_id', '=', 'meeting_member.school_id')
            .onRef('person.id', '=', 'meeting_member.mentee_id'),
        )
        .select(
          sql<
            StoredMentee[]
          >`coalesce(jsonb_agg(jsonb_build_object('id', person.id, 'className', person.class_name, 'rating', meeting_member.rating)), '[]')`.as(
            'mentees',
          ),
        )
        .whereRef('meeting_member.school_id', '=', 'meeting.school_id')
        .whereRef('meeting_member.meeting_id', '=', 'meeting.id')
        .as('mentees'),
    )
    .where('meeting.starts_at', '>=', from)
    .where('meeting.starts_at', '<=', now)
    .where((eb) =>
      eb.or([
        eb('meeting.state', '=', 'held'),
        eb.and([eb('meeting.state', '=', 'not-held'), eb.not(putOff)]),
        eb.and([
          eb('meeting.state', '=', 'planned'),
          eb('meeting.starts_at', '<', now.subtract({ hours: 24 * unloggedDays })),
          eb.exists(
            eb
              .selectFrom('meeting_member as invited')
              .select('invited.mentee_id')
              .whereRef('invited.school_id', '=', 'meeting.school_id')
              .whereRef('invited.meeting_id', '=', 'meeting.id')
              .where((or) =>
                or.or([or('invited.guardian_answer', 'is', null), or('invited.guardian_answer', '=', 'yes')]),
              ),
          ),
        ]),
      ]),
    )
    .execute();
  return rows.map(({ pair_id, form, state, minutes, lasted, mentees }) => ({
    pair: pair_id,
    form: form as FormId,
    outcome: state === 'held' || state === 'not-held' ? state : 'missed',
    minutes: lasted ?? minutes,
    mentees: (mentees ?? []).map(({ id, className, rating }) => ({
      id,
      ...(className !== null && { className }),
      ...(rating !== null && { rating }),
    })),
  }));
}
