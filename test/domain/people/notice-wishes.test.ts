import { describe, expect, test } from 'vitest';
import { busySpan, noticeTime } from '#domain/people/notice-wishes.ts';
import { usualBells } from '#domain/school/bells.ts';
import { usualHolidays } from '#domain/school/holidays.ts';

const hours = (from: string, to: string) => ({
  from: Temporal.PlainTime.from(from),
  to: Temporal.PlainTime.from(to),
});
const school = {
  quiet: hours('21:00', '08:00'),
  timeZone: 'Asia/Kamchatka',
  bells: [
    ...usualBells,
    {
      title: 'Вторая смена',
      classes: ['6А'],
      lessons: [
        { from: '14:00', to: '14:45' },
        { from: '14:45', to: '15:30' },
      ],
    },
  ],
  holidays: usualHolidays,
};
const local = (time: string) => Temporal.ZonedDateTime.from(`${time}[Asia/Kamchatka]`).toInstant();

describe('when somebody is told something', () => {
  test.each([
    ['in the daytime at once', undefined, '2026-10-05T12:00', '2026-10-05T12:00'],
    ['in the school’s quiet hours when they end', undefined, '2026-12-31T23:30', '2027-01-01T08:00'],
    [
      'in one’s own quiet hours, though the school has none then',
      hours('18:00', '09:00'),
      '2026-10-05T18:00',
      '2026-10-06T09:00',
    ],
    [
      'in the school’s quiet hours at once, where one’s own are others',
      hours('23:00', '06:00'),
      '2026-10-05T22:00',
      '2026-10-05T22:00',
    ],
    ['at any time, where one wishes so', hours('00:00', '00:00'), '2026-10-05T03:00', '2026-10-05T03:00'],
  ])('%s', (_what, quiet, at, told) => {
    const wishes = { stopped: false, ...(quiet && { quiet }) };
    expect(noticeTime(wishes, school, local(at))).toEqual(local(told));
  });

  test.each([
    ['in a lesson when it ends', '7А', '2026-10-05T09:00', '2026-10-05T09:15'],
    ['in the minute of the bell at once', '7А', '2026-10-05T09:15', '2026-10-05T09:15'],
    ['in the break at once', '7А', '2026-10-05T09:20', '2026-10-05T09:20'],
    ['on a Saturday at once', '7А', '2026-10-10T09:00', '2026-10-10T09:00'],
    ['in the holidays at once', '7А', '2026-10-28T09:00', '2026-10-28T09:00'],
    ['in the holidays over New Year at once', '7А', '2027-01-04T09:00', '2027-01-04T09:00'],
    ['in lessons of the other shift at once', '6А', '2026-10-05T09:00', '2026-10-05T09:00'],
    ['in two lessons without a break after both', '6А', '2026-10-05T14:10', '2026-10-05T15:30'],
    ['at the end of the night, which is before the first bell', '7А', '2026-10-05T03:00', '2026-10-05T08:00'],
    ['to somebody without a class in any lesson', undefined, '2026-10-05T09:00', '2026-10-05T09:00'],
  ])('%s', (_what, className, at, told) => {
    const wishes = { stopped: false, ...(className === undefined ? {} : { className }) };
    expect(noticeTime(wishes, school, local(at))).toEqual(local(told));
  });

  test('after the lesson that the end of quiet hours falls into', () => {
    const wishes = { stopped: false, className: '7А', quiet: hours('22:00', '09:00') };
    expect(noticeTime(wishes, school, local('2026-10-05T06:00'))).toEqual(local('2026-10-05T09:15'));
  });

  test('never after «стоп»', () => {
    expect(noticeTime({ stopped: true }, school, local('2026-10-05T12:00'))).toBe('never');
  });
});

describe('the whole time in which nothing may come', () => {
  test.each([
    ['a free moment', '7А', school.quiet, '2026-10-05T12:25', undefined],
    ['a lesson', '7А', school.quiet, '2026-10-05T09:00', ['2026-10-05T08:30', '2026-10-05T09:15']],
    ['a night', '7А', school.quiet, '2027-01-01T00:00', ['2026-12-31T21:00', '2027-01-01T08:00']],
    [
      'two lessons without a break, from the second',
      '6А',
      school.quiet,
      '2026-10-05T15:00',
      ['2026-10-05T14:00', '2026-10-05T15:30'],
    ],
    [
      'the lesson that begins as the night ends',
      '7А',
      hours('21:00', '08:30'),
      '2026-10-05T09:00',
      ['2026-10-04T21:00', '2026-10-05T09:15'],
    ],
    [
      'the night between a lesson of the evening and one of the morning',
      '7А',
      hours('14:00', '08:45'),
      '2026-10-06T03:00',
      ['2026-10-05T13:25', '2026-10-06T09:15'],
    ],
    [
      'quiet hours within a lesson',
      '7А',
      hours('08:40', '08:50'),
      '2026-10-05T08:45',
      ['2026-10-05T08:30', '2026-10-05T09:15'],
    ],
  ])('%s', (_what, className, quiet, at, expected) => {
    const span = busySpan({ stopped: false, className, quiet }, school, local(at));
    expect(span && [span.from, span.to]).toEqual(expected?.map(local));
  });
});
