import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayAfter, nextDays, suggestion, usualTimes } from '#domain/meeting/slots.ts';
import { usualBells } from '#domain/school/bells.ts';
import { isHoliday, usualHolidays } from '#domain/school/holidays.ts';

const instant = (text: string) => Temporal.Instant.from(text);
const moment = (text: string) => Temporal.PlainDateTime.from(text);

describe('days for buttons', () => {
  test.each([
    ['2026-11-25T12:00+03:00', 'Europe/Moscow', ['11-25', '11-26', '11-27', '11-28', '11-30']],
    ['2026-11-25T19:00+03:00', 'Europe/Moscow', ['11-26', '11-27', '11-28', '11-30', '12-01']],
    ['2026-11-25T19:00+03:00', 'Europe/Kaliningrad', ['11-25', '11-26', '11-27', '11-28', '11-30']],
    ['2026-11-25T19:00+03:00', 'Asia/Kamchatka', ['11-26', '11-27', '11-28', '11-30', '12-01']],
    ['2026-12-30T20:00+03:00', 'Europe/Moscow', ['12-31', '01-01', '01-02', '01-04', '01-05']],
    ['2028-02-28T12:00+03:00', 'Europe/Moscow', ['02-28', '02-29', '03-01', '03-02', '03-03']],
    ['2026-11-29T12:00+03:00', 'Europe/Moscow', ['11-30', '12-01', '12-02', '12-03', '12-04']],
  ])('at %s in %s', (now, timeZone, expected) => {
    expect(nextDays(instant(now), timeZone, 5).map((day) => day.toString().slice(5))).toEqual(expected);
  });

  test('are as many as asked for', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 400 }), (count, hours) => {
        const days = nextDays(instant('2026-12-01T00:00Z').add({ hours }), 'Europe/Moscow', count);
        expect(days).toHaveLength(count);
        expect(days.some(({ dayOfWeek }) => dayOfWeek === 7)).toBe(false);
      }),
    );
  });
});

describe('times for buttons', () => {
  const shown = (...bells: Parameters<typeof usualTimes>) =>
    usualTimes(...bells).map((time) => time.toString().slice(0, 5));

  test('are half hours of the afternoon', () => {
    expect(shown()).toEqual('13:00 13:30 14:00 14:30 15:00 15:30 16:00 16:30 17:00 17:30 18:00 18:30 19:00'.split(' '));
  });

  test('are the ends of lessons too, each once and in order', () => {
    expect(shown(usualBells[0]?.lessons).slice(0, 6)).toEqual(['12:20', '13:00', '13:15', '13:30', '14:00', '14:10']);
    expect(shown([{ from: '13:50', to: '14:30' }])).toEqual(shown());
  });
});

test.each([
  ['the next day', '2026-11-18T15:30', '2026-11-17T12:00+03:00', '2026-11-19T15:30'],
  ['not on a Sunday', '2026-11-21T15:30', '2026-11-17T12:00+03:00', '2026-11-23T15:30'],
  ['not what is past', '2026-11-18T15:30', '2026-11-19T16:00+03:00', '2026-11-20T15:30'],
  ['out of the holidays over New Year', '2026-12-30T15:30', '2026-12-28T12:00+03:00', '2027-01-12T15:30'],
  ['out of the summer', '2027-05-31T15:30', '2027-05-30T12:00+03:00', '2027-09-01T15:30'],
])('a meeting that is moved is suggested %s', (_, starts, now, expected) => {
  expect(dayAfter(moment(starts), instant(now), 'Europe/Moscow', usualHolidays)?.toString().slice(0, 16)).toBe(
    expected,
  );
});

describe('the suggestion', () => {
  test.each([
    ['a week later', '2026-11-18T15:30', '2026-11-19T12:00+03:00', '2026-11-25T15:30'],
    ['a minute before', '2026-11-18T15:30', '2026-11-25T15:29+03:00', '2026-11-25T15:30'],
    ['at that very minute', '2026-11-18T15:30', '2026-11-25T15:30+03:00', '2026-12-02T15:30'],
    ['after a planned one', '2026-12-02T15:30', '2026-11-25T12:00+03:00', '2026-12-09T15:30'],
    ['over New Year', '2026-12-24T15:30', '2026-12-25T12:00+03:00', '2027-01-14T15:30'],
    ['over the summer', '2027-05-19T15:30', '2027-05-20T12:00+03:00', '2027-05-26T15:30'],
    ['after the summer', '2027-05-26T15:30', '2027-05-27T12:00+03:00', '2027-09-01T15:30'],
    ['years later', '2023-11-22T15:30', '2026-11-24T12:00+03:00', '2026-11-25T15:30'],
  ])('%s', (_, last, now, expected) => {
    expect(suggestion(moment(last), instant(now), 'Europe/Moscow', usualHolidays)?.toString().slice(0, 16)).toBe(
      expected,
    );
  });

  test('is by the clock of the school', () => {
    const now = instant('2026-11-25T12:00Z');
    const inZone = (timeZone: string) =>
      suggestion(moment('2026-11-18T15:30'), now, timeZone, [])?.toString().slice(0, 10);
    expect(inZone('Europe/Kaliningrad')).toBe('2026-11-25');
    expect(inZone('Asia/Kamchatka')).toBe('2026-12-02');
  });

  test('is none without a meeting before, or without a day that is no holiday', () => {
    const now = instant('2026-11-25T12:00Z');
    expect(suggestion(undefined, now, 'Europe/Moscow', [])).toBeUndefined();
    const always = [{ from: '01-01', to: '12-31' }];
    expect(suggestion(moment('2026-11-18T15:30'), now, 'Europe/Moscow', always)).toBeUndefined();
  });

  test('keeps weekday and time, is to come, and is no holiday', () => {
    const minutes = fc.integer({ min: 0, max: 3 * 366 * 1440 });
    fc.assert(
      fc.property(minutes, minutes, (lastAfter, nowAfter) => {
        const last = moment('2025-09-01T00:00').add({ minutes: lastAfter });
        const now = instant('2025-09-01T00:00Z').add({ minutes: nowAfter });
        const at = suggestion(last, now, 'Asia/Omsk', usualHolidays);
        expect(at).toBeDefined();
        if (!at) return;
        expect(last.until(at, { largestUnit: 'days' }).days % 7).toBe(0);
        expect(at.toPlainTime().equals(last.toPlainTime())).toBe(true);
        expect(Temporal.PlainDateTime.compare(at, last)).toBe(1);
        expect(Temporal.Instant.compare(at.toZonedDateTime('Asia/Omsk').toInstant(), now)).toBe(1);
        expect(isHoliday(at.toPlainDate(), usualHolidays)).toBe(false);
      }),
    );
  });
});
