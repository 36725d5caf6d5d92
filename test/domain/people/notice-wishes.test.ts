import { describe, expect, test } from 'vitest';
import { noticeTime } from '#domain/people/notice-wishes.ts';

const hours = (from: string, to: string) => ({
  from: Temporal.PlainTime.from(from),
  to: Temporal.PlainTime.from(to),
});
const school = { quiet: hours('21:00', '08:00'), timeZone: 'Asia/Kamchatka' };
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

  test('never after «стоп»', () => {
    expect(noticeTime({ stopped: true }, school, local('2026-10-05T12:00'))).toBe('never');
  });
});
