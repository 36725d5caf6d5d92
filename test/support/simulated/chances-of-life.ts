import type { Chance } from './chance.ts';
import { classes, type Person, pairByChance, wishesByChance } from './chances-of-people.ts';
import {
  type DaySpan,
  dayMinutes,
  type Minute,
  minutesOf,
  type SimPerson,
  type SimSchool,
  type Span,
  wall,
} from './life.ts';

const lessons = (...times: string[]): DaySpan[] =>
  times.map((time) => ({ from: minutesOf(time.slice(0, 5)), to: minutesOf(time.slice(6)) }));

const morningBells = lessons('08:30-09:15', '09:25-10:10', '10:30-11:15', '11:35-12:20', '12:30-13:15', '13:25-14:10');
const shortBells = lessons('08:45-09:15', '09:20-09:50', '10:00-10:30', '10:35-11:05');
const eveningBells = lessons('13:30-14:15', '14:25-15:10', '15:15-16:00', '16:10-16:55', '17:00-17:45');

/** The week before New Year and the first day after the holidays, in the first shift. */
const beforeHolidays = [
  { from: '12-25', to: '12-30' },
  { from: '01-14', to: '01-14' },
];

const usualDigest = { weekday: 1, minute: minutesOf('08:30') };

/** Kaliningrad to Kamchatka: usual hours, an earlier night with a second shift, holidays of one's own, no break before lessons. */
const towns = [
  { name: 'Калининград', zone: 'Europe/Kaliningrad', offset: 2, quiet: ['21:00', '08:00'], secondShift: [] },
  { name: 'Москва', zone: 'Europe/Moscow', offset: 3, quiet: ['20:30', '08:30'], secondShift: ['6А', '6Б'] },
  { name: 'Екатеринбург', zone: 'Asia/Yekaterinburg', offset: 5, quiet: ['22:00', '07:00'], secondShift: [] },
  { name: 'Камчатка', zone: 'Asia/Kamchatka', offset: 12, quiet: ['21:00', '08:00'], secondShift: ['6А'] },
] as const;

/** Schools of four zones with so many pairs and groups together. */
export function schoolsByChance(chance: Chance, pairs: number, span: Span): SimSchool[] {
  return towns.map((town, index) => {
    const count = Math.floor(pairs / towns.length) + (index < pairs % towns.length ? 1 : 0);
    return schoolByChance(chance, town, count, span);
  });
}

function schoolByChance(chance: Chance, town: (typeof towns)[number], count: number, span: Span): SimSchool {
  const person: Person = (role, number, more = {}) => ({
    ...{
      label: `${town.name}, ${role} ${number}`,
      role,
      wishes: [{ since: Number.NEGATIVE_INFINITY, leads: [24, 2] }],
    },
    ...{ stops: [], absences: [], calls: [], ...more },
  });
  const early = { from: minutesOf('20:00'), to: minutesOf('09:30') };
  const school: SimSchool = {
    ...{ name: town.name, zone: town.zone, offset: town.offset * 60, impersonal: town.name === 'Екатеринбург' },
    remindGuardians: town.name !== 'Москва',
    digest: town.name === 'Москва' ? { weekday: 5, minute: minutesOf('20:45') } : usualDigest,
    hours: [{ since: Number.NEGATIVE_INFINITY, ...hoursOf(town, morningBells) }],
    holidays:
      town.name === 'Камчатка'
        ? [{ from: '12-28', to: '01-10' }]
        : [
            { from: '12-31', to: '01-11' },
            { from: '02-23', to: '02-23' },
          ],
    curators: [
      person('curator', 1),
      person('curator', 2, { wishes: [{ since: Number.NEGATIVE_INFINITY, quiet: early, leads: [] }] }),
    ],
    ...{ psychologist: person('psychologist', 1), head: person('head', 1), pairs: [], quarantines: [] },
  };
  shortDays(chance, school, town, span);
  let mentor: SimPerson | undefined;
  for (let number = 1; number <= count; number += 1) {
    const again = mentor !== undefined && chance.in(0.15) ? mentor : undefined;
    const isPupil = chance.in(0.3);
    mentor =
      again ??
      person('mentor', number, {
        wishes: wishesByChance(chance, school, span),
        ...(chance.in(0.6) && { answers: chance.in(0.9) ? 'good' : 'bad' }),
        ...(isPupil && { className: '10А', born: 2010 }),
        ...(chance.in(0.25) && { timetable: timetableByChance(chance) }),
      });
    school.pairs.push(pairByChance(chance, school, span, { mentor, number, person }));
  }
  misfortunes(chance, school, span);
  return school;
}

function hoursOf({ quiet, secondShift }: (typeof towns)[number], bells: readonly DaySpan[]) {
  return {
    quiet: { from: minutesOf(quiet[0]), to: minutesOf(quiet[1]) },
    bells: [
      { classes: [], lessons: bells, short: { days: beforeHolidays, lessons: shortBells } },
      ...(secondShift.length > 0 ? [{ classes: [...secondShift], lessons: eveningBells }] : []),
    ],
  };
}

/** Some days with some of the lessons, a Saturday among them. */
function timetableByChance(chance: Chance): NonNullable<SimPerson['timetable']> {
  const days = [1, 2, 3, 4, 5, 6].filter(() => chance.in(0.7));
  return Object.fromEntries(days.map((day) => [day, [1, 2, 3, 4, 5, 6].filter(() => chance.in(0.6))]));
}

/** For some days the lessons are other ones and the night begins earlier: the curator says so, and takes it back. */
function shortDays(chance: Chance, school: SimSchool, town: (typeof towns)[number], span: Span): void {
  const day = chance.between(span.firstDay + 1, span.lastDay - 5);
  const usual = hoursOf(town, morningBells);
  const since = (on: number) => wall(school, on, minutesOf('10:07')) + 0.5;
  school.hours.push(
    { since: since(day), ...usual, ...hoursOf(town, shortBells), quiet: { ...usual.quiet, from: minutesOf('19:00') } },
    { since: since(day + chance.between(1, 5)), ...usual },
  );
}

/** Absences, quarantines, «стоп», calls for help in the night. */
function misfortunes(chance: Chance, school: SimSchool, { firstDay, lastDay }: Span): void {
  const days = (longest: number) => {
    const from = chance.between(firstDay + 2, lastDay - 1);
    return { from, to: from + chance.between(0, longest) };
  };
  const noted = (day: number): Minute =>
    wall(school, Math.max(firstDay + 1, day - chance.between(1, 4)), minutesOf('12:17')) + 0.5;
  for (const { mentor, members } of school.pairs) {
    for (const person of [mentor, ...members.map(({ mentee }) => mentee)]) {
      if (chance.in(0.15)) {
        const away = days(7);
        person.absences.push({ days: away, noted: noted(away.from) });
      }
      if (person.stops.length === 0 && chance.in(0.08)) {
        const day = chance.between(firstDay + 1, lastDay);
        const from = wall(school, day, minutesOf('11:43')) + 0.5;
        const to = wall(school, day + chance.between(1, 20), minutesOf('12:03')) + 0.5;
        person.stops.push({ from, to: chance.in(0.6) ? to : Number.POSITIVE_INFINITY });
      }
    }
  }
  for (const className of [chance.of(classes), undefined]) {
    const off = days(className === undefined ? 2 : 5);
    school.quarantines.push({ ...(className !== undefined && { className }), days: off, noted: noted(off.from) });
  }
  // In the night, by day: taken at once, in the second hour, never.
  const callers = school.pairs.flatMap(({ mentor, members }) => [mentor, ...members.map(({ mentee }) => mentee)]);
  for (const [index, waits] of [9, 100, 200, Number.POSITIVE_INFINITY].entries()) {
    const caller = chance.of(callers);
    if (caller.calls.length > 0) continue;
    const day = chance.between(firstDay + 7, lastDay - 1);
    const at = wall(school, day, index === 0 ? minutesOf('23:41') : chance.between(0, dayMinutes - 1)) + 0.5;
    caller.calls.push({ at, taken: at + waits });
  }
}
