import type { Chance } from './chance.ts';
import { freeFrom } from './hours.ts';
import { dayMinutes, dayOf, type Minute, type SimSchool, wall } from './life.ts';

/**
 * When the program ticks: up to twice an hour at any minute; in most of the very minutes in which something is due by the
 * usual hours; not at all in one night or half day of five.
 */
export function tickMinutes(
  chance: Chance,
  schools: readonly SimSchool[],
  { since, until }: { since: Minute; until: Minute },
): Minute[] {
  const found = new Set<Minute>();
  const add = (at: Minute) => {
    if (at > since && at <= until) found.add(Math.ceil(at));
  };
  for (let hour = since; hour < until; hour += 60) {
    for (let count = chance.between(0, 2); count > 0; count -= 1) add(hour + chance.between(0, 59));
  }
  for (const school of schools) {
    for (const at of dueIn(school, { since, until })) if (chance.in(0.6)) add(at + (chance.in(0.1) ? -1 : 0));
  }
  for (let day = since; day < until; day += dayMinutes) {
    const from = day + chance.between(0, dayMinutes);
    const to = from + chance.between(6 * 60, 13 * 60);
    if (!chance.in(0.2)) continue;
    for (const at of found) if (at >= from && at <= to) found.delete(at);
  }
  return [...found].toSorted((one, other) => one - other);
}

function dueIn(school: SimSchool, { since, until }: { since: Minute; until: Minute }): Minute[] {
  const daily = [school.digest.minute, 9 * 60, 16 * 60].flatMap((minute) => {
    const days: Minute[] = [];
    for (let day = dayOf(school, since); wall(school, day, 0) < until; day += 1) days.push(wall(school, day, minute));
    return days;
  });
  const ofMeetings = school.pairs.flatMap(({ mentor, members, meetings }) =>
    meetings.flatMap(({ times, minutes }) =>
      times.flatMap(({ starts }) =>
        [mentor, ...members.map(({ mentee }) => mentee)].flatMap((person) =>
          [starts - dayMinutes, starts - 120, starts + minutes + 60].map((at) => freeFrom(school, person, at, at)),
        ),
      ),
    ),
  );
  return [...daily, ...ofMeetings];
}
