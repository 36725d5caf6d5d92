import type { Lesson } from '#domain/school/bells.ts';
import { type Holidays, isHoliday } from '#domain/school/holidays.ts';

const { compare: compareTimes } = Temporal.PlainTime;
const earliest = Temporal.PlainTime.from('13:00');
const latest = Temporal.PlainTime.from('19:00');

/** Days for buttons, today first while there is a usual time left; schools are closed on Sundays. */
export function nextDays(now: Temporal.Instant, timeZone: string, count: number): readonly Temporal.PlainDate[] {
  const here = now.toZonedDateTimeISO(timeZone);
  const today = here.toPlainDate();
  const from = compareTimes(here.toPlainTime(), latest) < 0 ? 0 : 1;
  return Array.from({ length: count + Math.ceil(count / 6) + 1 }, (_, index) => today.add({ days: from + index }))
    .filter(({ dayOfWeek }) => dayOfWeek !== 7)
    .slice(0, count);
}

/** Times for buttons: the half hours from 13:00 to 19:00, and when lessons end from noon on. */
export function usualTimes(lessons: readonly Lesson[] = []): readonly Temporal.PlainTime[] {
  const halfHours = Array.from({ length: 13 }, (_, index) => earliest.add({ minutes: 30 * index }));
  const ends = lessons
    .map(({ to }) => Temporal.PlainTime.from(to))
    .filter((end) => end.hour >= 12 && compareTimes(end, latest) <= 0);
  const times = new Map([...halfHours, ...ends].map((time) => [time.toString(), time]));
  return [...times.values()].toSorted(compareTimes);
}

/** The weekday and time of the last meeting on the first day after it and after now that is no holiday. */
export function suggestion(
  last: Temporal.PlainDateTime | undefined,
  now: Temporal.Instant,
  timeZone: string,
  holidays: readonly Holidays[],
): Temporal.PlainDateTime | undefined {
  if (!last) return undefined;
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate();
  const sinceLast = last.toPlainDate().until(today, { largestUnit: 'days' }).days;
  const weeksOver = Math.max(1, Math.floor(sinceLast / 7));
  return Array.from({ length: weeksTried }, (_, index) => last.add({ weeks: weeksOver + index })).find(
    (at) =>
      Temporal.Instant.compare(at.toZonedDateTime(timeZone).toInstant(), now) > 0 &&
      !isHoliday(at.toPlainDate(), holidays),
  );
}

/** For a meeting that is moved: its time on the next day that is neither a Sunday nor a holiday. */
export function dayAfter(
  starts: Temporal.PlainDateTime,
  now: Temporal.Instant,
  timeZone: string,
  holidays: readonly Holidays[],
): Temporal.PlainDateTime | undefined {
  return Array.from({ length: daysTried }, (_, index) => starts.add({ days: index + 1 })).find(
    (at) =>
      Temporal.Instant.compare(at.toZonedDateTime(timeZone).toInstant(), now) > 0 &&
      at.dayOfWeek !== 7 &&
      !isHoliday(at.toPlainDate(), holidays),
  );
}

/** Past the longest holidays. */
const daysTried = 120;

/** In a year without a free day there is nothing to suggest. */
const weeksTried = 54;
