import { describe, expect, test } from 'vitest';
import { isHoliday, parseHolidays, usualHolidays } from '#domain/school/holidays.ts';

const day = (text: string) => Temporal.PlainDate.from(text);

test.each([
  ['2026-10-27', false],
  ['2026-10-28', true],
  ['2026-11-04', true],
  ['2026-11-05', false],
  ['2026-12-30', false],
  ['2026-12-31', true],
  ['2027-01-01', true],
  ['2027-01-11', true],
  ['2027-01-12', false],
  ['2027-02-23', true],
  ['2027-08-31', true],
  ['2027-09-01', false],
])('%s: the usual school has holidays, %s', (date, expected) => {
  expect(isHoliday(day(date), usualHolidays)).toBe(expected);
});

describe('holidays that a curator types', () => {
  test('are ranges and single days', () => {
    expect(parseHolidays('28.10–04.11, 31.12 - 11.1;23.02\n29.2')).toEqual({
      ok: true,
      value: [
        { from: '10-28', to: '11-04' },
        { from: '12-31', to: '01-11' },
        { from: '02-23', to: '02-23' },
        { from: '02-29', to: '02-29' },
      ],
    });
  });

  test.each([
    ['', 'no-days'],
    ['осенью', 'no-days'],
    ['28.10 по 04.11', 'no-days'],
    ['31.02', 'no-such-day'],
    ['01.13', 'no-such-day'],
    ['00.05', 'no-such-day'],
    ['28.10–40.11', 'no-such-day'],
  ])('%j are not taken', (typed, problem) => {
    expect(parseHolidays(typed)).toEqual({ ok: false, problem });
  });
});
