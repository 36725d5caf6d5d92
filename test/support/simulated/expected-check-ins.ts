import { type Expected, saidAt, type Ticks } from './expected.ts';
import { firstMinute, isBusy, isStill, isStopped } from './hours.ts';
import {
  dateOf,
  dayMinutes,
  dayOf,
  everybody,
  isHolidayIn,
  isRunning,
  type Minute,
  type SimMember,
  type SimPair,
  type SimPerson,
  type SimSchool,
  wall,
} from './life.ts';

interface Course {
  readonly pair: SimPair;
  readonly member: SimMember;
  readonly side: 'mentor' | 'mentee';
  last?: { number: number; at: Minute };
  due: Minute | undefined;
}

/** «With both sides apart, days 7 and 21, then monthly. Not in holidays; skipped where the person answered something else within 5 days.» */
export function checkIns(school: SimSchool, ticks: Ticks, mornings: readonly Minute[]): Expected[] {
  const found: Expected[] = [];
  const morningAfter = (at: Minute) => mornings.find((morning) => morning > at);
  const courses: Course[] = school.pairs.flatMap((pair) =>
    pair.members.flatMap((member) =>
      (['mentor', 'mentee'] as const).map((side) => ({ pair, member, side, due: morningAfter(pair.entered) })),
    ),
  );
  const answered = new Map<SimPerson, Minute[]>();
  for (const person of everybody(school))
    answered.set(
      person,
      person.calls.map(({ at }) => at),
    );
  for (const { by, at } of school.pairs.flatMap(({ meetings }) => meetings.flatMap(({ ratings }) => ratings))) {
    answered.get(by)?.push(at);
  }
  for (;;) {
    // Together, in the order of the ticks: what somebody answers in one pair counts in the other.
    const coming = courses
      .flatMap((course) => {
        const at = course.due === undefined ? undefined : ticks.from(course.due);
        return at === undefined ? [] : [{ course, at }];
      })
      .toSorted((one, other) => one.at - other.at);
    const [next] = coming;
    if (!next) return found;
    const { course, at } = next;
    const { pair, member } = course;
    const person = personOf(course);
    // Each morning it is looked whether there is a next one again.
    if (isStopped(person, at) || !isRunning(member, at)) {
      course.due = morningAfter(at);
      continue;
    }
    const checkIn = nextCheckIn(school, course, at);
    if (checkIn.at > at) {
      course.due = checkIn.at;
      continue;
    }
    const lately = (answered.get(person) ?? []).some((when) => when < at && at - when <= 5 * dayMinutes);
    course.last = { number: checkIn.number, at };
    course.due = nextCheckIn(school, course, at).at;
    const said = lately ? undefined : saidAt(ticks, school, person, at);
    if (said === undefined) continue;
    found.push({
      kind: 'check-in',
      person,
      about: `${pair.label}, ${member.mentee.label}, ${checkIn.number}`,
      at: said,
    });
    if (person.answers) answered.get(person)?.push(said + 0.5);
  }
}

const personOf = ({ pair, member, side }: Course) => (side === 'mentor' ? pair.mentor : member.mentee);

/** By what is known at that moment. */
function nextCheckIn(school: SimSchool, course: Course, known: Minute): { number: number; at: Minute } {
  const { pair, member, last } = course;
  const still = (day: number) => isStill(school, pair, member, day, known);
  const isOff = (minute: Minute) => {
    const day = dayOf(school, minute);
    return still(day) || isHolidayIn(school, day);
  };
  for (let number = (last?.number ?? 0) + 1; ; number += 1) {
    const day = checkInDay(number, pair.startedOn, still);
    const open = dayOf(school, firstMinute(wall(school, day, 0), isOff));
    const at = firstMinute(
      wall(school, open, 16 * 60),
      (minute) => isOff(minute) || isBusy(school, personOf(course), minute, known),
    );
    if (!last || at > last.at) return { number, at };
  }
}

function checkInDay(number: number, startedOn: number, still: (day: number) => boolean): number {
  const counted = (from: number, days: number) => {
    let [day, left] = [from, days];
    for (; left > 0; day += 1) if (!still(day)) left -= 1;
    return day;
  };
  if (number === 1) return counted(startedOn, 7);
  const second = counted(startedOn, 21);
  return counted(second, monthsLater(second, number - 2) - second);
}

/** The same day of a later month; the last one of a month that has no such day. */
function monthsLater(day: number, months: number): number {
  const [year = 0, month = 0, date = 0] = dateOf(day).split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return Date.UTC(year, month - 1 + months, Math.min(date, last)) / (dayMinutes * 60_000);
}
