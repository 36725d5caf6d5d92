import type { Holidays } from '#domain/school/holidays.ts';

/** Whole days, both ends included, in which the clocks of somebody stand still: an absence, a quarantine, a substitute. */
export interface Pause {
  readonly from: Temporal.PlainDate;
  readonly to: Temporal.PlainDate;
}

export function isIn({ from, to }: Pause, day: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(from, day) <= 0 && Temporal.PlainDate.compare(day, to) <= 0;
}

/**
 * The moment when so much time (hours, days of 24 hours) has passed since `start`, days of pauses not counted. One that
 * is reached as a pause begins is reached. Pauses may overlap and stand in any order.
 */
export function withoutPauses(
  start: Temporal.Instant,
  time: { readonly days?: number; readonly hours?: number },
  pauses: readonly Pause[],
  timeZone: string,
): Temporal.Instant {
  let end = start.add({ hours: (time.days ?? 0) * 24 + (time.hours ?? 0) });
  for (const pause of standingStill(start, pauses, timeZone)) {
    if (Temporal.Instant.compare(pause.from, end) >= 0) break;
    end = end.add(pause.from.until(pause.to));
  }
  return end;
}

/** How many days of 24 hours, and parts of such, have passed between two moments, pauses not counted. */
export function countedDays(
  start: Temporal.Instant,
  end: Temporal.Instant,
  pauses: readonly Pause[],
  timeZone: string,
): number {
  let counted = start.until(end).total('hours');
  for (const pause of standingStill(start, pauses, timeZone)) {
    if (Temporal.Instant.compare(pause.from, end) >= 0) break;
    counted -= pause.from.until(earlier(pause.to, end)).total('hours');
  }
  return counted / 24;
}

/** The first moment from `at` on that is in no pause. */
export function afterPauses(at: Temporal.Instant, pauses: readonly Pause[], timeZone: string): Temporal.Instant {
  const [next] = standingStill(at, pauses, timeZone);
  return next?.from.equals(at) ? next.to : at;
}

/**
 * Holidays of a school as days of the years around `from`, for clocks that stand still in them: one year back, so that
 * those over New Year are whole, and two ahead, longer than any of these clocks runs.
 */
export function holidayPauses(holidays: readonly Holidays[], from: Temporal.PlainDate): readonly Pause[] {
  const years = [-1, 0, 1, 2].map((step) => from.year + step);
  return years.flatMap((year) =>
    holidays.flatMap((each) => {
      const first = firstDay(each.from, year);
      const last = Temporal.PlainMonthDay.from(each.to).toPlainDate({ year: each.from <= each.to ? year : year + 1 });
      return Temporal.PlainDate.compare(first, last) <= 0 ? [{ from: first, to: last }] : [];
    }),
  );
}

/** Holidays from 29 February begin on 1 March of a year that has none. */
function firstDay(monthDay: string, year: number): Temporal.PlainDate {
  const day = Temporal.PlainMonthDay.from(monthDay).toPlainDate({ year });
  return day.toString().endsWith(monthDay) ? day : day.add({ days: 1 });
}

interface Span {
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant;
}

/** What of the pauses lies after `start`, in order, each moment once: those that touch are one. */
function standingStill(start: Temporal.Instant, pauses: readonly Pause[], timeZone: string): readonly Span[] {
  const midnight = (day: Temporal.PlainDate) => day.toZonedDateTime(timeZone).toInstant();
  const spans: Span[] = [];
  for (const { from, to } of pauses.toSorted((a, b) => Temporal.PlainDate.compare(a.from, b.from))) {
    const span = { from: later(midnight(from), start), to: midnight(to.add({ days: 1 })) };
    if (Temporal.Instant.compare(span.from, span.to) >= 0) continue;
    const last = spans.at(-1);
    if (!last || Temporal.Instant.compare(last.to, span.from) < 0) spans.push(span);
    else spans.splice(-1, 1, { from: last.from, to: later(last.to, span.to) });
  }
  return spans;
}

const later = (one: Temporal.Instant, other: Temporal.Instant) =>
  Temporal.Instant.compare(one, other) < 0 ? other : one;
const earlier = (one: Temporal.Instant, other: Temporal.Instant) =>
  Temporal.Instant.compare(one, other) < 0 ? one : other;
