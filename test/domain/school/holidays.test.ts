import { describe, expect, test } from 'vitest';
import { isHoliday, parseHolidays, usualHolidays, withHolidays } from '#domain/school/holidays.ts';

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
    'с 26 октября по 3 ноября',
    '26 октября – 3 ноября',
    '26 окт – 3 нояб.',
    'С 26.10 по 03.11',
    '26.10 до 3.11.',
  ])('«%s» is a range', (typed) => {
    expect(parseHolidays(typed)).toEqual({ ok: true, value: [{ from: '10-26', to: '11-03' }] });
  });

  test.each(['26–31 октября', 'с 26 по 31 октября', '26-31 окт'])('«%s» names the month once', (typed) => {
    expect(parseHolidays(typed)).toEqual({ ok: true, value: [{ from: '10-26', to: '10-31' }] });
  });

  test('added to others, they stand once and in the order of a school year', () => {
    const [autumn, victory, spring] = [
      { from: '10-28', to: '11-04' },
      { from: '05-09', to: '05-09' },
      { from: '03-24', to: '03-31' },
    ];
    expect(withHolidays([autumn, victory], [spring, autumn])).toEqual([autumn, spring, victory]);
  });

  test.each([
    ['', 'no-days'],
    ['осенью', 'no-days'],
    ['28 брюмера', 'no-days'],
    ['31 февраля', 'no-such-day'],
    ['31.02', 'no-such-day'],
    ['01.13', 'no-such-day'],
    ['00.05', 'no-such-day'],
    ['28.10–40.11', 'no-such-day'],
  ])('%j are not taken', (typed, problem) => {
    expect(parseHolidays(typed)).toEqual({ ok: false, problem });
  });
});
