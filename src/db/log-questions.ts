import { sql } from 'kysely';
import type { MeetingId, PersonId, SchoolId } from '#domain/ids.ts';
import { unloggedSince } from '#domain/meeting/log-times.ts';
import { endOf, type Meeting, standing } from '#domain/meeting/planned.ts';
import { isRunning } from '#domain/pairing/pair-life.ts';
import { schoolDate } from '#domain/time.ts';
import { awayOf } from './away.ts';
import { logStateOf } from './diary.ts';
import { planAnew } from './due.ts';
import { readMeeting } from './meetings.ts';
import type { DoorSql, Inside } from './open.ts';
import { membersOf } from './pairs.ts';
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

export interface Unlogged {
  meeting: Meeting;
  writer: PersonId;
}

/** Planned meetings that nobody has written down for a week, the oldest first: for the curator's digest. */
export async function unlogged(inside: Inside, now: Temporal.Instant): Promise<Unlogged[]> {
  const { timeZone } = await readSchool(inside);
  const rows = await inside.sql
    .selectFrom('meeting')
    .select('id')
    .where('state', '=', 'planned')
    .where(sql<boolean>`starts_at + make_interval(mins => minutes) + interval '7 days' <= ${now}`)
    .orderBy('starts_at')
    .execute();
  const found: Unlogged[] = [];
  for (const { id } of rows) {
    const meeting = await toAskAfter(inside, id);
    if (!meeting) continue;
    const day = schoolDate(meeting.startsAt, timeZone);
    const writer = await writerAt(inside, meeting, now, timeZone);
    const { askedAt = endOf(meeting).add({ hours: 1 }) } = await logStateOf(inside, id);
    const since = unloggedSince(askedAt, await awayOf(inside, writer, day), timeZone);
    if (Temporal.Instant.compare(since, now) <= 0) found.push({ meeting, writer });
  }
  return found;
}
