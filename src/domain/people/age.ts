import type { PersonKind } from '#domain/people/person-kind.ts';
import type { Personal } from '#domain/personal.ts';

/** The law's steps: ст. 21, 26 and 28 ГК РФ. */
export type AgeGroup = 'under-14' | '14-17' | 'adult';

/** From this age on one's own consent counts; before it a guardian's alone (R3). */
export const ageOfOwnConsent = 14;

/**
 * Full years on a day. Who is born on 29 February turns on 1 March in a common year: where the month has no such day,
 * the year of life ends with its last day (п. 3 ст. 192 ГК РФ) and the new age begins on the next.
 */
export function ageOn(birthDate: Temporal.PlainDate, day: Temporal.PlainDate): number {
  const hadBirthday = day.month > birthDate.month || (day.month === birthDate.month && day.day >= birthDate.day);
  return day.year - birthDate.year - (hadBirthday ? 0 : 1);
}

/** Of whom a birth date is asked: those who may be minors. A graduate of the ninth class is 15 or 16. */
export function mayBeMinor(kind: PersonKind): boolean {
  return kind === 'pupil' || kind === 'student' || kind === 'graduate';
}

/** A possible minor whose birth date is not known counts as a child: the strictest rule until it is. */
export function ageGroup(
  person: { readonly kind: PersonKind; readonly birthDate?: Personal<Temporal.PlainDate> },
  day: Temporal.PlainDate,
): AgeGroup {
  const { birthDate, kind } = person;
  if (birthDate === undefined) return mayBeMinor(kind) ? 'under-14' : 'adult';
  if (birthDate.holds((date) => ageOn(date, day) >= 18)) return 'adult';
  return birthDate.holds((date) => ageOn(date, day) >= ageOfOwnConsent) ? '14-17' : 'under-14';
}
