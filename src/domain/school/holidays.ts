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
  return isAmong(day, holidays);
}

/** Whether a day is one of those that come every year: of holidays, of short days. */
export function isAmong(day: Temporal.PlainDate, days: readonly Holidays[]): boolean {
  const date = day.toString().slice(5);
  return days.some(({ from, to }) => (from <= to ? from <= date && date <= to : from <= date || date <= to));
}

export type HolidaysProblem = 'no-days' | 'no-such-day';

/** Reads «28.10–04.11, 31.12–11.01, 23.02», «с 26 октября по 3 ноября», «26–31 октября»: ranges and single days. */
export function parseHolidays(typed: string): Outcome<readonly Holidays[], HolidaysProblem> {
  const parts = typed
    .toLowerCase()
    .split(/[,;\n]/u)
    .map((part) => part.trim().replace(/\.$/u, ''))
    .filter((part) => part !== '');
  if (parts.length === 0) return refused('no-days');
  const found: Holidays[] = [];
  for (const part of parts) {
    const [, first, second] = span.exec(part.replace(withinMonth, 'с $1 $3 по $2 $3')) ?? [];
    if (first === undefined) return refused('no-days');
    const from = monthDay(first);
    const to = second === undefined ? from : monthDay(second);
    if (from === 'unknown' || to === 'unknown') return refused('no-days');
    if (from === undefined || to === undefined) return refused('no-such-day');
    found.push({ from, to });
  }
  return ok(found);
}

/** Those before and those added, each once, in the order of the school year. */
export function withHolidays(before: readonly Holidays[], added: readonly Holidays[]): readonly Holidays[] {
  const all = new Map([...before, ...added].map((each) => [`${each.from}/${each.to}`, each]));
  const inYear = ({ from }: Holidays) => (from < '09' ? `1${from}` : `0${from}`);
  return [...all.values()].toSorted((a, b) => inYear(a).localeCompare(inYear(b)));
}

const dayPattern = '\\d{1,2}(?:\\.\\d{1,2}| ?[а-яё]+)';
const span = new RegExp(`^(?:с )?(${dayPattern})(?:(?:\\s*[-‐‑‒–—−]\\s*| (?:по|до) )(${dayPattern}))?$`, 'u');

/** Days of one month, which is named once. */
const withinMonth = /^(?:с )?(\d{1,2})(?:\s*[-‐‑‒–—−]\s*| (?:по|до) )(\d{1,2}) ?([а-яё]+)$/u;

/** `MM-DD`; undefined: the calendar has no such day. */
function monthDay(typed: string): string | 'unknown' | undefined {
  const [, typedDay = '', typedMonth = ''] = /^(\d{1,2})[. ]?(.+)$/u.exec(typed) ?? [];
  const day = Number(typedDay);
  const month = /^\d+$/u.test(typedMonth)
    ? Number(typedMonth)
    : months.findIndex((stem) => typedMonth.startsWith(stem)) + 1;
  if (month === 0 && !/^0+$/u.test(typedMonth)) return 'unknown';
  if (month < 1 || month > 12 || day < 1) return undefined;
  // Of a leap year, so that 29 February may be one of the days.
  const inMonth = Temporal.PlainYearMonth.from({ year: 2024, month });
  if (day > inMonth.daysInMonth) return undefined;
  return `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

const months = ['янв', 'фев', 'мар', 'апр', 'ма', 'июн', 'июл', 'авг', 'сен', 'окт', 'ноя', 'дек'];
