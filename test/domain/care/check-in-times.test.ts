import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answeredLately, type CheckIn, inTurn, nextCheckIn } from '#domain/care/check-in-times.ts';
import type { NoticeHours } from '#domain/people/notice-wishes.ts';
import { usualBells } from '#domain/school/bells.ts';
import { isHoliday, usualHolidays } from '#domain/school/holidays.ts';
import { timeZones } from '#domain/school/time-zones.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const pause = (from: string, to: string) => ({ from: day(from), to: day(to) });
const hours = (from: string, to: string) => ({ from: Temporal.PlainTime.from(from), to: Temporal.PlainTime.from(to) });
const school = (timeZone: string, holidays = usualHolidays): NoticeHours => ({
  quiet: hours('21:00', '08:00'),
  timeZone,
  bells: [...usualBells, { title: 'Вторая смена', classes: ['6А'], lessons: [{ from: '15:30', to: '16:15' }] }],
  holidays,
});
const person = { stopped: false };

describe.each(['Europe/Kaliningrad', 'Asia/Kamchatka'])('check-ins in %s', (timeZone) => {
  const local = (time: string) => Temporal.ZonedDateTime.from(`${time}[${timeZone}]`).toInstant();

  test('of several that fell together one is put each day, out of holidays and quiet hours', () => {
    const turns = (askedAt: string, wishes = person) =>
      [0, 1, 2].map((place) => inTurn(local(askedAt), place, wishes, school(timeZone)));
    // The autumn holidays are from 28 October to 4 November.
    expect(turns('2026-10-26T16:30')).toEqual(
      ['2026-10-26T16:30', '2026-10-27T16:00', '2026-11-05T16:00'].map((time) => local(time)),
    );
    expect(turns('2026-09-07T16:30', { ...person, quiet: hours('15:00', '17:00') } as typeof person)).toEqual(
      ['2026-09-07T16:30', '2026-09-08T17:00', '2026-09-09T17:00'].map((time) => local(time)),
    );
  });

  /** All of a pair, each asked at its moment. */
  const course = (
    startedOn: string,
    count: number,
    pauses: ReturnType<typeof pause>[] = [],
    inSchool = school(timeZone),
  ) => {
    const found: CheckIn[] = [];
    for (let index = 0; index < count; index += 1) {
      const last = found.at(-1);
      const next = nextCheckIn({ startedOn: day(startedOn), pauses, ...(last && { last }) }, person, inSchool);
      if (next === 'never') throw new Error('nothing was stopped');
      found.push(next);
    }
    return found.map(({ at }) => at);
  };

  test.each([
    [
      'on days 7 and 21, then monthly',
      '2026-09-01',
      [],
      ['2026-09-08', '2026-09-22', '2026-10-22', '2026-11-22', '2026-12-22', '2027-01-22', '2027-02-22'],
    ],
    [
      'on the last day of a shorter month, and on its own day again after it',
      '2026-09-09',
      [],
      [
        '2026-09-16',
        '2026-09-30',
        '2026-11-05',
        '2026-11-30',
        '2026-12-30',
        '2027-01-30',
        '2027-02-28',
        '2027-04-01',
        '2027-04-30',
      ],
    ],
    ['after the holidays over New Year', '2026-12-25', [], ['2027-01-12', '2027-01-15', '2027-02-15']],
    ['once for a summer', '2027-03-30', [], ['2027-04-06', '2027-04-20', '2027-05-20', '2027-09-01', '2027-09-20']],
    [
      'later by the days of an absence',
      '2026-09-01',
      [pause('2026-09-05', '2026-09-14')],
      ['2026-09-18', '2026-10-02', '2026-11-05'],
    ],
    [
      'later by a quarantine from its own day',
      '2026-09-01',
      [pause('2026-09-08', '2026-09-10')],
      ['2026-09-11', '2026-09-25', '2026-10-25'],
    ],
    [
      'after the holidays and the absence that follows them',
      '2026-10-22',
      [pause('2026-11-05', '2026-11-06')],
      ['2026-11-07', '2026-11-14', '2026-12-14'],
    ],
  ])('are asked %s', (_what, startedOn, pauses, days) => {
    expect(course(startedOn, days.length, pauses)).toEqual(days.map((each) => local(`${each}T16:00`)));
  });

  test.each([
    ['after the lesson', { stopped: false, className: '6А' }, '2026-09-08T16:15'],
    ['after the quiet hours of the afternoon', { stopped: false, quiet: hours('15:00', '18:30') }, '2026-09-08T18:30'],
    ['in the morning after', { stopped: false, quiet: hours('15:00', '09:00') }, '2026-09-09T09:00'],
  ])('come %s', (_what, wishes, at) => {
    const first = nextCheckIn({ startedOn: day('2026-09-01'), pauses: [] }, wishes, school(timeZone));
    expect(first).toEqual({ number: 1, at: local(at) });
  });

  test('do not slip into holidays with the night', () => {
    const wishes = { stopped: false, quiet: hours('15:00', '09:00') };
    const first = nextCheckIn({ startedOn: day('2026-10-20'), pauses: [] }, wishes, school(timeZone));
    expect(first).toEqual({ number: 1, at: local('2026-11-05T09:00') });
  });

  test('are not caught up after the program stood still', () => {
    const late = { number: 1, at: local('2026-10-23T10:00') };
    const next = nextCheckIn({ startedOn: day('2026-09-01'), last: late, pauses: [] }, person, school(timeZone));
    expect(next).toEqual({ number: 4, at: local('2026-11-22T16:00') });
  });

  test('do not come twice where an absence is told of afterwards', () => {
    const first = { number: 1, at: local('2026-09-08T16:00') };
    const pauses = [pause('2026-09-03', '2026-09-09')];
    const next = nextCheckIn({ startedOn: day('2026-09-01'), last: first, pauses }, person, school(timeZone));
    expect(next).toEqual({ number: 2, at: local('2026-09-29T16:00') });
  });

  test('never come after «стоп»', () => {
    expect(nextCheckIn({ startedOn: day('2026-09-01'), pauses: [] }, { stopped: true }, school(timeZone))).toBe(
      'never',
    );
  });

  test.each([
    ['nothing answered', undefined, false],
    ['five days before', '2026-09-17T16:00', true],
    ['a minute more', '2026-09-17T15:59', false],
    ['in the same minute', '2026-09-22T16:00', true],
  ])('are left out or not: %s', (_what, answered, left) => {
    expect(answeredLately(answered === undefined ? undefined : local(answered), local('2026-09-22T16:00'))).toBe(left);
  });
});

test('none is asked in holidays, in a pause or before its day; each is later than the last', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...timeZones),
      fc.integer({ min: 0, max: 364 }),
      fc.array(fc.record({ first: fc.integer({ min: 0, max: 120 }), more: fc.integer({ min: 0, max: 20 }) }), {
        maxLength: 3,
      }),
      fc.constantFrom(person, { stopped: false, quiet: hours('15:00', '09:00') }, { stopped: false, className: '6А' }),
      ({ id }, started, drawn, wishes) => {
        const startedOn = day('2026-09-01').add({ days: started });
        const pauses = drawn.map(({ first, more }) => ({
          from: startedOn.add({ days: first }),
          to: startedOn.add({ days: first + more }),
        }));
        let last: CheckIn | undefined;
        for (let round = 0; round < 5; round += 1) {
          const next = nextCheckIn({ startedOn, pauses, ...(last && { last }) }, wishes, school(id));
          if (next === 'never') throw new Error('nothing was stopped');
          const on = next.at.toZonedDateTimeISO(id).toPlainDate();
          expect(isHoliday(on, usualHolidays)).toBe(false);
          const within = pauses.filter(
            ({ from, to }) => from.toString() <= on.toString() && on.toString() <= to.toString(),
          );
          expect(within).toEqual([]);
          expect(startedOn.until(on).days).toBeGreaterThanOrEqual(next.number === 1 ? 7 : 21);
          if (last) {
            expect(next.number).toBeGreaterThan(last.number);
            expect(Temporal.Instant.compare(next.at, last.at)).toBe(1);
          }
          last = next;
        }
      },
    ),
  );
});
