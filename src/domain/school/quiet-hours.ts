/** When notices wait. `from` later than `to` spans midnight; equal ones mean that there are no quiet hours. */
export interface QuietHours {
  readonly from: Temporal.PlainTime;
  readonly to: Temporal.PlainTime;
}

/** From `from` inclusive to `to` exclusive, by the clock on the wall of that zone. */
export function isQuiet(quiet: QuietHours, at: Temporal.Instant, timeZone: string): boolean {
  const time = at.toZonedDateTimeISO(timeZone).toPlainTime();
  const sinceFrom = Temporal.PlainTime.compare(time, quiet.from) >= 0;
  const beforeTo = Temporal.PlainTime.compare(time, quiet.to) < 0;
  return spansMidnight(quiet) ? sinceFrom || beforeTo : sinceFrom && beforeTo;
}

/** The first moment from `at` on that is not quiet: `at` itself outside quiet hours. */
export function quietEnd(quiet: QuietHours, at: Temporal.Instant, timeZone: string): Temporal.Instant {
  if (!isQuiet(quiet, at, timeZone)) return at;
  const now = at.toZonedDateTimeISO(timeZone);
  const endsToday = Temporal.PlainTime.compare(now.toPlainTime(), quiet.to) < 0;
  const day = endsToday ? now.toPlainDate() : now.toPlainDate().add({ days: 1 });
  return day.toZonedDateTime({ timeZone, plainTime: quiet.to }).toInstant();
}

function spansMidnight(quiet: QuietHours): boolean {
  return Temporal.PlainTime.compare(quiet.from, quiet.to) > 0;
}
