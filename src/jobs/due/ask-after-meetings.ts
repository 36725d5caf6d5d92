import { awayOf } from '#db/away.ts';
import { logStateOf, markAsked } from '#db/diary.ts';
import { type Due, planAnew } from '#db/due.ts';
import { dropRested, toAskAfter, writerAt } from '#db/log-questions.ts';
import { readWishes, tell } from '#db/notices.ts';
import type { Door, Inside } from '#db/open.ts';
import { readMembership } from '#db/pairs.ts';
import { readSchool } from '#db/schools.ts';
import { daysAtHome } from '#db/still-days.ts';
import { readTask } from '#db/tasks.ts';
import { brand, type MeetingId, type PersonId, type TaskId } from '#domain/ids.ts';
import { logQuestionAt, logReminderAt } from '#domain/meeting/log-times.ts';
import { endOf, type Meeting, standing } from '#domain/meeting/planned.ts';
import { isRunning } from '#domain/pairing/pair-life.ts';
import { schoolDate } from '#domain/time.ts';

type When = Temporal.Instant | 'never';

/** A meeting with whoever writes it down. */
type Asked = Pick<Meeting, 'startsAt' | 'invited'> & { writer: PersonId };

/** «Состоялась?» an hour after the end. A meeting that was moved, cancelled or written down meanwhile is not asked after. */
export async function askAfterMeeting(
  door: Door,
  { key, school, subject }: Due,
  now: Temporal.Instant,
): Promise<Temporal.Instant | undefined> {
  const meeting = brand<MeetingId>(subject);
  const asked = await door.enter(school, async (inside) => {
    const question = await questionOf(inside, meeting, now);
    if (!question) await dropRested(inside, meeting, now);
    return question;
  });
  if (!asked || asked.when === 'never') return undefined;
  if (Temporal.Instant.compare(asked.when, now) > 0) return asked.when;
  const { writer: person, startsAt } = asked;
  const told = { key: `${key}:${startsAt}`, school, person, notice: { kind: 'ask-log', meeting } };
  const later = await tell(door, told, now);
  if (later) return later;
  const reminder = await door.enter(school, async (inside) => {
    await markAsked(inside, meeting, now);
    return reminderAt(inside, { ...asked, askedAt: now });
  });
  if (reminder !== 'never') {
    const remind = { key: `log-reminder:${meeting}`, school, kind: 'log-reminder', subject };
    await planAnew(door, { ...remind, at: reminder });
  }
  return undefined;
}

/** Once, two days later. */
export async function remindOfLog(
  door: Door,
  { key, school, subject }: Due,
  now: Temporal.Instant,
): Promise<Temporal.Instant | undefined> {
  const meeting = brand<MeetingId>(subject);
  const reminded = await door.enter(school, async (inside) => {
    const found = await toAskAfter(inside, meeting);
    const { askedAt } = await logStateOf(inside, meeting);
    if (!found || !askedAt) return undefined;
    const { timeZone } = await readSchool(inside);
    const writer = await writerAt(inside, found, now, timeZone);
    return { ...found, writer, when: await reminderAt(inside, { ...found, writer, askedAt }) };
  });
  if (!reminded || reminded.when === 'never') return undefined;
  if (Temporal.Instant.compare(reminded.when, now) > 0) return reminded.when;
  const { writer: person, startsAt } = reminded;
  return tell(door, { key: `${key}:${startsAt}`, school, person, notice: { kind: 'remind-log', meeting } }, now);
}

/** The day before the term, out of the mentee's quiet hours. Of a pair that rests or is over nothing is to be done. */
export async function remindOfTask(
  door: Door,
  { key, school, subject }: Due,
  now: Temporal.Instant,
): Promise<Temporal.Instant | undefined> {
  const task = await door.enter(school, async (inside) => {
    const given = await readTask(inside, brand<TaskId>(subject));
    const member = given && (await readMembership(inside, given));
    return member && isRunning(member.life) ? given : undefined;
  });
  if (!task || task.done) return undefined;
  return tell(door, { key, school, person: task.mentee, notice: { kind: 'remind-task', task: task.id } }, now);
}

async function questionOf(
  inside: Inside,
  id: MeetingId,
  now: Temporal.Instant,
): Promise<(Asked & { when: When }) | undefined> {
  const meeting = await toAskAfter(inside, id);
  if (!meeting) return undefined;
  const school = await readSchool(inside);
  const { startsAt } = meeting;
  const writer = await writerAt(inside, meeting, now, school.timeZone);
  const wishes = await readWishes(inside, writer);
  if (!wishes) return undefined;
  const away = await awayOf(inside, writer, schoolDate(startsAt, school.timeZone));
  return { ...meeting, writer, when: logQuestionAt(endOf(meeting), wishes, school, away) };
}

async function reminderAt(
  inside: Inside,
  { writer, startsAt, invited, askedAt }: Asked & { askedAt: Temporal.Instant },
): Promise<When> {
  const school = await readSchool(inside);
  const wishes = await readWishes(inside, writer);
  if (!wishes) return 'never';
  const since = schoolDate(startsAt, school.timeZone);
  const away = await awayOf(inside, writer, since);
  const mentees = standing({ invited }).map(({ mentee }) => mentee);
  const atHome = await daysAtHome(inside, [writer, ...mentees], school, since);
  return logReminderAt(askedAt, wishes, school, [...away, ...atHome]);
}
