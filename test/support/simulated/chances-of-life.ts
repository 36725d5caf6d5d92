import type { Chance } from './chance.ts';
import {
  type DaySpan,
  dateOf,
  dayMinutes,
  isHolidayIn,
  type Minute,
  type SimMeeting,
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
const eveningBells = lessons('13:30-14:15', '14:25-15:10', '15:15-16:00', '16:10-16:55', '17:00-17:45');

/** Kaliningrad to Kamchatka: usual hours, an earlier night with a second shift, holidays of one's own, no break before lessons. */
const towns = [
  { name: 'Калининград', zone: 'Europe/Kaliningrad', offset: 2 * 60, quiet: ['21:00', '08:00'], secondShift: [] },
  { name: 'Москва', zone: 'Europe/Moscow', offset: 3 * 60, quiet: ['20:30', '08:30'], secondShift: ['6А', '6Б'] },
  { name: 'Екатеринбург', zone: 'Asia/Yekaterinburg', offset: 5 * 60, quiet: ['22:00', '07:00'], secondShift: [] },
  { name: 'Камчатка', zone: 'Asia/Kamchatka', offset: 12 * 60, quiet: ['21:00', '08:00'], secondShift: ['6А'] },
] as const;

const classes = ['5А', '6А', '6Б', '8Б', '9А'];

/** Schools of four zones with so many pairs together. */
export function schoolsByChance(chance: Chance, pairs: number, span: Span): SimSchool[] {
  return towns.map((town, index) => {
    const count = Math.floor(pairs / towns.length) + (index < pairs % towns.length ? 1 : 0);
    return schoolByChance(chance, town, count, span);
  });
}

function schoolByChance(chance: Chance, town: (typeof towns)[number], count: number, span: Span): SimSchool {
  const person = (role: SimPerson['role'], number: number, more: Partial<SimPerson> = {}): SimPerson => ({
    ...{ label: `${town.name}, ${role} ${number}`, role, leads: [24, 2], stops: [], absences: [], calls: [] },
    ...{ answers: false, ...more },
  });
  const early = { from: clock('20:00'), to: clock('09:30') };
  const school: SimSchool = {
    ...{ name: town.name, zone: town.zone, offset: town.offset, remindGuardians: town.name !== 'Москва' },
    quiet: { from: clock(town.quiet[0]), to: clock(town.quiet[1]) },
    bells: [
      { classes: [], lessons: morningBells },
      ...(town.secondShift.length > 0 ? [{ classes: [...town.secondShift], lessons: eveningBells }] : []),
    ],
    holidays:
      town.name === 'Камчатка'
        ? [{ from: '12-28', to: '01-10' }]
        : [
            { from: '12-31', to: '01-11' },
            { from: '12-12', to: '12-12' },
          ],
    curators: [person('curator', 1), person('curator', 2, { quiet: early })],
    psychologist: person('psychologist', 1),
    ...{ pairs: [], quarantines: [] },
  };
  let mentor: SimPerson | undefined;
  for (let number = 1; number <= count; number += 1) {
    const wishes = () => ({
      leads: chance.in(0.75) ? [24, 2] : chance.of([[2], [24], []]),
      ...(chance.in(0.2) && { quiet: chance.of(ownNights) }),
    });
    const again = mentor !== undefined && chance.in(0.15) ? mentor : undefined;
    mentor =
      again ??
      person('mentor', number, {
        ...wishes(),
        answers: chance.in(0.6),
        ...(chance.in(0.3) && { className: '10А', born: 2010 }),
      });
    const born = chance.of([2011, 2014]);
    const mentee = person('mentee', number, { ...wishes(), className: chance.of(classes), born });
    school.pairs.push(pairByChance(chance, school, span, { mentor, mentee, number, person }));
  }
  misfortunes(chance, school, span);
  return school;
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
  who: {
    mentor: SimPerson;
    mentee: SimPerson;
    number: number;
    person: (role: SimPerson['role'], number: number) => SimPerson;
  },
): SimPair {
  const { mentor, mentee, number } = who;
  const startedOn = span.firstDay + chance.between(-6, Math.floor((span.lastDay - span.firstDay) * 0.4));
  const pair: SimPair = {
    ...{ label: `${school.name}, пара ${number}`, mentor, mentee, startedOn, meetings: [] },
    ...(chance.in(0.4) && { guardian: who.person('guardian', number) }),
    entered: Math.max(wall(school, startedOn, clock('10:40')), wall(school, span.firstDay, 2)) + 0.5,
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
      ...{ label: `${pair.label}, ${dateOf(day)}`, minutes: 45 },
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
  if (made > starts - 30) return;
  const by = chance.in(0.8) ? pair.mentor : pair.mentee;
  pair.meetings.push({
    ...{ label: `${pair.label}, ${dateOf(day)}`, minutes: chance.of([30, 45, 60]), times: [{ starts, made, by }] },
  });
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
  const by = chance.in(0.6) ? pair.mentor : pair.mentee;
  const inTime = changed > planned.made && changed < planned.starts;
  if (inTime && chance.in(0.2)) {
    const day = Math.floor((changed + school.offset) / dayMinutes) + chance.between(0, 4);
    const starts = wall(school, day, chance.between(clock('12:30') / 5, clock('18:30') / 5) * 5);
    if (starts > changed + 20) meeting.times.push({ starts, made: changed, by });
  } else if (inTime && chance.in(0.1)) {
    meeting.cancelled = { at: changed, by };
    return;
  }
  const { starts } = meeting.times.at(-1) ?? planned;
  if (starts > silentFrom * dayMinutes || chance.in(0.12)) return;
  const late = chance.of([10, 100, 300, 3000, 5000]);
  const held = !missesAll && chance.in(0.85);
  meeting.logged = { at: starts + meeting.minutes + chance.between(Math.floor(late / 2), late) + 0.5, held };
  if (held && chance.in(0.3)) meeting.rated = meeting.logged.at + chance.between(2, 2000);
}

/** Absences, quarantines, «стоп», calls for help in the night. */
function misfortunes(chance: Chance, school: SimSchool, { firstDay, lastDay }: Span): void {
  const days = (longest: number) => {
    const from = chance.between(firstDay + 2, lastDay - 1);
    return { from, to: from + chance.between(0, longest) };
  };
  const noted = (day: number): Minute =>
    wall(school, Math.max(firstDay + 1, day - chance.between(1, 4)), clock('12:17')) + 0.5;
  for (const { mentor, mentee } of school.pairs) {
    for (const person of [mentor, mentee]) {
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
  const caller = chance.of(school.pairs).mentee;
  const at = wall(school, chance.between(firstDay + 3, lastDay - 1), clock('23:41')) + 0.5;
  caller.calls.push({ at, taken: at + 9 });
}
