import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isQuiet, parseQuietHours, type QuietHours, quietSpan } from '#domain/school/quiet-hours.ts';
import { timeZones } from '#domain/school/time-zones.ts';

const hours = (from: string, to: string): QuietHours => ({
  from: Temporal.PlainTime.from(from),
  to: Temporal.PlainTime.from(to),
});
const night = hours('21:00', '08:00');
const lunch = hours('12:00', '13:30');
const none = hours('09:00', '09:00');

describe('quiet hours', () => {
  it.each([
    ['the evening begins', night, '2026-11-25T20:59:59+03:00', undefined],
    ['from the very minute', night, '2026-11-25T21:00+03:00', '2026-11-26T08:00+03:00'],
    ['past midnight', night, '2026-11-26T00:00+03:00', '2026-11-26T08:00+03:00'],
    ['a second before the end', night, '2026-11-26T07:59:59+03:00', '2026-11-26T08:00+03:00'],
    ['the end itself', night, '2026-11-26T08:00+03:00', undefined],
    ['the last evening of a year', night, '2026-12-31T23:30+03:00', '2027-01-01T08:00+03:00'],
    ['the last evening of February', night, '2027-02-28T22:00+03:00', '2027-03-01T08:00+03:00'],
    ['the night when Europe changes its clocks', night, '2027-03-28T02:30+03:00', '2027-03-28T08:00+03:00'],
    ['within one day', lunch, '2026-11-25T12:10+03:00', '2026-11-25T13:30+03:00'],
    ['outside within one day', lunch, '2026-11-25T13:30+03:00', undefined],
    ['equal ends are no quiet hours', none, '2026-11-25T09:00+03:00', undefined],
  ])('%s', (_, quiet, at, end) => {
    const instant = Temporal.Instant.from(at);
    expect(isQuiet(quiet, instant, 'Europe/Moscow')).toBe(end !== undefined);
    expect(quietSpan(quiet, instant, 'Europe/Moscow')?.to).toEqual(end && Temporal.Instant.from(end));
  });

  it('the same moment is night in Kamchatka and day in Kaliningrad', () => {
    const at = Temporal.Instant.from('2026-11-25T10:00Z');
    expect(isQuiet(night, at, 'Asia/Kamchatka')).toBe(true);
    expect(isQuiet(night, at, 'Europe/Kaliningrad')).toBe(false);
  });

  it('begin and end between free moments, within a day', () => {
    const time = fc.integer({ min: 0, max: 1439 }).map((minutes) => new Temporal.PlainTime().add({ minutes }));
    const moment = fc
      .integer({ min: 0, max: 3 * 366 * 24 * 60 })
      .map((minutes) => Temporal.Instant.from('2025-12-01T00:00Z').add({ minutes }));
    fc.assert(
      fc.property(time, time, moment, fc.constantFrom(...timeZones), (from, to, at, { id }) => {
        const quiet = { from, to };
        const span = quietSpan(quiet, at, id);
        expect(span !== undefined).toBe(isQuiet(quiet, at, id));
        if (!span) return;
        expect(Temporal.Instant.compare(span.from, at)).toBeLessThanOrEqual(0);
        expect(Temporal.Instant.compare(at, span.to)).toBe(-1);
        expect(span.from.until(span.to).total('minutes')).toBeLessThan(24 * 60);
        expect(isQuiet(quiet, span.from.subtract({ seconds: 1 }), id)).toBe(false);
        expect(isQuiet(quiet, span.from, id)).toBe(true);
        expect(isQuiet(quiet, span.to.subtract({ seconds: 1 }), id)).toBe(true);
        expect(isQuiet(quiet, span.to, id)).toBe(false);
      }),
    );
  });
});

describe('quiet hours that are typed', () => {
  it.each([
    ['с 22 до 7', '22:00', '07:00'],
    ['с 10 вечера до 7 утра', '22:00', '07:00'],
    ['с 9 часов вечера до 8 часов утра', '21:00', '08:00'],
    ['с 11 ночи до 6 утра', '23:00', '06:00'],
    ['с 12 ночи до 12 дня', '00:00', '12:00'],
    ['с 2 дня до 22 вечера', '14:00', '22:00'],
    ['С 21.30 до 8 часов.', '21:30', '08:00'],
    ['22:00–7:30', '22:00', '07:30'],
    ['21 - 24', '21:00', '00:00'],
  ])('%j', (typed, from, to) => {
    expect(parseQuietHours(typed)).toEqual({ ok: true, value: hours(from, to) });
  });

  it.each([
    ['вечером', 'no-hours'],
    ['22', 'no-hours'],
    ['с 9 до 9', 'no-hours'],
    ['с 22 до 25', 'no-such-time'],
    ['22:60–7:00', 'no-such-time'],
  ])('%j are not taken: %s', (typed, problem) => {
    expect(parseQuietHours(typed)).toEqual({ ok: false, problem });
  });
});
