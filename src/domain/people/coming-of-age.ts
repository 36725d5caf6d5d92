import { ageOn } from '#domain/people/age.ts';
import type { Personal } from '#domain/personal.ts';
import { schoolDate } from '#domain/time.ts';

/** At these ages somebody else signs than before: ст. 26 and 28 ГК РФ (methodology.md 4.7). */
const agesOfNewSigner = [14, 18];

/** So long after the birthday whoever could not be asked in time still is. */
export const askedWithin = { days: 60 };

interface Person {
  readonly birthDate: Personal<Temporal.PlainDate>;
  /** When they were asked to sign anew last. */
  readonly askedAt?: Temporal.Instant;
}

/** Whether somebody has turned 14 or 18 within these days, and has not been asked since. */
export function askedOnBirthday({ birthDate, askedAt }: Person, today: Temporal.PlainDate, timeZone: string): boolean {
  return birthDate.holds((born) => {
    const turned = agesOfNewSigner.find(
      (age) => ageOn(born, today) >= age && ageOn(born, today.subtract(askedWithin)) < age,
    );
    if (turned === undefined) return false;
    return askedAt === undefined || ageOn(born, schoolDate(askedAt, timeZone)) < turned;
  });
}

/** Nine in the morning of the school's next day. */
export function nextMorning(at: Temporal.Instant, timeZone: string): Temporal.Instant {
  const tomorrow = schoolDate(at, timeZone).add({ days: 1 });
  return tomorrow.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from('09:00') }).toInstant();
}
