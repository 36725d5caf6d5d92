import { sql } from 'kysely';
import type { MeetingId, PersonId, SchoolId } from '#domain/ids.ts';
import { type Meeting, standing, timedFor } from '#domain/meeting/planned.ts';
import { type Reminder, type ReminderLead, reminderLeads, reminderMoments } from '#domain/meeting/reminders.ts';
import { isRunning } from '#domain/pairing/pair-life.ts';
import { ageGroup } from '#domain/people/age.ts';
import { busySpan, type NoticeWishes } from '#domain/people/notice-wishes.ts';
import type { PersonKind } from '#domain/people/person-kind.ts';
import { Personal } from '#domain/personal.ts';
import type { School } from '#domain/school/school.ts';
import { schoolDate } from '#domain/time.ts';
import { moveDue, planAnew, planOnce } from './due.ts';
import { planLogQuestion } from './log-questions.ts';
import { comingOf, readMeeting, startingBefore } from './meetings.ts';
import { readWishes } from './notices.ts';
import type { DoorSql, Inside } from './open.ts';
import { membersOf } from './pairs.ts';
import { readSchool } from './schools.ts';
import { substitutesOn } from './substitutes.ts';

/**
 * Who is reminded, and when, is worked out so long before a meeting and not at once: in a year of planned meetings people
 * come and go, bells and wishes change. Longer than a day with a night of quiet hours and lessons before it.
 */
const workedOut = { hours: 96 };

/** Plans that reminders of this meeting are worked out, and that it is asked after; anew where it was moved. */
export async function remindOf(
  door: DoorSql,
  school: SchoolId,
  meeting: Pick<Meeting, 'id' | 'startsAt' | 'minutes'>,
  at: Temporal.Instant,
): Promise<void> {
  const { id, startsAt } = meeting;
  const early = startsAt.subtract(workedOut);
  const when = Temporal.Instant.compare(early, at) > 0 ? early : at;
  await planAnew(door, { key: `reminders:${id}`, school, kind: 'meeting-reminders', at: when, subject: id });
  await planLogQuestion(door, school, meeting);
}

/** Somebody's wishes, or what the school counts by, have changed: what is worked out already is worked out anew. */
export async function remindAnew(
  door: DoorSql,
  school: SchoolId,
  person: PersonId | undefined,
  at: Temporal.Instant,
): Promise<void> {
  const subject = person ?? '';
  await planAnew(door, { key: `reminders-anew:${school}:${subject}`, school, kind: 'reminders-anew', at, subject });
}

interface Reminded {
  person: PersonId;
  leads: readonly ReminderLead[];
  wishes: NoticeWishes;
  /** When the meeting was given its time, for this person. */
  since: Temporal.Instant;
}

export async function planReminders(inside: Inside, id: MeetingId): Promise<void> {
  const meeting = await readMeeting(inside, id);
  if (meeting?.state !== 'planned') return;
  const school = await readSchool(inside);
  for (const reminded of await remindedOf(inside, meeting, school)) {
    const moments = reminderMoments({ ...meeting, madeAt: reminded.since }, reminded.wishes, school, reminded.leads);
    await inside.atDoor(async (door) => {
      for (const moment of moments) await planOnce(door, dueOf(school.id, meeting, reminded.person, moment));
    });
  }
}

/** What has gone stays gone; what is past by the new count and had not been planned is not made up for. */
export async function planRemindersAnew(inside: Inside, of: PersonId | undefined, at: Temporal.Instant): Promise<void> {
  const until = at.add(workedOut);
  const meetings = of === undefined ? await startingBefore(inside, { at, until }) : await comingOfAll(inside, of, at);
  const school = await readSchool(inside);
  for (const meeting of meetings) {
    for (const { person, wishes, leads, since } of await remindedOf(inside, meeting, school)) {
      if (of !== undefined && person !== of) continue;
      const moments = reminderMoments({ ...meeting, madeAt: since }, wishes, school, leads);
      await inside.atDoor(async (door) => {
        for (const moment of moments) {
          const due = dueOf(school.id, meeting, person, moment);
          if (Temporal.Instant.compare(moment.at, at) > 0) await planOnce(door, due);
          else await moveDue(door, due.key, moment.at);
        }
      });
    }
  }
}

/** Also those of whom somebody hears as a guardian. */
async function comingOfAll(inside: Inside, person: PersonId, at: Temporal.Instant): Promise<Meeting[]> {
  const rows = await inside.sql.selectFrom('guardian').select('child_id').where('guardian_id', '=', person).execute();
  const people = [person, ...rows.map(({ child_id }) => child_id)];
  return comingOf(inside, people, { at, until: at.add(workedOut) });
}

/** What became of a reminder whose time has come: it goes, waits, or is none any more. */
export async function reminderNow(
  inside: Inside,
  about: { meeting: MeetingId; sequence: number; person: PersonId; lead: ReminderLead },
  now: Temporal.Instant,
): Promise<Temporal.Instant | 'goes' | 'none'> {
  const read = await readMeeting(inside, about.meeting);
  if (read?.state !== 'planned' || read.sequence !== about.sequence) return 'none';
  if (before(read.startsAt, now)) return 'none';
  const school = await readSchool(inside);
  const meeting = await running(inside, read);
  const reminded = (await remindedOf(inside, meeting, school)).find(({ person }) => person === about.person);
  if (!reminded) return 'none';
  const { wishes, leads, since } = reminded;
  const moments = reminderMoments({ ...meeting, madeAt: since }, wishes, school, leads);
  const own = moments.findIndex(({ lead }) => lead === about.lead);
  const moment = moments[own];
  if (!moment) return 'none';
  if (before(now, moment.at)) return moment.at;
  // After a night of downtime a nearer one may be due too: it goes alone.
  if (moments.slice(own + 1).some(({ at }) => !before(now, at))) return 'none';
  const busy = busySpan(wishes, school, now);
  if (!busy) return 'goes';
  return before(meeting.startsAt.subtract({ minutes: 30 }), busy.to) ? 'none' : busy.to;
}

/** A paused pair's meetings are reminded of to nobody; in a group those who are not paused are, and their guardians. */
async function running(inside: Inside, meeting: Meeting): Promise<Meeting> {
  const run = (await membersOf(inside, meeting.pair)).filter(({ life }) => isRunning(life));
  return {
    ...meeting,
    invited: meeting.invited.filter(({ mentee }) => run.some((member) => member.mentee === mentee)),
  };
}

/** Both sides; whoever stands in that day in the mentor's place; guardians of children under 14 where the school asks so. */
async function remindedOf(inside: Inside, meeting: Meeting, school: School): Promise<Reminded[]> {
  const day = schoolDate(meeting.startsAt, school.timeZone);
  const standIn = await substitutesOn(inside, meeting.pair, day);
  const mentees = standing(meeting).map(({ mentee }) => mentee);
  if (mentees.length === 0) return [];
  const since = new Map([[standIn?.mentor ?? meeting.mentor, meeting.timedAt]]);
  for (const mentee of mentees) since.set(mentee, timedFor(meeting, mentee));
  for (const { guardian, child } of school.remindGuardians ? await guardiansOfYoung(inside, mentees, day) : []) {
    const [known, own] = [since.get(guardian), timedFor(meeting, child)];
    if (!known || before(own, known)) since.set(guardian, own);
  }
  const rows = await inside.sql
    .selectFrom('person')
    .select(['id', 'remind_hours'])
    .where('id', 'in', [...since.keys()])
    .where('joined_at', 'is not', null)
    .where('left_at', 'is', null)
    .execute();
  const reminded: Reminded[] = [];
  for (const { id, remind_hours } of rows) {
    const wishes = await readWishes(inside, id);
    const known = since.get(id) ?? meeting.timedAt;
    if (wishes) reminded.push({ person: id, leads: leadsFrom(remind_hours), wishes, since: known });
  }
  return reminded;
}

async function guardiansOfYoung(
  inside: Inside,
  children: readonly PersonId[],
  day: Temporal.PlainDate,
): Promise<{ guardian: PersonId; child: PersonId }[]> {
  const rows = await inside.sql
    .selectFrom('guardian')
    .innerJoin('person', (join) =>
      join.onRef('person.school_id', '=', 'guardian.school_id').onRef('person.id', '=', 'guardian.child_id'),
    )
    .select(['guardian.guardian_id', 'guardian.child_id', 'person.kind', 'person.birth_date'])
    .where('guardian.child_id', 'in', [...children])
    .execute();
  return rows
    .filter(({ kind, birth_date }) => {
      const aged = { kind: kind as PersonKind, ...(birth_date && { birthDate: new Personal(birth_date) }) };
      return ageGroup(aged, day) === 'under-14';
    })
    .map(({ guardian_id, child_id }) => ({ guardian: guardian_id, child: child_id }));
}

/** Which reminders somebody wishes; the usual ones where they have never said. */
export async function readLeads(inside: Inside, person: PersonId): Promise<readonly ReminderLead[]> {
  const row = await inside.sql.selectFrom('person').select('remind_hours').where('id', '=', person).executeTakeFirst();
  return leadsFrom(row?.remind_hours);
}

export async function keepLeads(inside: Inside, person: PersonId, leads: readonly ReminderLead[]): Promise<void> {
  await inside.sql
    .updateTable('person')
    .set({ remind_hours: sql`${JSON.stringify(leads.map(Number.parseFloat))}::jsonb` })
    .where('id', '=', person)
    .execute();
}

function leadsFrom(hours: unknown): readonly ReminderLead[] {
  if (!Array.isArray(hours)) return reminderLeads;
  return reminderLeads.filter((lead) => hours.includes(Number.parseFloat(lead)));
}

function dueOf(school: SchoolId, { id, sequence }: Meeting, person: PersonId, { lead, at }: Reminder) {
  const subject = JSON.stringify({ meeting: id, sequence, person, lead });
  return { key: reminderKey({ meeting: id, sequence, person, lead }), school, kind: 'remind-meeting', at, subject };
}

export function reminderKey({
  meeting,
  sequence,
  person,
  lead,
}: {
  meeting: string;
  sequence: number;
  person: string;
  lead: string;
}): string {
  return `remind:${meeting}:${sequence}:${person}:${lead}`;
}

const before = (one: Temporal.Instant, other: Temporal.Instant) => Temporal.Instant.compare(one, other) < 0;
