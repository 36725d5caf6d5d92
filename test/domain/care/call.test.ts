import { describe, expect, test } from 'vitest';
import { goesOnAt } from '#domain/care/call.ts';
import { isLowAgain } from '#domain/care/low-ratings.ts';

describe('a call that nobody takes goes on', () => {
  const cases: readonly [string, string, string][] = [
    ['in the middle of the day', '2026-09-14T11:20', '2026-09-14T12:20'],
    ['as the day begins', '2026-09-14T08:00', '2026-09-14T09:00'],
    ['just before the evening', '2026-09-14T19:59', '2026-09-14T20:59'],
    ['in the evening', '2026-09-14T20:00', '2026-09-15T09:00'],
    ['at night', '2026-09-15T03:10', '2026-09-15T09:00'],
    ['on a Sunday', '2026-09-20T12:00', '2026-09-20T13:00'],
    ['on New Year’s Eve', '2026-12-31T23:59', '2027-01-01T09:00'],
  ];
  test.each(cases)('%s', (_when, called, expected) => {
    for (const zone of ['Europe/Kaliningrad', 'Europe/Moscow', 'Asia/Kamchatka']) {
      const at = (local: string) => Temporal.PlainDateTime.from(local).toZonedDateTime(zone).toInstant();
      expect(goesOnAt(at(called), zone).equals(at(expected))).toBe(true);
    }
  });
});

test.each<[boolean, number[]]>([
  [true, [2, 1]],
  [true, [1, 2, 5]],
  [false, [3, 1]],
  [false, [1, 3, 1]],
  [false, [1]],
  [false, []],
])('%s: low twice in a row of the newest %j', (expected, ratings) => {
  expect(isLowAgain(ratings)).toBe(expected);
});
