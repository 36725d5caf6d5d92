import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type AgreedRhythm,
  curatorHearsAt,
  rhythmDays,
  silentAt,
  silentSince,
  thirdMissedAt,
} from '#domain/care/silence.ts';
import { usualHolidays } from '#domain/school/holidays.ts';
import { timeZones } from '#domain/school/time-zones.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const pause = (from: string, to: string) => ({ from: day(from), to: day(to) });

describe.each(['Europe/Kaliningrad', 'Asia/Kamchatka'])('silence of a pair in %s', (timeZone) => {
  const local = (time: string) => Temporal.ZonedDateTime.from(`${time}[${timeZone}]`).toInstant();
  const still = (pauses: ReturnType<typeof pause>[] = []) => ({ pauses, holidays: usualHolidays, timeZone });
  const pair = (agreed: AgreedRhythm, ...held: string[]) => ({
    startedAt: local('2026-09-02T12:00'),
    held: held.map((each) => local(`${each}T16:30`)),
    agreed,
  });

  test.each<[string, ReturnType<typeof pair>, number]>([
    ['as agreed, weekly', pair('weekly'), 7],
    ['as agreed, fortnightly', pair('fortnightly', '2026-09-03', '2026-09-04'), 14],
    [
      'as agreed, monthly, while three meetings say little',
      pair('monthly', '2026-09-03', '2026-09-04', '2026-09-05'),
      30,
    ],
    ['the middle gap of three', pair('monthly', '2026-09-03', '2026-09-04', '2026-09-14', '2026-10-04'), 10],
    [
      'between the two middle gaps of four',
      pair('weekly', '2026-09-03', '2026-09-04', '2026-09-14', '2026-09-24', '2026-10-14'),
      10,
    ],
    [
      'between unequal ones',
      pair('weekly', '2026-09-01', '2026-09-02', '2026-09-12', '2026-09-25', '2026-10-15'),
      11.5,
    ],
    ['in whatever order', pair('weekly', '2026-09-14', '2026-10-04', '2026-09-03', '2026-09-04'), 10],
    ['two of a day are one', pair('monthly', '2026-09-03', '2026-09-03', '2026-09-04', '2026-09-14'), 30],
    ['days of holidays do not lengthen it', pair('monthly', '2026-10-21', '2026-11-05', '2026-12-24', '2027-01-12'), 7],
  ])('the rhythm: %s', (_what, of, days) => {
    expect(rhythmDays(of, still())).toBe(days);
  });

  test.each<[string, ReturnType<typeof pair>, ReturnType<typeof pause>[], string]>([
    ['a fortnight after the start where none was held', pair('weekly'), [], '2026-09-16T12:00'],
    ['a fortnight after the last one of a weekly pair', pair('weekly', '2026-09-09'), [], '2026-09-23T16:30'],
    ['three weeks after that of a fortnightly one', pair('fortnightly', '2026-09-09'), [], '2026-09-30T16:30'],
    ['45 days after that of a monthly one', pair('monthly', '2026-09-09'), [], '2026-10-24T16:30'],
    ['45 days, autumn holidays not counted', pair('monthly', '2026-09-20'), [], '2026-11-12T16:30'],
    [
      'half as much again after the last of a pair with a rhythm',
      pair('weekly', '2026-09-03', '2026-09-14', '2026-09-25', '2026-10-06'),
      [],
      '2026-10-23T04:30',
    ],
    ['holidays not counted', pair('weekly', '2026-12-23'), [], '2027-01-18T16:30'],
    ['an absence not counted', pair('weekly', '2026-09-09'), [pause('2026-09-10', '2026-09-14')], '2026-09-28T16:30'],
    [
      'an absence that overlaps holidays, once',
      pair('weekly', '2026-12-23'),
      [pause('2026-12-28', '2027-01-13')],
      '2027-01-23T16:30',
    ],
  ])('begins %s', (_what, of, pauses, at) => {
    expect(silentAt(of, still(pauses))).toEqual(local(at));
  });

  test('counts from the entry of a pair that met long before it', () => {
    const of = { ...pair('weekly', '2026-05-20'), startedAt: local('2026-10-01T10:00') };
    expect(silentSince(of)).toEqual(local('2026-10-01T10:00'));
    expect(silentAt(of, still())).toEqual(local('2026-10-15T10:00'));
  });

  test.each([
    ['three days after the mentor', [], '2026-11-25T10:00', '2026-11-28T10:00'],
    ['holidays not counted', [], '2026-12-30T10:00', '2027-01-14T10:00'],
    ['an absence not counted', [pause('2026-11-26', '2026-11-27')], '2026-11-25T10:00', '2026-11-30T10:00'],
  ])('comes to the curator %s', (_what, pauses, asked, heard) => {
    expect(curatorHearsAt(local(asked), still(pauses))).toEqual(local(heard));
  });

  test.each([
    ['none', '', undefined],
    ['two', 'mm', undefined],
    ['three', 'mmm', 2],
    ['four: since the third', 'mmmm', 2],
    ['three after a held one', 'hmmm', 3],
    ['two after a held one', 'mmmhmm', undefined],
    ['three, but held since', 'mmmh', undefined],
    ['not in a row', 'mmhm', undefined],
  ])('missed in a row: %s', (_what, course, third) => {
    const meetings = [...course].map((each, index) => ({
      at: local('2026-09-02T15:30').add({ hours: index * 24 }),
      held: each === 'h',
    }));
    const expected = third === undefined ? undefined : meetings[third]?.at;
    expect(thirdMissedAt(meetings)).toEqual(expected);
    expect(thirdMissedAt(meetings.toReversed())).toEqual(expected);
  });
});

describe('of any pair', () => {
  const begin = Temporal.Instant.from('2026-09-01T10:00Z');
  const anyPair = fc.record({
    agreed: fc.constantFrom<AgreedRhythm>('weekly', 'fortnightly', 'monthly'),
    held: fc
      .array(fc.integer({ min: 0, max: 120 }), { maxLength: 12 })
      .map((days) => days.map((each) => begin.add({ hours: each * 24 }))),
  });
  const anyPauses = fc
    .array(fc.record({ first: fc.integer({ min: 0, max: 150 }), more: fc.integer({ min: 0, max: 20 }) }), {
      maxLength: 3,
    })
    .map((drawn) =>
      drawn.map(({ first, more }) => ({
        from: day('2026-09-01').add({ days: first }),
        to: day('2026-09-01').add({ days: first + more }),
      })),
    );

  test('silence is never sooner than a fortnight of counted days, nor than half as long again as the rhythm', () => {
    fc.assert(
      fc.property(anyPair, anyPauses, fc.constantFrom(...timeZones), (drawn, pauses, { id }) => {
        const pair = { startedAt: begin, ...drawn };
        const still = { pauses, holidays: usualHolidays, timeZone: id };
        const least = Math.max(14, 1.5 * rhythmDays(pair, still)) * 24;
        const stands = (at: Temporal.ZonedDateTime) => {
          const on = at.toString().slice(0, 10);
          const inHolidays = usualHolidays.some(({ from, to }) =>
            from > to ? on.slice(5) >= from || on.slice(5) <= to : on.slice(5) >= from && on.slice(5) <= to,
          );
          return inHolidays || pauses.some(({ from, to }) => from.toString() <= on && on <= to.toString());
        };
        let counted = 0;
        const end = silentAt(pair, still);
        for (
          let at = silentSince(pair).toZonedDateTimeISO(id);
          Temporal.Instant.compare(at.toInstant(), end) < 0;
          at = at.add({ hours: 1 })
        ) {
          if (!stands(at)) counted += 1;
        }
        expect(counted).toBe(Math.round(least));
      }),
    );
  });

  test('a pause more, or a later meeting of a pair without a rhythm, makes it no sooner', () => {
    fc.assert(
      fc.property(
        anyPauses,
        fc.integer({ min: 0, max: 90 }),
        fc.integer({ min: 0, max: 30 }),
        (pauses, held, later) => {
          const still = { pauses, holidays: usualHolidays, timeZone: 'Asia/Omsk' };
          const heldAt = (days: number) =>
            silentAt({ startedAt: begin, held: [begin.add({ hours: days * 24 })], agreed: 'weekly' }, still);
          const without = silentAt(
            { startedAt: begin, held: [begin.add({ hours: held * 24 })], agreed: 'weekly' },
            { ...still, pauses: pauses.slice(1) },
          );
          expect(Temporal.Instant.compare(heldAt(held + later), heldAt(held))).toBeGreaterThanOrEqual(0);
          expect(Temporal.Instant.compare(heldAt(held), without)).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });
});
