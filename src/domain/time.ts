/**
 * Time is handed in, never asked for: every rule of the programme can be tried on any day of the school year.
 * This is the only file that reads the machine's clock.
 */
export interface Clock {
  now(): Temporal.Instant;
}

export const systemClock: Clock = { now: () => Temporal.Now.instant() };

/** The day on the school's own calendar: deadlines are days there, not instants. */
export function schoolDate(at: Temporal.Instant, timeZone: string): Temporal.PlainDate {
  return at.toZonedDateTimeISO(timeZone).toPlainDate();
}
