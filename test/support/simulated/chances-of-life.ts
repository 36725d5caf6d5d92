import type { Chance } from './chance.ts';
import {
  type DaySpan,
  dateOf,
  dayMinutes,
  dayOf,
  invitedTo,
  isHolidayIn,
  isRunning,
  type Minute,
  type SimMeeting,
  type SimMember,
  type SimPair,
  type SimPerson,
  type SimSchool,
  wall,
} from './life.ts';

export interface Span {
  /** Days since 1970, both ends included. */
  readonly firstDay: number;
  readonly lastDay: number;
}

const clock = (words: string): number => {
  const [hour = 0, minute = 0] = words.split(':').map(Number);
  return hour * 60 + minute;
};

const lessons = (...times: string[]): DaySpan[] =>
  times.map((time) => ({ from: clock(time.slice(0, 5)), to: clock(time.slice(6)) }));

const morningBells = lessons('08:30-09:15', '09:25-10:10', '10:30-11:15', '11:35-12:20', '12:30-13:15', '13:25-14:10');
const shortBells = lessons('08:45-09:15', '09:20-09:50', '10:00-10:30', '10:35-11:05');
const eveningBells = lessons('13:30-14:15', '14:25-15:10', '15:15-16:00', '16:10-16:55', '17:00-17:45');

const usualDigest = { weekday: 1, minute: clock('08:30') };

/** Kaliningrad to Kamchatka: usual hours, an earlier night with a second shift, holidays of one's own, no break before lessons. */
const towns = [
  { name: 'Калининград', zone: 'Europe/Kaliningrad', offset: 2, quiet: ['21:00', '08:00'], secondShift: [] },
  { name: 'Москва', zone: 'Europe/Moscow', offset: 3, quiet: ['20:30', '08:30'], secondShift: ['6А', '6Б'] },
  { name: 'Екатеринбург', zone: 'Asia/Yekaterinburg', offset: 5, quiet: ['22:00', '07:00'], secondShift: [] },
  { name: 'Камчатка', zone: 'Asia/Kamchatka', offset: 12, quiet: ['21:00', '08:00'], secondShift: ['6А'] },
] as const;

const classes = ['5А', '6А', '6Б', '8Б', '9А'];

/** Schools of four zones with so many pairs and groups together. */
export function schoolsByChance(chance: Chance, pairs: number, span: Span): SimSchool[] {
  return towns.map((town, index) => {
    const count = Math.floor(pairs / towns.length) + (index < pairs % towns.length ? 1 : 0);
    return schoolByChance(chance, town, count, span);
  });
}

type Person = (role: SimPerson['role'], number: number, more?: Partial<SimPerson>) => SimPerson;

function schoolByChance(chance: Chance, town: (typeof towns)[number], count: number, span: Span): SimSchool {
  const person: Person = (role, number, more = {}) => ({
    ...{
      label: `${town.name}, ${role} ${number}`,
      role,
      wishes: [{ since: Number.NEGATIVE_INFINITY, leads: [24, 2] }],
    },
    ...{ stops: [], absences: [], calls: [], ...more },
  });
  const early = { from: clock('20:00'), to: clock('09:30') };
  const school: SimSchool = {
    ...{ name: town.name, zone: town.zone, offset: town.offset * 60, impersonal: town.name === 'Екатеринбург' },
    remindGuardians: town.name !== 'Москва',
    digest: town.name === 'Москва' ? { weekday: 5, minute: clock('20:45') } : usualDigest,
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
      });
    school.pairs.push(pairByChance(chance, school, span, { mentor, number, person }));
  }
  misfortunes(chance, school, span);
  return school;
}

function hoursOf({ quiet, secondShift }: (typeof towns)[number], bells: readonly DaySpan[]) {
  return {
    quiet: { from: clock(quiet[0]), to: clock(quiet[1]) },
    bells: [
      { classes: [], lessons: bells },
      ...(secondShift.length > 0 ? [{ classes: [...secondShift], lessons: eveningBells }] : []),
    ],
  };
}

/** For some days the lessons are other ones and the night begins earlier: the curator says so, and takes it back. */
function shortDays(chance: Chance, school: SimSchool, town: (typeof towns)[number], span: Span): void {
  const day = chance.between(span.firstDay + 1, span.lastDay - 5);
  const usual = hoursOf(town, morningBells);
  const since = (on: number) => wall(school, on, clock('10:07')) + 0.5;
  school.hours.push(
    { since: since(day), ...usual, ...hoursOf(town, shortBells), quiet: { ...usual.quiet, from: clock('19:00') } },
    { since: since(day + chance.between(1, 5)), ...usual },
  );
}

/** Some change their mind in the middle. */
function wishesByChance(chance: Chance, school: SimSchool, { firstDay, lastDay }: Span): SimPerson['wishes'] {
  const some = () => ({
    leads: chance.in(0.75) ? [24, 2] : chance.of([[2], [24], []]),
    ...(chance.in(0.2) && { quiet: chance.of(ownNights) }),
  });
  const first = { since: Number.NEGATIVE_INFINITY, ...some() };
  if (!chance.in(0.2)) return [first];
  const since =
    wall(school, chance.between(firstDay + 1, lastDay), chance.between(clock('08:10'), clock('20:10'))) + 0.5;
  return [first, { since, ...some() }];
}

const ownNights: readonly DaySpan[] = [
  { from: clock('19:00'), to: clock('10:00') },
  { from: clock('23:30'), to: clock('06:00') },
  { from: clock('14:00'), to: clock('16:30') },
  // None at all.
  { from: clock('00:00'), to: clock('00:00') },
];

function pairByChance(
  chance: Chance,
  school: SimSchool,
  span: Span,
  { mentor, number, person }: { mentor: SimPerson; number: number; person: Person },
): SimPair {
  const startedOn = span.firstDay + chance.between(-6, Math.floor((span.lastDay - span.firstDay) * 0.4));
  const entered = Math.max(wall(school, startedOn, clock('10:40')), wall(school, span.firstDay, 2)) + 0.5;
  const label = `${school.name}, пара ${number}`;
  const members = Array.from({ length: chance.in(0.15) ? chance.between(2, 4) : 1 }, (_, index) =>
    memberByChance(chance, school, span, { entered, number: number * 10 + index, person }),
  );
  const standsIn = mentor.className === undefined && chance.in(0.15);
  const pair: SimPair = {
    ...{ label, mentor, members, startedOn, entered, meetings: [] },
    ...(standsIn && { standIn: standInByChance(chance, school, span, { entered, number, person }) }),
  };
  const every = chance.in(0.8) ? 1 : 2;
  const [weekday, at] = [chance.between(0, 6), chance.between(clock('12:30') / 5, clock('18:30') / 5) * 5];
  const days = Array.from({ length: 20 }, (_, week) => startedOn + 1 + weekday + week * 7 * every).filter(
    (day) => day > span.firstDay && day <= span.lastDay + 10,
  );
  if (chance.in(0.5)) series(pair, school, { days, every, at, by: mentor, chance });
  else for (const day of days) single(pair, school, { day, at, chance });
  const silentFrom = chance.in(0.15) ? chance.between(span.firstDay, span.lastDay) : Number.POSITIVE_INFINITY;
  const missesAll = chance.in(0.1);
  for (const meeting of pair.meetings) fate(meeting, pair, school, { chance, silentFrom, missesAll });
  return pair;
}

function memberByChance(
  chance: Chance,
  school: SimSchool,
  span: Span,
  { entered, number, person }: { entered: Minute; number: number; person: Person },
): SimMember {
  const born = chance.of([2011, 2014]);
  const mentee = person('mentee', number, {
    ...{ wishes: wishesByChance(chance, school, span), className: chance.of(classes), born },
    ...(chance.in(0.3) && { answers: chance.in(0.8) ? 'good' : 'bad' }),
  });
  const noon = (day: number) => wall(school, day, chance.between(clock('12:00'), clock('12:45'))) + 0.5;
  const begun = dayOf(school, entered);
  const from = chance.between(begun + 4, Math.max(begun + 4, span.lastDay));
  return {
    mentee,
    ...(chance.in(0.4) && { guardian: person('guardian', number) }),
    ...(chance.in(0.12) && { rest: { from: noon(from), to: noon(from + chance.between(1, 9)) } }),
    ...(chance.in(0.08) && { over: noon(from + chance.between(10, 20)) }),
  };
}

/** A teacher who has no pair of their own, for a week or two. */
function standInByChance(
  chance: Chance,
  school: SimSchool,
  span: Span,
  { entered, number, person }: { entered: Minute; number: number; person: Person },
): NonNullable<SimPair['standIn']> {
  const begun = dayOf(school, entered) + 3;
  const from = chance.between(begun, Math.max(begun, span.lastDay));
  return {
    person: person('mentor', 1000 + number, { wishes: wishesByChance(chance, school, span) }),
    days: { from, to: from + chance.between(2, 12) },
    put: wall(school, from - chance.between(0, 2), chance.between(clock('11:00'), clock('11:50'))) + 0.5,
  };
}

/** «Каждую среду до …, кроме каникул». */
function series(
  pair: SimPair,
  school: SimSchool,
  plan: { days: readonly number[]; every: 1 | 2; at: number; by: SimPerson; chance: Chance },
): void {
  const made = pair.entered + plan.chance.between(5, 90);
  const kept = plan.days.filter((day) => !isHolidayIn(school, day) && wall(school, day, plan.at) > made);
  const until = kept.at(-1);
  if (until === undefined) return;
  let first: SimMeeting | undefined;
  for (const day of kept) {
    const meeting: SimMeeting = {
      ...{ label: `${pair.label}, ${dateOf(day)}`, minutes: 45, ratings: [] },
      times: [{ starts: wall(school, day, plan.at), made, by: plan.by }],
      ...(first ? { seriesOf: first } : { series: { every: plan.every, until } }),
    };
    first ??= meeting;
    pair.meetings.push(meeting);
  }
}

/** From ten days to an hour before, by either side. */
function single(
  pair: SimPair,
  school: SimSchool,
  { day, at, chance }: { day: number; at: number; chance: Chance },
): void {
  const starts = wall(school, day, at);
  const ahead = chance.in(0.15) ? chance.between(40, 200) : chance.between(200, 10 * dayMinutes);
  const made = Math.max(pair.entered + chance.between(5, 30), Math.floor(starts - ahead) + 0.5);
  const by = someoneOf(pair, chance, made);
  if (made > starts - 30 || !by) return;
  const asked = chance.in(0.25) ? askedByChance(pair, school, chance, { made, starts }) : undefined;
  pair.meetings.push({
    ...{ label: `${pair.label}, ${dateOf(day)}`, minutes: chance.of([30, 45, 60]), ratings: [] },
    ...{ times: [{ starts, made, by }], ...(asked && { asked }) },
  });
}

/** A pupil goes out with a teacher: a yes, a no, or no answer at all. */
function askedByChance(
  { mentor, members: [member, ...others] }: SimPair,
  { curators: [curator] }: SimSchool,
  chance: Chance,
  { made, starts }: { made: Minute; starts: Minute },
): SimMeeting['asked'] {
  const of = member?.guardian ?? curator;
  if (!member || !of || others.length > 0 || mentor.className !== undefined) return undefined;
  const at = made + chance.between(1, Math.max(20, Math.floor((starts - made) / 2)));
  const answered = isRunning(member, at) && at < starts - 1 && chance.in(0.85);
  return { of, at: answered ? at : Number.POSITIVE_INFINITY, answer: chance.in(0.75) ? 'yes' : 'no' };
}

/** Whoever leads the pair that day, or a mentee; nobody while all of it rests. */
function someoneOf(pair: SimPair, chance: Chance, at: Minute): SimPerson | undefined {
  const running = pair.members.filter((member) => isRunning(member, at));
  if (running.length === 0) return undefined;
  return chance.in(0.7) ? pair.mentor : chance.of(running).mentee;
}

/** Moved, called off, written down soon or late or never. */
function fate(
  meeting: SimMeeting,
  pair: SimPair,
  school: SimSchool,
  { chance, silentFrom, missesAll }: { chance: Chance; silentFrom: number; missesAll: boolean },
): void {
  const [planned] = meeting.times;
  if (!planned) return;
  const changed = Math.floor(chance.between(Math.ceil(planned.made) + 3, planned.starts - 5)) + 0.5;
  const there = invitedTo(pair, meeting, 0, changed).filter((member) => isRunning(member, changed));
  if (changed > planned.made && changed < planned.starts && there.length > 0) {
    const by = chance.in(0.6) ? pair.mentor : chance.of(there).mentee;
    const how = chance.next();
    if (how < 0.2) {
      const day = dayOf(school, changed) + chance.between(0, 4);
      const starts = wall(school, day, chance.between(clock('12:30') / 5, clock('18:30') / 5) * 5);
      if (starts > changed + 20) meeting.times.push({ starts, made: changed, by });
    } else if (how < 0.3) {
      const leaves = by !== pair.mentor && invitedTo(pair, meeting, 0, changed).length > 1;
      meeting[leaves ? 'left' : 'cancelled'] = { at: changed, by };
      if (!leaves) return;
    }
  }
  const { starts } = meeting.times.at(-1) ?? planned;
  if (starts > silentFrom * dayMinutes || chance.in(0.12)) return;
  const late = chance.of([10, 100, 300, 3000, 5000]);
  const at = starts + meeting.minutes + chance.between(Math.floor(late / 2), late) + 0.5;
  const could = invitedTo(pair, meeting, meeting.times.length - 1, at).filter((member) => isRunning(member, at));
  if (could.length === 0) return;
  const came = could.filter((_, index) => index === 0 || chance.in(0.7)).map(({ mentee }) => mentee);
  meeting.logged = { at, came: !missesAll && chance.in(0.85) ? came : [] };
  for (const by of meeting.logged.came)
    if (chance.in(0.3)) meeting.ratings.push({ by, at: at + chance.between(2, 2000) });
}

/** Absences, quarantines, «стоп», calls for help in the night. */
function misfortunes(chance: Chance, school: SimSchool, { firstDay, lastDay }: Span): void {
  const days = (longest: number) => {
    const from = chance.between(firstDay + 2, lastDay - 1);
    return { from, to: from + chance.between(0, longest) };
  };
  const noted = (day: number): Minute =>
    wall(school, Math.max(firstDay + 1, day - chance.between(1, 4)), clock('12:17')) + 0.5;
  for (const { mentor, members } of school.pairs) {
    for (const person of [mentor, ...members.map(({ mentee }) => mentee)]) {
      if (chance.in(0.15)) {
        const away = days(7);
        person.absences.push({ days: away, noted: noted(away.from) });
      }
      if (person.stops.length === 0 && chance.in(0.08)) {
        const day = chance.between(firstDay + 1, lastDay);
        const from = wall(school, day, clock('11:43')) + 0.5;
        const to = wall(school, day + chance.between(1, 20), clock('12:03')) + 0.5;
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
    const at = wall(school, day, index === 0 ? clock('23:41') : chance.between(0, dayMinutes - 1)) + 0.5;
    caller.calls.push({ at, taken: at + waits });
  }
}
