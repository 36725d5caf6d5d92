import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isHoliday, usualHolidays } from '#domain/school/holidays.ts';
import { afterPauses, countedDays, holidayPauses, withoutPauses } from '#domain/school/pauses.ts';
import { timeZones } from '#domain/school/time-zones.ts';

const pause = (from: string, to: string) => ({
  from: Temporal.PlainDate.from(from),
  to: Temporal.PlainDate.from(to),
});

describe.each(['Europe/Kaliningrad', 'Asia/Kamchatka'])('clocks that stand still, in %s', (timeZone) => {
  const local = (time: string) => Temporal.ZonedDateTime.from(`${time}[${timeZone}]`).toInstant();

  test.each([
    ['nothing in the way', [], '2026-11-25T16:30', 2, '2026-11-27T16:30'],
    ['one day away', [pause('2026-11-26', '2026-11-26')], '2026-11-25T16:30', 2, '2026-11-28T16:30'],
    ['away already', [pause('2026-11-20', '2026-11-26')], '2026-11-25T16:30', 2, '2026-11-29T00:00'],
    [
      'away from the day it would have passed',
      [pause('2026-11-27', '2026-12-01')],
      '2026-11-25T16:30',
      2,
      '2026-12-02T16:30',
    ],
    [
      'away from the midnight when it passes',
      [pause('2026-11-27', '2026-12-01')],
      '2026-11-25T00:00',
      2,
      '2026-11-27T00:00',
    ],
    ['away from the day after', [pause('2026-11-28', '2026-12-01')], '2026-11-25T16:30', 2, '2026-11-27T16:30'],
    ['away before', [pause('2026-11-20', '2026-11-24')], '2026-11-25T16:30', 2, '2026-11-27T16:30'],
    [
      'twice, at once and out of order',
      [pause('2026-12-01', '2026-12-02'), pause('2026-11-26', '2026-11-28'), pause('2026-11-27', '2026-11-27')],
      '2026-11-25T16:30',
      4,
      '2026-12-04T16:30',
    ],
    ['over New Year', [pause('2026-12-31', '2027-01-11')], '2026-12-30T16:30', 2, '2027-01-13T16:30'],
  ])('%s', (_what, pauses, start, days, end) => {
    expect(withoutPauses(local(start), { days }, pauses, timeZone)).toEqual(local(end));
  });

  test.each([
    ['before', '2026-11-25T23:59', '2026-11-25T23:59'],
    ['from its first minute', '2026-11-26T00:00', '2026-11-29T00:00'],
    ['till its last', '2026-11-28T23:59', '2026-11-29T00:00'],
    ['after', '2026-11-29T00:00', '2026-11-29T00:00'],
  ])('the first moment out of a pause, %s', (_what, at, free) => {
    const pauses = [pause('2026-11-28', '2026-11-28'), pause('2026-11-26', '2026-11-27')];
    expect(afterPauses(local(at), pauses, timeZone)).toEqual(local(free));
  });
});

test('what is counted is what a walk from hour to hour counts', () => {
  const days = fc.record({ first: fc.integer({ min: 0, max: 60 }), more: fc.integer({ min: 0, max: 9 }) });
  fc.assert(
    fc.property(
      fc.constantFrom(...timeZones),
      fc.array(days, { maxLength: 5 }),
      fc.integer({ min: 0, max: 40 * 24 }),
      fc.integer({ min: 1, max: 15 * 24 }),
      ({ id }, drawn, startHour, hours) => {
        const newYear = Temporal.PlainDate.from('2026-12-01');
        const pauses = drawn.map(({ first, more }) => ({
          from: newYear.add({ days: first }),
          to: newYear.add({ days: first + more }),
        }));
        const stands = (at: Temporal.ZonedDateTime) => {
          const day = at.toString().slice(0, 10);
          return pauses.some(({ from, to }) => from.toString() <= day && day <= to.toString());
        };
        const start = newYear.toZonedDateTime(id).add({ hours: startHour });
        let walked = start;
        for (let left = hours; left > 0; walked = walked.add({ hours: 1 })) if (!stands(walked)) left -= 1;

        const end = withoutPauses(start.toInstant(), { hours }, pauses, id);
        expect(end).toEqual(walked.toInstant());
        expect(countedDays(start.toInstant(), end, pauses, id) * 24).toBeCloseTo(hours, 6);
      },
    ),
  );
});

test('holidays as pauses are the days that are holidays', () => {
  const all = [
    ...usualHolidays,
    { from: '02-29', to: '02-29' },
    { from: '02-29', to: '03-02' },
    { from: '02-20', to: '02-29' },
  ];
  fc.assert(
    fc.property(
      fc.subarray(all, { minLength: 1 }),
      fc.integer({ min: 2023, max: 2029 }),
      fc.integer({ min: 0, max: 800 }),
      (holidays, year, later) => {
        const from = Temporal.PlainDate.from({ year, month: 1, day: 1 });
        const day = from.add({ days: later });
        const { compare } = Temporal.PlainDate;
        const paused = holidayPauses(holidays, from).some(
          (each) => compare(each.from, day) <= 0 && compare(day, each.to) <= 0,
        );
        expect(paused).toBe(isHoliday(day, holidays));
      },
    ),
    {
      numRuns: 500,
      examples: [
        [[{ from: '02-29', to: '02-29' }], 2027, 58],
        [[{ from: '02-29', to: '03-02' }], 2027, 59],
      ],
    },
  );
});
