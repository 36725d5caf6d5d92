import { dailyTicks, type Expected, saidAt, type Ticks } from './expected.ts';
import { countedOn, firstMinute, isBusy, isStill, isStopped } from './hours.ts';
import {
  dateOf,
  dayMinutes,
  dayOf,
  isHolidayIn,
  type Minute,
  type SimPair,
  type SimSchool,
  wall,
  weekdayOf,
} from './life.ts';

const nine = 9 * 60;

/** Check-ins, silences, digests, calls for help. */
export function expectedCare(school: SimSchool, ticks: Ticks, since: Minute): Expected[] {
  const mornings = dailyTicks(ticks, school, since, nine);
  return [
    ...checkIns(school, ticks, mornings),
    ...silences(school, ticks, mornings),
    ...digests(school, ticks, since),
    ...calls(school, ticks),
  ];
}

interface Course {
  readonly pair: SimPair;
  readonly side: 'mentor' | 'mentee';
  last?: { number: number; at: Minute };
  due: Minute | undefined;
}

/** «With both sides apart, days 7 and 21, then monthly. Not in holidays; skipped where the person answered something else within 5 days.» */
function checkIns(school: SimSchool, ticks: Ticks, mornings: readonly Minute[]): Expected[] {
  const found: Expected[] = [];
  const morningAfter = (at: Minute) => mornings.find((morning) => morning > at);
  const courses: Course[] = school.pairs.flatMap((pair) =>
    (['mentor', 'mentee'] as const).map((side) => ({ pair, side, due: morningAfter(pair.entered) })),
  );
  const answered = new Map<unknown, Minute[]>();
  for (const { mentee, meetings } of school.pairs) {
    const ratings = meetings.flatMap(({ rated }) => rated ?? []);
    answered.set(mentee, [...ratings, ...mentee.calls.map(({ at }) => at)]);
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
    const { pair, side } = course;
    const person = pair[side];
    if (isStopped(person, at)) {
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
    found.push({ kind: 'check-in', person, about: `${pair.label}, ${checkIn.number}`, at: said });
    if (person.answers) answered.set(person, [...(answered.get(person) ?? []), said + 0.5]);
  }
}

/** By what is known at that moment. */
function nextCheckIn(school: SimSchool, { pair, side, last }: Course, known: Minute): { number: number; at: Minute } {
  const still = (day: number) => isStill(school, pair, day, known);
  const isOff = (minute: Minute) => {
    const day = dayOf(school, minute);
    return still(day) || isHolidayIn(school, day);
  };
  for (let number = (last?.number ?? 0) + 1; ; number += 1) {
    const day = checkInDay(number, pair.startedOn, still);
    const open = dayOf(school, firstMinute(wall(school, day, 0), isOff));
    const at = firstMinute(
      wall(school, open, 16 * 60),
      (minute) => isOff(minute) || isBusy(school, pair[side], minute),
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

/** «Longer than 1.5 × the pair's own rhythm (at least 14 days), three missed in a row: mentor asked kindly, then the curator.» */
function silences(school: SimSchool, ticks: Ticks, mornings: readonly Minute[]): Expected[] {
  const found: Expected[] = [];
  const asked = new Map<string, { at: Minute; heard: boolean }>();
  const tell = (kind: string, person: Expected['person'], about: string, since: Minute) => {
    const at = saidAt(ticks, school, person, since);
    if (at !== undefined) found.push({ kind, person, about, at });
  };
  for (const at of mornings) {
    if (isHolidayIn(school, dayOf(school, at))) continue;
    const heard: string[] = [];
    for (const pair of school.pairs) {
      if (pair.entered > at || isStill(school, pair, dayOf(school, at), at)) continue;
      const still = (day: number) => isStill(school, pair, day, at) || isHolidayIn(school, day);
      const now = silencesOf(school, pair, still, at);
      const fresh: string[] = [];
      for (const { kind, since } of now) {
        const key = `${pair.label} ${kind} ${since}`;
        const before = asked.get(key);
        if (!before) {
          asked.set(key, { at, heard: false });
          fresh.push(kind);
        } else if (!before.heard && countedOn(school, before.at, 3 * dayMinutes, still) <= at) {
          before.heard = true;
          heard.push(pair.label);
        }
      }
      // Three missed say why it is silent: one question is enough.
      const about = fresh.includes('missed') ? 'missed' : fresh[0];
      if (about !== undefined) tell('pair-silent', pair.mentor, `${pair.label}, ${about}`, at);
    }
    const pairs = [...new Set(heard)].toSorted().join(' + ');
    if (pairs !== '') for (const curator of school.curators) tell('silent-pairs', curator, pairs, at);
  }
  return found;
}

function silencesOf(
  school: SimSchool,
  { meetings, startedOn }: SimPair,
  still: (day: number) => boolean,
  now: Minute,
): { kind: 'silent' | 'missed'; since: Minute }[] {
  const logged = meetings
    .flatMap(({ logged, times, minutes }) => {
      const starts = times.at(-1)?.starts ?? 0;
      return logged && logged.at < now ? [{ starts, ends: starts + minutes, held: logged.held }] : [];
    })
    .toSorted((one, other) => one.starts - other.starts);
  const held = logged.filter((meeting) => meeting.held);
  const missed = logged.slice(logged.findLastIndex((meeting) => meeting.held) + 1)[2];
  const since = held.reduce((last, { ends }) => Math.max(last, ends), wall(school, startedOn, 0));
  const days = [...new Set(held.map(({ ends }) => dayOf(school, ends)))];
  const gaps = days.slice(1).map((day, index) => {
    const from = days[index] ?? day;
    return Array.from({ length: day - from }, (_, step) => from + 1 + step).filter((each) => !still(each)).length;
  });
  const longest = Math.max(14, 1.5 * (gaps.length < 3 ? 7 : median(gaps)));
  const silent = countedOn(school, since, Math.round(longest * 24) * 60, still) <= now;
  return [
    ...(missed ? [{ kind: 'missed' as const, since: missed.starts }] : []),
    ...(silent ? [{ kind: 'silent' as const, since }] : []),
  ];
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2;
}

/** Mondays at 8:30. */
function digests(school: SimSchool, ticks: Ticks, since: Minute): Expected[] {
  const found: Expected[] = [];
  const mondayAfter = (at: Minute) => {
    let day = dayOf(school, at);
    while (weekdayOf(day) !== 1 || wall(school, day, 8 * 60 + 30) <= at) day += 1;
    return wall(school, day, 8 * 60 + 30);
  };
  let due = mondayAfter(since);
  for (let tick = ticks.from(due); tick !== undefined; tick = ticks.from(due)) {
    for (const person of school.curators) {
      const at = saidAt(ticks, school, person, tick);
      if (at !== undefined) found.push({ kind: 'digest', person, about: dateOf(dayOf(school, due)), at });
    }
    due = mondayAfter(tick);
  }
  return found;
}

/** At once, in the night too; with the next tick everybody hears that somebody has taken it. */
function calls(school: SimSchool, ticks: Ticks): Expected[] {
  const [taker, ...others] = school.curators;
  const hear = [...school.curators, school.psychologist];
  return school.pairs.flatMap(({ mentee }) =>
    mentee.calls.flatMap(({ at, taken }) => {
      const told = ticks.from(taken);
      const about = mentee.label;
      if (told === undefined || !taker) return [];
      return [
        ...hear.map((person) => ({ kind: 'worry', person, about, at })),
        ...[...others, school.psychologist].map((person) => ({ kind: 'worry-taken', person, about, at: told })),
        { kind: 'call-taken', person: mentee, about, at: told },
      ];
    }),
  );
}
