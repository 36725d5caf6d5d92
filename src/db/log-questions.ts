import { sql } from 'kysely';
import type { MeetingId, PairId, PersonId, SchoolId } from '#domain/ids.ts';
import { unloggedDays, unloggedSince } from '#domain/meeting/log-times.ts';
import { endOf, type Meeting, standing } from '#domain/meeting/planned.ts';
import { isOver, isRunning, runningStates } from '#domain/pairing/pair-life.ts';
import { schoolDate } from '#domain/time.ts';
import { awayOfEach } from './away.ts';
import { planAnew } from './due.ts';
import { cancelMeeting, readMeeting } from './meetings.ts';
import type { DoorSql, Inside } from './open.ts';
import { type Membership, membersOf } from './pairs.ts';
import { readSchool } from './schools.ts';
import { substitutesOn } from './substitutes.ts';

/** Plans the question «состоялась?» an hour after the end, anew where the meeting was moved. */
export async function planLogQuestion(
  door: DoorSql,
  school: SchoolId,
  meeting: Pick<Meeting, 'id' | 'startsAt' | 'minutes'>,
): Promise<void> {
  const at = endOf(meeting).add({ hours: 1 });
  await planAnew(door, { key: `log-question:${meeting.id}`, school, kind: 'log-question', at, subject: meeting.id });
}

/**
 * Who writes a meeting down at that moment: whoever stood in on its day, who alone was there, however late the question comes;
 * of a meeting of the mentor's, whoever stands in now, else the mentor.
 */
export async function writerAt(
  inside: Inside,
  { pair, mentor, startsAt }: Pick<Meeting, 'pair' | 'mentor' | 'startsAt'>,
  now: Temporal.Instant,
  timeZone: string,
): Promise<PersonId> {
  const stoodIn = await substitutesOn(inside, pair, schoolDate(startsAt, timeZone));
  const standsIn = stoodIn ?? (await substitutesOn(inside, pair, schoolDate(now, timeZone)));
  return standsIn?.mentor ?? mentor;
}

/**
 * A planned meeting to be asked after; undefined: it was cancelled, written down, or the pair rests or is over, or no guardian
 * has said yes.
 */
export async function toAskAfter(inside: Inside, id: MeetingId): Promise<Meeting | undefined> {
  const meeting = await readMeeting(inside, id);
  if (meeting?.state !== 'planned') return undefined;
  const members = await membersOf(inside, meeting.pair);
  const runs = members.some(
    ({ mentee, life }) => isRunning(life) && standing(meeting).some((invited) => invited.mentee === mentee),
  );
  return runs ? meeting : undefined;
}

/**
 * A meeting whose time came while its pair rested has not been one: nobody is asked after it, and it counts nowhere, also when the
 * pair goes on. False: it is none of those.
 */
export async function dropRested(inside: Inside, id: MeetingId, at: Temporal.Instant): Promise<boolean> {
  const meeting = await readMeeting(inside, id);
  if (meeting?.state !== 'planned' || standing(meeting).length === 0) return false;
  const invited = new Set(standing(meeting).map(({ mentee }) => mentee));
  const theirs = (await membersOf(inside, meeting.pair)).filter(({ mentee }) => invited.has(mentee));
  // Somebody whose pair was paused afterwards may have been there.
  const rested = ({ life, since }: Membership) =>
    life.state === 'paused' && Temporal.Instant.compare(since, meeting.startsAt) <= 0;
  if (!theirs.some(rested) || !theirs.every((member) => rested(member) || isOver(member.life))) return false;
  return cancelMeeting(inside, meeting, { why: 'over', words: null }, at);
}

/** Who has not written down what. */
export interface Unlogged {
  meeting: { id: MeetingId; pair: PairId };
  writer: PersonId;
}

/**
 * Planned meetings that nobody has written down for a week, the oldest first: for the curator's digest. Of those that are asked
 * after, as {@link toAskAfter} says; absences of whoever writes are not counted. Index: meeting (starts_at).
 */
export async function unlogged(inside: Inside, now: Temporal.Instant): Promise<Unlogged[]> {
  const { timeZone } = await readSchool(inside);
  const rows = await inside.sql
    .selectFrom('meeting')
    .innerJoin('pair', (join) =>
      join.onRef('pair.school_id', '=', 'meeting.school_id').onRef('pair.id', '=', 'meeting.pair_id'),
    )
    .select(['meeting.id', 'meeting.pair_id', 'meeting.starts_at', 'meeting.minutes', 'meeting.asked_at'])
    .select((eb) =>
      eb.fn
        .coalesce(
          eb
            .selectFrom('substitute')
            .select('substitute.mentor_id')
            .whereRef('substitute.school_id', '=', 'meeting.school_id')
            .whereRef('substitute.pair_id', '=', 'meeting.pair_id')
            .where(
              sql<boolean>`(meeting.starts_at at time zone ${timeZone})::date between substitute.from_day and substitute.till_day`,
            )
            .orderBy('substitute.from_day', 'desc')
            .limit(1),
          'pair.mentor_id',
        )
        .as('writer'),
    )
    .where('meeting.state', '=', 'planned')
    .where('meeting.starts_at', '<', now.subtract({ hours: 24 * unloggedDays }))
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('meeting_member')
          .innerJoin('pair_member', (join) =>
            join
              .onRef('pair_member.school_id', '=', 'meeting_member.school_id')
              .onRef('pair_member.mentee_id', '=', 'meeting_member.mentee_id'),
          )
          .select('meeting_member.mentee_id')
          .whereRef('meeting_member.school_id', '=', 'meeting.school_id')
          .whereRef('meeting_member.meeting_id', '=', 'meeting.id')
          .whereRef('pair_member.pair_id', '=', 'meeting.pair_id')
          .where('pair_member.state', 'in', runningStates)
          .where((or) => or.or([or('guardian_answer', 'is', null), or('guardian_answer', '=', 'yes')])),
      ),
    )
    .orderBy('meeting.starts_at')
    .execute();
  const [first] = rows;
  if (!first) return [];
  const writers = [...new Set(rows.map(({ writer }) => writer))];
  const away = await awayOfEach(inside, writers, schoolDate(first.starts_at, timeZone));
  return rows.flatMap(({ id, pair_id, starts_at, minutes, asked_at, writer }) => {
    const askedAt = asked_at ?? endOf({ startsAt: starts_at, minutes }).add({ hours: 1 });
    const since = unloggedSince(askedAt, away.get(writer) ?? [], timeZone);
    return Temporal.Instant.compare(since, now) <= 0 ? [{ meeting: { id, pair: pair_id }, writer }] : [];
  });
}
