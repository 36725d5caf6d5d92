import { type Outcome, ok, refused } from '#domain/outcome.ts';

/** Days without lessons, both ends included, the same every year: `MM-DD`. May span New Year. */
export interface Holidays {
  readonly from: string;
  readonly to: string;
}

/** Until a school fills in its own. */
export const usualHolidays: readonly Holidays[] = [
  { from: '10-28', to: '11-04' },
  { from: '12-31', to: '01-11' },
  { from: '02-23', to: '02-23' },
  { from: '03-08', to: '03-08' },
  { from: '03-24', to: '03-31' },
  { from: '05-01', to: '05-01' },
  { from: '05-09', to: '05-09' },
  { from: '05-27', to: '08-31' },
];

export function isHoliday(day: Temporal.PlainDate, holidays: readonly Holidays[]): boolean {
  const date = day.toString().slice(5);
  return holidays.some(({ from, to }) => (from <= to ? from <= date && date <= to : from <= date || date <= to));
}

export type HolidaysProblem = 'no-days' | 'no-such-day';

/** Reads «28.10–04.11, 31.12–11.01, 23.02»: ranges and single days. */
export function parseHolidays(typed: string): Outcome<readonly Holidays[], HolidaysProblem> {
  const parts = typed
    .split(/[,;\n]/u)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (parts.length === 0) return refused('no-days');
  const found: Holidays[] = [];
  for (const part of parts) {
    const [, first, second] = /^(\d{1,2}\.\d{1,2})(?:\s*[-‐‑‒–—−]\s*(\d{1,2}\.\d{1,2}))?$/u.exec(part) ?? [];
    if (first === undefined) return refused('no-days');
    const from = monthDay(first);
    const to = second === undefined ? from : monthDay(second);
    if (from === undefined || to === undefined) return refused('no-such-day');
    found.push({ from, to });
  }
  return ok(found);
}

function monthDay(typed: string): string | undefined {
  const [day = 0, month = 0] = typed.split('.').map(Number);
  if (month < 1 || month > 12 || day < 1) return undefined;
  // Of a leap year, so that 29 February may be one of the days.
  const inMonth = Temporal.PlainYearMonth.from({ year: 2024, month });
  if (day > inMonth.daysInMonth) return undefined;
  return `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
