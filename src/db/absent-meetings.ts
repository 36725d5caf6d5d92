import { sql } from 'kysely';
import type { MeetingId, PairId, PersonId } from '#domain/ids.ts';
import type { Attendant } from '#domain/school/absence.ts';
import type { Inside } from './open.ts';

/** A planned meeting with who comes to it, as absences are asked of it. */
export interface PlannedMeeting {
  id: MeetingId;
  pair: PairId;
  startsAt: Temporal.Instant;
  online: boolean;
  mentor: Attendant;
  /** Of a pair that is not paused; in a group those who are not. */
  mentees: Attendant[];
}

/** Planned ones that begin in that time and are not over, the next first. Index: meeting (starts_at). */
export async function plannedBetween(
  inside: Inside,
  { from, to }: { from: Temporal.Instant; to: Temporal.Instant },
): Promise<PlannedMeeting[]> {
  const rows = await inside.sql
    .selectFrom('meeting')
    .innerJoin('pair', (join) =>
      join.onRef('pair.school_id', '=', 'meeting.school_id').onRef('pair.id', '=', 'meeting.pair_id'),
    )
    .innerJoin('person as mentor', (join) =>
      join.onRef('mentor.school_id', '=', 'pair.school_id').onRef('mentor.id', '=', 'pair.mentor_id'),
    )
    .select(['meeting.id', 'meeting.pair_id', 'meeting.starts_at', 'meeting.online', 'pair.mentor_id'])
    .select('mentor.class_name as mentor_class')
    .select((eb) =>
      eb
        .selectFrom('meeting_member')
        .innerJoin('person', (join) =>
          join
            .onRef('person.school_id', '=', 'meeting_member.school_id')
            .onRef('person.id', '=', 'meeting_member.mentee_id'),
        )
        .innerJoin('pair_member', (join) =>
          join
            .onRef('pair_member.school_id', '=', 'meeting_member.school_id')
            .onRef('pair_member.mentee_id', '=', 'meeting_member.mentee_id'),
        )
        .select(
          sql<
            { id: PersonId; className: string | null }[]
          >`coalesce(jsonb_agg(jsonb_build_object('id', person.id, 'className', person.class_name) order by person.id), '[]')`.as(
            'mentees',
          ),
        )
        .whereRef('meeting_member.school_id', '=', 'meeting.school_id')
        .whereRef('meeting_member.meeting_id', '=', 'meeting.id')
        .whereRef('pair_member.pair_id', '=', 'meeting.pair_id')
        .where('pair_member.state', 'in', ['accepted', 'active'])
        .as('mentees'),
    )
    .where('meeting.state', '=', 'planned')
    .where('meeting.starts_at', '>=', from)
    .where('meeting.starts_at', '<', to)
    .orderBy('meeting.starts_at')
    .orderBy('meeting.id')
    .execute();
  return rows
    .map((row) => ({
      ...{ id: row.id, pair: row.pair_id, startsAt: row.starts_at, online: row.online },
      mentor: { id: row.mentor_id, ...(row.mentor_class !== null && { className: row.mentor_class }) },
      mentees: (row.mentees ?? []).map(({ id, className }) => ({ id, ...(className !== null && { className }) })),
    }))
    .filter(({ mentees }) => mentees.length > 0);
}

/** The same time, no room: whoever has the meeting in a calendar gets it anew. Returns which of them were planned still. */
export async function makeOnline(
  inside: Inside,
  ids: readonly MeetingId[],
  at: Temporal.Instant,
): Promise<MeetingId[]> {
  if (ids.length === 0) return [];
  const rows = await inside.sql
    .updateTable('meeting')
    .set({ online: true, outside: false, place: null, sequence: sql<number>`sequence + 1`, changed_at: at })
    .where('id', 'in', [...ids])
    .where('state', '=', 'planned')
    .where('online', '=', false)
    .returning('id')
    .execute();
  return rows.map(({ id }) => id);
}
