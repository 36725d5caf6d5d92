import type { Read } from './problem.ts';
import { loosely } from './read-text.ts';

interface Bounds {
  readonly earliest?: string;
  readonly latest?: string;
}

/** 05.09.2012, 5.9.12, 05092012, 5 сентября 2012 г., 2012-09-05, вчера. Without a year it is no date. */
export function readDate(typed: string, bounds: Bounds, today: Temporal.PlainDate): Read<string> {
  const text = loosely(typed);
  const from = nearDays.get(text);
  const found = from === undefined ? parts(text) : partsOf(today.add({ days: from }));
  const shown = found ?? partsWithoutYear(text);
  if (shown === undefined) return { problem: { kind: 'not-a-date' } };
  const earliest = bounds.earliest === undefined ? undefined : today.add(bounds.earliest);
  const latest = bounds.latest === undefined ? undefined : today.add(bounds.latest);
  const tooEarly = (day: Temporal.PlainDate) => earliest !== undefined && Temporal.PlainDate.compare(day, earliest) < 0;
  const tooLate = (day: Temporal.PlainDate) => latest !== undefined && Temporal.PlainDate.compare(day, latest) > 0;

  const years = found ? fullYears(found.year, today) : nearYears.map((from) => today.year + from);
  const days = years.flatMap((year) => dayOf(shown, year) ?? []);
  const day = days.find((candidate) => !tooEarly(candidate) && !tooLate(candidate)) ?? days[0];
  if (day === undefined) return { problem: { kind: 'no-such-date' } };
  if (!found) return { problem: { kind: 'year-missing', likely: day.toString() } };
  if (earliest !== undefined && tooEarly(day)) return { problem: { kind: 'too-early', earliest: earliest.toString() } };
  if (latest !== undefined && tooLate(day)) return { problem: { kind: 'too-late', latest: latest.toString() } };
  return { value: day.toString() };
}

const nearDays: ReadonlyMap<string, number> = new Map([
  ['позавчера', -2],
  ['вчера', -1],
  ['сегодня', 0],
  ['завтра', 1],
]);

function partsOf({ day, month, year }: Temporal.PlainDate): Parts {
  return { day, month, year: String(year) };
}

/** Of a date without a year, the likelier first; so many that 29 February is among them. */
const nearYears = [0, -1, 1, -2, 2];

interface DayOfYear {
  readonly day: number;
  readonly month: number;
}

interface Parts extends DayOfYear {
  readonly year: string;
}

function parts(words: string): Parts | undefined {
  const text = words.replace(/ ?(?:г|года?)$/u, '');
  const [, isoYear, isoMonth, isoDay] = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})$/u.exec(text) ?? [];
  if (isoYear && isoMonth && isoDay) return { day: Number(isoDay), month: Number(isoMonth), year: isoYear };
  const [, day, month, year] =
    /^(\d{1,2}) ?[-./ ,] ?(\d{1,2}) ?[-./ ,] ?(\d{4}|\d{2})$/u.exec(text) ??
    /^(\d{2})(\d{2})(\d{4})$/u.exec(text) ??
    [];
  if (day && month && year) return { day: Number(day), month: Number(month), year };
  const [, wordDay, name, wordYear] = /^(\d{1,2})(?:-?го)? ?([а-я]+)[., ]*(\d{4}|\d{2})$/u.exec(text) ?? [];
  const named = monthOf(name);
  return wordDay && wordYear && named ? { day: Number(wordDay), month: named, year: wordYear } : undefined;
}

/** «14.09», «14 сентября». */
function partsWithoutYear(text: string): DayOfYear | undefined {
  const [, day, month] = /^(\d{1,2}) ?[-./] ?(\d{1,2})$/u.exec(text) ?? [];
  if (day && month) return { day: Number(day), month: Number(month) };
  const [, wordDay, name] = /^(\d{1,2})(?:-?го)? ?([а-я]+)$/u.exec(text) ?? [];
  const named = monthOf(name);
  return wordDay && named ? { day: Number(wordDay), month: named } : undefined;
}

/** 1 to 12. */
function monthOf(name: string | undefined): number | undefined {
  const index = name === undefined ? -1 : months.findIndex((pattern) => pattern.test(name));
  return index < 0 ? undefined : index + 1;
}

/** The century that a year of two digits leaves open, the likelier first. */
function fullYears(typed: string, today: Temporal.PlainDate): readonly number[] {
  const year = Number(typed);
  if (typed.length > 2) return [year];
  const near = 2000 + year <= today.year + 10;
  return near ? [2000 + year, 1900 + year] : [1900 + year, 2000 + year];
}

function dayOf({ day, month }: DayOfYear, year: number): Temporal.PlainDate | undefined {
  if (month < 1 || month > 12) return undefined;
  const inMonth = Temporal.PlainYearMonth.from({ year, month });
  return day >= 1 && day <= inMonth.daysInMonth ? inMonth.toPlainDate({ day }) : undefined;
}

const months = [
  /^янв(ар[ья])?$/u,
  /^фев(р(ал[ья])?)?$/u,
  /^мар(та?)?$/u,
  /^апр(ел[ья])?$/u,
  /^ма[йя]$/u,
  /^июн[ья]?$/u,
  /^июл[ья]?$/u,
  /^авг(уста?)?$/u,
  /^сен(т(ябр[ья])?)?$/u,
  /^окт(ябр[ья])?$/u,
  /^ноя(б(р[ья])?)?$/u,
  /^дек(абр[ья])?$/u,
];
