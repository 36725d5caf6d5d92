import { z } from 'zod';
import { addCheckIn, lastCheckIn, planCheckIns, saidHowTheyAre } from '#db/check-ins.ts';
import type { Due } from '#db/due.ts';
import { readMember } from '#db/members.ts';
import { readWishes, tellInTime } from '#db/notices.ts';
import type { Door, Inside } from '#db/open.ts';
import { membershipsIn, readMembership } from '#db/pairs.ts';
import { readSchool } from '#db/schools.ts';
import { stillDays } from '#db/still-days.ts';
import { answeredLately, nextCheckIn } from '#domain/care/check-in-times.ts';
import { brand, type CheckInId, type PairId, type PersonId } from '#domain/ids.ts';
import { isRunning } from '#domain/pairing/pair-life.ts';
import { nextMorning } from '#domain/people/coming-of-age.ts';
import { schoolDate } from '#domain/time.ts';

const subject = z.tuple([z.uuid(), z.uuid(), z.enum(['mentor', 'mentee'])]);

/** «Как идут дела?» of one side of a membership: asked on its day, or left out, and planned for the next. */
export async function askHowThingsGo(
  door: Door,
  due: Due,
  now: Temporal.Instant,
): Promise<Temporal.Instant | undefined> {
  const [pair, mentee, side] = subject.parse(due.subject.split(':'));
  const about = { pair: brand<PairId>(pair), mentee: brand<PersonId>(mentee), side };
  const { asked, next } = await door.enter(due.school, (inside) => step(inside, about, now));
  if (asked) {
    const notice = { kind: 'check-in', checkIn: asked.id };
    const { person } = asked;
    await tellInTime(door, { key: `check-in:${asked.id}`, school: due.school, person, notice }, now);
  }
  return next;
}

interface Step {
  asked?: { id: CheckInId; person: PersonId };
  /** Undefined: for now there is none; each morning looks whether there is again. */
  next?: Temporal.Instant;
}

async function step(
  inside: Inside,
  about: { pair: PairId; mentee: PersonId; side: 'mentor' | 'mentee' },
  now: Temporal.Instant,
): Promise<Step> {
  const membership = await readMembership(inside, about);
  if (!membership?.startedOn || !isRunning(membership.life)) return {};
  const { pair, mentee, startedOn } = membership;
  const person = membership[about.side];
  const wishes = await readWishes(inside, person);
  if (!wishes || (await readMember(inside, person))?.leftAt) return {};
  const school = await readSchool(inside);
  const today = schoolDate(now, school.timeZone);
  const pauses = await stillDays(inside, { ...membership, startedOn }, school, today);
  const last = await lastCheckIn(inside, { pair, mentee, person });
  const checkIn = nextCheckIn({ startedOn, pauses, ...(last && { last }) }, wishes, school);
  if (checkIn === 'never') return {};
  if (Temporal.Instant.compare(checkIn.at, now) > 0) return { next: checkIn.at };
  const skipped = answeredLately(await saidHowTheyAre(inside, person), now);
  const { number } = checkIn;
  const id = await addCheckIn(inside, { pair, mentee, person, number, skipped }, now);
  const after = nextCheckIn({ startedOn, pauses, last: { number, at: now } }, wishes, school);
  return {
    ...(skipped ? {} : { asked: { id, person } }),
    ...(after === 'never' ? {} : { next: after.at }),
  };
}

/** Each morning: whatever runs and has no check-in planned gets one, whoever has forgotten to plan it. */
export async function planEveryCheckIn(door: Door, { school }: Due, now: Temporal.Instant): Promise<Temporal.Instant> {
  const { running, timeZone } = await door.enter(school, async (inside) => ({
    running: await membershipsIn(inside, ['accepted', 'active']),
    timeZone: (await readSchool(inside)).timeZone,
  }));
  for (const { pair, mentee, startedOn } of running) {
    if (startedOn) await planCheckIns(door, { school, pair, mentee }, now);
  }
  return nextMorning(now, timeZone);
}
