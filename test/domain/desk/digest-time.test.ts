import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nextDigest, usualDigest } from '#domain/desk/digest-time.ts';
import { timeZones } from '#domain/school/time-zones.ts';

describe.each(['Europe/Kaliningrad', 'Asia/Kamchatka'])('the digest in %s', (timeZone) => {
  const local = (time: string) => Temporal.ZonedDateTime.from(`${time}[${timeZone}]`).toInstant();
  const friday = { weekday: 5, time: Temporal.PlainTime.from('17:00') };

  test.each([
    ['in the week', usualDigest, '2026-11-25T12:00', '2026-11-30T08:30'],
    ['on the morning itself', usualDigest, '2026-11-30T08:29', '2026-11-30T08:30'],
    ['in the minute of one, a week later', usualDigest, '2026-11-30T08:30', '2026-12-07T08:30'],
    ['on a Monday after it', usualDigest, '2026-11-30T23:59', '2026-12-07T08:30'],
    ['on a Sunday night', usualDigest, '2026-11-29T23:59', '2026-11-30T08:30'],
    ['over New Year', usualDigest, '2026-12-31T23:59', '2027-01-04T08:30'],
    ['at the time chosen', friday, '2026-11-25T12:00', '2026-11-27T17:00'],
    ['at the time chosen, of next week', friday, '2026-11-28T00:00', '2026-12-04T17:00'],
  ])('comes next, %s', (_what, when, now, next) => {
    expect(nextDigest(local(now), when, timeZone)).toEqual(local(next));
  });
});

test('a Monday of the school: in Kamchatka while it is Sunday in Kaliningrad', () => {
  const now = Temporal.Instant.from('2026-11-29T20:00Z');
  expect(nextDigest(now, usualDigest, 'Asia/Kamchatka')).toEqual(Temporal.Instant.from('2026-11-29T20:30Z'));
  expect(nextDigest(now, usualDigest, 'Europe/Kaliningrad')).toEqual(Temporal.Instant.from('2026-11-30T06:30Z'));
});

test('it is of the weekday and time chosen, later than now, within a week', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...timeZones),
      fc.integer({ min: 1, max: 7 }),
      fc.integer({ min: 0, max: 24 * 60 - 1 }),
      fc.integer({ min: 0, max: 400 * 24 * 60 }),
      ({ id }, weekday, minutes, later) => {
        const time = new Temporal.PlainTime().add({ minutes });
        const now = Temporal.Instant.from('2026-09-01T00:00Z').add({ minutes: later });
        const next = nextDigest(now, { weekday, time }, id);
        const wall = next.toZonedDateTimeISO(id);
        expect(wall.dayOfWeek).toBe(weekday);
        expect(wall.toPlainTime().equals(time)).toBe(true);
        const waits = now.until(next).total('hours');
        expect(waits).toBeGreaterThan(0);
        expect(waits).toBeLessThanOrEqual(7 * 24);
      },
    ),
  );
});
