import { describe, expect, test } from 'vitest';
import { askedOnBirthday, nextMorning } from '#domain/people/coming-of-age.ts';
import { Personal } from '#domain/personal.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const zone = 'Europe/Kaliningrad';

describe('who is asked to sign anew', () => {
  test.each([
    ['the day before the 14th birthday', '2012-09-20', '2026-09-19', undefined, false],
    ['on the 14th birthday', '2012-09-20', '2026-09-20', undefined, true],
    ['some days later, where nobody was there to ask', '2012-09-20', '2026-10-20', undefined, true],
    ['a year later', '2012-09-20', '2027-09-20', undefined, false],
    ['once only', '2012-09-20', '2026-09-21', '2026-09-20T07:00Z', false],
    ['on the 18th birthday, though asked at 14', '2008-12-31', '2026-12-31', '2022-12-31T07:00Z', true],
    ['of 29 February, on 28 February of a common year', '2012-02-29', '2026-02-28', undefined, false],
    ['of 29 February, on 1 March of a common year', '2012-02-29', '2026-03-01', undefined, true],
    ['at 16', '2010-09-20', '2026-09-20', undefined, false],
  ])('%s', (_what, born, today, asked, expected) => {
    const person = {
      birthDate: new Personal(day(born)),
      ...(asked === undefined ? {} : { askedAt: Temporal.Instant.from(asked) }),
    };
    expect(askedOnBirthday(person, day(today), zone)).toBe(expected);
  });
});

test.each([
  ['Europe/Kaliningrad', '2026-12-31T20:00Z', '2027-01-01T07:00Z'],
  ['Asia/Kamchatka', '2026-12-31T11:00Z', '2026-12-31T21:00Z'],
  ['Asia/Kamchatka', '2026-12-31T13:00Z', '2027-01-01T21:00Z'],
])('the next morning in %s after %s is at %s', (timeZone, at, morning) => {
  expect(nextMorning(Temporal.Instant.from(at), timeZone)).toEqual(Temporal.Instant.from(morning));
});
