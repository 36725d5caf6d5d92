import { type Outcome, ok, refused } from '#domain/outcome.ts';

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

/** The quiet hours that this moment is in, from their beginning to their end; undefined outside them. */
export function quietSpan(quiet: QuietHours, at: Temporal.Instant, timeZone: string): QuietSpan | undefined {
  if (!isQuiet(quiet, at, timeZone)) return undefined;
  const now = at.toZonedDateTimeISO(timeZone);
  const today = now.toPlainDate();
  const began = Temporal.PlainTime.compare(quiet.from, now.toPlainTime()) <= 0 ? today : today.subtract({ days: 1 });
  const ends = spansMidnight(quiet) ? began.add({ days: 1 }) : began;
  return {
    from: began.toZonedDateTime({ timeZone, plainTime: quiet.from }).toInstant(),
    to: ends.toZonedDateTime({ timeZone, plainTime: quiet.to }).toInstant(),
  };
}

interface QuietSpan {
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant;
}

function spansMidnight(quiet: QuietHours): boolean {
  return Temporal.PlainTime.compare(quiet.from, quiet.to) > 0;
}

export type QuietHoursProblem = 'no-hours' | 'no-such-time';

/** Reads «с 22 до 7», «22:00–7:30», «с 10 вечера до 7 утра». Equal ends are refused: that there are none is said otherwise. */
export function parseQuietHours(typed: string): Outcome<QuietHours, QuietHoursProblem> {
  const text = typed.toLowerCase().trim().replace(/[.!]$/u, '');
  const [, fromHour, fromMinute = '00', fromPart, toHour, toMinute = '00', toPart] = span.exec(text) ?? [];
  if (fromHour === undefined || toHour === undefined) return refused('no-hours');
  const from = timeOf(Number(fromHour), Number(fromMinute), fromPart);
  const to = timeOf(Number(toHour), Number(toMinute), toPart);
  if (!from || !to) return refused('no-such-time');
  return from.equals(to) ? refused('no-hours') : ok({ from, to });
}

/** Midnight is 24:00 too, and «12 ночи»; «10 вечера» is 22:00. */
function timeOf(hour: number, minute: number, part?: string): Temporal.PlainTime | undefined {
  if (hour > 24 || minute > 59 || (hour === 24 && minute > 0)) return undefined;
  const half = hour % 12;
  const afternoon = part === 'дня' || part === 'вечера' || (part === 'ночи' && half >= 6);
  const counted = part === undefined || hour > 12 ? hour % 24 : afternoon ? half + 12 : half;
  return Temporal.PlainTime.from({ hour: counted, minute });
}

const time =
  '(\\d{1,2})(?:[:.](\\d{2}))?(?:\\s?(?:ч|час|часа|часов)(?![а-яё]))?(?:\\s?(утра|дня|вечера|ночи)(?![а-яё]))?';
const span = new RegExp(`^(?:с\\s+)?${time}(?:\\s*[-‐‑‒–—−]\\s*|\\s+(?:до|по)\\s+)${time}$`, 'u');
