import { describe, expect, it } from 'vitest';
import { ageGroup, ageOn } from '#domain/people/age.ts';
import type { PersonKind } from '#domain/people/person-kind.ts';
import { Personal } from '#domain/personal.ts';

const day = (text: string) => Temporal.PlainDate.from(text);

describe('age on a day', () => {
  it.each([
    ['2012-11-25', '2026-11-24', 13],
    ['2012-11-25', '2026-11-25', 14],
    ['2012-12-31', '2026-12-30', 13],
    ['2012-01-01', '2026-12-31', 14],
    ['2012-02-29', '2026-02-28', 13],
    ['2012-02-29', '2026-03-01', 14],
    ['2008-02-29', '2028-02-28', 19],
    ['2008-02-29', '2028-02-29', 20],
    ['2026-11-25', '2026-11-25', 0],
  ])('born %s, on %s: %i', (born, on, age) => expect(ageOn(day(born), day(on))).toBe(age));
});

describe('group of age', () => {
  it.each<[PersonKind, string | undefined, string]>([
    ['pupil', '2012-11-26', 'under-14'],
    ['pupil', '2012-11-25', '14-17'],
    ['pupil', '2008-11-26', '14-17'],
    ['pupil', '2008-11-25', 'adult'],
    ['teacher', undefined, 'adult'],
    ['pupil', undefined, 'under-14'],
    ['student', undefined, 'under-14'],
    ['graduate', undefined, 'under-14'],
  ])('a %s born %s is %s on 25 November 2026', (kind, born, group) => {
    const person = born === undefined ? { kind } : { kind, birthDate: new Personal(day(born)) };
    expect(ageGroup(person, day('2026-11-25'))).toBe(group);
  });
});
