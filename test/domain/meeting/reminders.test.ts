import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ReminderLead, reminderLeads, reminderMoments } from '#domain/meeting/reminders.ts';
import type { NoticeHours, NoticeWishes } from '#domain/people/notice-wishes.ts';
import { type Lesson, usualBells } from '#domain/school/bells.ts';
import { usualHolidays } from '#domain/school/holidays.ts';
import { timeZones } from '#domain/school/time-zones.ts';

const hours = (from: string, to: string) => ({ from: Temporal.PlainTime.from(from), to: Temporal.PlainTime.from(to) });
const night = hours('21:00', '08:00');
const none = hours('00:00', '00:00');

/** A double lesson after a break of five minutes. */
const shortBreak = [
  { from: '08:50', to: '09:35' },
  { from: '09:40', to: '11:30' },
];
const school = (timeZone = 'Europe/Moscow', lessons: readonly Lesson[] = shortBreak): NoticeHours => ({
  quiet: night,
  timeZone,
  bells: [...usualBells, { title: 'Короткие перемены', classes: ['6А'], lessons }],
  holidays: usualHolidays,
});

/** 2026-11-25 is a Wednesday. */
const cases: readonly [
  what: string,
  wishes: Partial<NoticeWishes>,
  startsAt: string,
  madeAt: string,
  expected: readonly string[],
][] = [
  ['a day and two hours before', {}, '2026-11-25T15:30', '2026-11-20T12:00', ['2026-11-24T15:30', '2026-11-25T13:30']],
  [
    'at the end of the night, where half an hour then remains',
    {},
    '2026-11-25T08:30',
    '2026-11-20T12:00',
    ['2026-11-24T08:30', '2026-11-25T08:00'],
  ],
  [
    'before the night, where a minute less remains',
    {},
    '2026-11-25T08:29',
    '2026-11-20T12:00',
    ['2026-11-24T08:29', '2026-11-24T20:50'],
  ],
  ['within the night before it', {}, '2026-11-25T23:30', '2026-11-20T12:00', ['2026-11-25T08:00', '2026-11-25T20:50']],
  [
    'at the end of the lesson',
    { className: '7А' },
    '2026-11-25T12:20',
    '2026-11-20T12:00',
    ['2026-11-24T12:20', '2026-11-25T10:20'],
  ],
  [
    'in a lesson’s first minute it is the lesson’s',
    { className: '7А' },
    '2026-11-25T12:30',
    '2026-11-20T12:00',
    ['2026-11-24T13:15', '2026-11-25T11:15'],
  ],
  [
    'a night that touches the first lesson is one span with it',
    { className: '7А', quiet: hours('21:00', '08:30') },
    '2026-11-25T09:44',
    '2026-11-20T12:00',
    ['2026-11-24T10:10', '2026-11-24T20:50'],
  ],
  [
    'a break shorter than ten minutes: at the end of the lesson before it',
    { className: '6А', quiet: none },
    '2026-11-25T11:45',
    '2026-11-20T12:00',
    ['2026-11-24T11:45', '2026-11-25T09:35'],
  ],
  [
    'in the holidays there are no lessons',
    { className: '7А' },
    '2026-11-02T11:00',
    '2026-10-20T12:00',
    ['2026-11-01T11:00', '2026-11-02T09:00'],
  ],
  [
    'the day before the holidays end',
    { className: '7А' },
    '2027-01-12T11:00',
    '2026-12-30T12:00',
    ['2027-01-11T11:00', '2027-01-12T09:15'],
  ],
  ['over New Year', {}, '2027-01-01T09:00', '2026-12-01T12:00', ['2026-12-31T09:00', '2027-01-01T08:00']],
  [
    'without quiet hours in the middle of the night',
    { quiet: none },
    '2026-11-25T04:00',
    '2026-11-20T12:00',
    ['2026-11-24T04:00', '2026-11-25T02:00'],
  ],
  [
    'one free minute of a day is used',
    { quiet: hours('00:00', '23:59') },
    '2026-11-25T12:00',
    '2026-11-20T12:00',
    ['2026-11-24T23:59'],
  ],
  [
    'both at one moment: the later alone',
    { quiet: hours('10:00', '09:40') },
    '2026-11-25T09:50',
    '2026-11-20T12:00',
    ['2026-11-24T09:50'],
  ],
  [
    'the farther after the nearer: the nearer alone',
    { quiet: hours('10:00', '09:40') },
    '2026-11-25T09:55',
    '2026-11-20T12:00',
    ['2026-11-24T09:50'],
  ],
  ['made less than a day before', {}, '2026-11-25T15:30', '2026-11-24T15:31', ['2026-11-25T13:30']],
  ['made a day before', {}, '2026-11-25T15:30', '2026-11-24T15:30', ['2026-11-24T15:30', '2026-11-25T13:30']],
  ['made an hour before', {}, '2026-11-25T15:30', '2026-11-25T14:30', []],
  [
    'made in the night for its morning, when the moment before the night is past',
    {},
    '2026-11-25T08:15',
    '2026-11-24T22:00',
    [],
  ],
  [
    'made in the night for the next one: past by its hours, though the night ends later',
    {},
    '2026-11-25T22:00',
    '2026-11-24T22:30',
    ['2026-11-25T20:00'],
  ],
  ['after «стоп»', { stopped: true }, '2026-11-25T15:30', '2026-11-20T12:00', []],
];

describe.each(['Europe/Kaliningrad', 'Europe/Moscow', 'Asia/Kamchatka'])('reminders in %s', (timeZone) => {
  const local = (time: string) => Temporal.ZonedDateTime.from(`${time}[${timeZone}]`).toInstant();

  test.each(cases)('%s', (_what, wishes, startsAt, madeAt, expected) => {
    const meeting = { startsAt: local(startsAt), madeAt: local(madeAt) };
    const found = reminderMoments(meeting, { stopped: false, ...wishes }, school(timeZone));
    expect(found.map(({ at }) => at)).toEqual(expected.map(local));
  });

  test.each<[readonly ReminderLead[], readonly ReminderLead[]]>([
    [['24h'], ['24h']],
    [['2h'], ['2h']],
    [
      ['2h', '24h'],
      ['24h', '2h'],
    ],
    [[], []],
  ])('of %j wished for, %j are sent', (leads, sent) => {
    const meeting = { startsAt: local('2026-11-25T15:30'), madeAt: local('2026-11-20T12:00') };
    const found = reminderMoments(meeting, { stopped: false }, school(timeZone), leads);
    expect(found.map(({ lead }) => lead)).toEqual(sent);
  });
});

const minute = 60_000;

/** The rule again, by walking from minute to minute over what the clock on the wall shows. */
function walked(
  { startsAt, madeAt }: { startsAt: number; madeAt: number },
  leads: readonly ReminderLead[],
  busy: (at: number) => boolean,
): [ReminderLead, number][] {
  const moment = (hoursBefore: number): number => {
    let at = startsAt - hoursBefore * 60 * minute;
    while (at >= madeAt && busy(at)) {
      let end = at;
      while (busy(end)) end += minute;
      if (startsAt - end >= 30 * minute) return end;
      while (busy(at - minute)) at -= minute;
      at -= 10 * minute;
    }
    return at;
  };
  const day = leads.includes('24h') ? moment(24) : -1;
  const two = leads.includes('2h') ? moment(2) : -1;
  const sent: [ReminderLead, number][] = [];
  if (day >= madeAt && startsAt - 24 * 60 * minute >= madeAt && !(two >= madeAt && day >= two)) sent.push(['24h', day]);
  if (two >= madeAt && startsAt - 2 * 60 * minute >= madeAt) sent.push(['2h', two]);
  return sent;
}

const clock = fc
  .integer({ min: 0, max: 24 * 12 - 1 })
  .map((fives) => new Temporal.PlainTime().add({ minutes: 5 * fives }));

/** Lessons of 40 minutes from some minute on, with breaks of 0 to 20. */
const someLessons = fc
  .record({
    first: fc.integer({ min: 7 * 12, max: 14 * 12 }),
    breaks: fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 7 }),
  })
  .map(({ first, breaks }) => {
    let begins = first * 5;
    return breaks.map((pause) => {
      const from = new Temporal.PlainTime().add({ minutes: begins });
      begins += 40 + pause * 5;
      return { from: from.toString().slice(0, 5), to: from.add({ minutes: 40 }).toString().slice(0, 5) };
    });
  });

const holiday = (date: string) =>
  usualHolidays.some(({ from, to }) => (from > to ? date >= from || date <= to : date >= from && date <= to));

test('reminders are those that a walk from minute to minute finds, for whatever hours', () => {
  let moved = 0;
  let dropped = 0;
  fc.assert(
    fc.property(
      fc.record({
        zone: fc.constantFrom(...timeZones),
        from: clock,
        to: clock,
        lessons: someLessons,
        className: fc.option(fc.constantFrom('6А', '7А'), { nil: undefined }),
        leads: fc.subarray([...reminderLeads]),
        // From the end of October, over the last day of the year, to the middle of January.
        start: fc.integer({ min: 0, max: 80 * 24 * 60 }),
        early: fc.oneof(fc.integer({ min: 0, max: 30 * 60 }), fc.integer({ min: 0, max: 6 * 24 * 60 })),
      }),
      ({ zone, from, to, lessons, className, leads, start, early }) => {
        const startsAt = Temporal.Instant.from('2026-10-26T00:00Z').add({ minutes: start });
        const meeting = { startsAt, madeAt: startsAt.subtract({ minutes: early }) };
        const theirs = className === '6А' ? lessons : className === '7А' ? (usualBells[0]?.lessons ?? []) : [];
        const offset = startsAt.toZonedDateTimeISO(zone.id).offsetNanoseconds / 1_000_000;
        const [quietFrom, quietTo] = [from.toString().slice(0, 5), to.toString().slice(0, 5)];
        const busy = (at: number) => {
          const wall = new Date(at + offset);
          const time = wall.toISOString().slice(11, 16);
          const isLater = time >= quietFrom;
          const isSooner = time < quietTo;
          if (quietFrom < quietTo ? isLater && isSooner : quietFrom > quietTo && (isLater || isSooner)) return true;
          const atSchool = wall.getUTCDay() % 6 !== 0 && !holiday(wall.toISOString().slice(5, 10));
          return atSchool && theirs.some((lesson) => lesson.from <= time && time < lesson.to);
        };
        const wishes = { stopped: false, quiet: { from, to }, ...(className === undefined ? {} : { className }) };
        const found = reminderMoments(meeting, wishes, school(zone.id, lessons), leads);
        const millis = { startsAt: startsAt.epochMilliseconds, madeAt: meeting.madeAt.epochMilliseconds };
        expect(found.map(({ lead, at }) => [lead, at.epochMilliseconds])).toEqual(walked(millis, leads, busy));

        const moments = found.map(({ at }) => at.epochMilliseconds);
        expect(moments.filter(busy)).toEqual([]);
        expect(moments.filter((at) => at < millis.madeAt || at >= millis.startsAt)).toEqual([]);
        expect(moments).toEqual([...new Set(moments)].toSorted((a, b) => a - b));
        if (moments.some((at) => ![24, 2].includes((millis.startsAt - at) / (60 * minute)))) moved += 1;
        if (found.length < leads.length) dropped += 1;
      },
    ),
    { numRuns: 500 },
  );
  // The property would say little of cases in which nothing is in the way.
  expect(moved).toBeGreaterThan(60);
  expect(dropped).toBeGreaterThan(60);
});
