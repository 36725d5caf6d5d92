import type { Read } from './problem.ts';
import { loosely } from './read-text.ts';

interface Bounds {
  readonly earliest?: string;
  readonly latest?: string;
}

/** 05.09.2012, 5.9.12, 05092012, 5 сентября 2012 г., 2012-09-05. Without a year it is no date. */
export function readDate(typed: string, bounds: Bounds, today: Temporal.PlainDate): Read<string> {
  const found = parts(loosely(typed));
  if (found === undefined) return { problem: { kind: 'not-a-date' } };
  const earliest = bounds.earliest === undefined ? undefined : today.add(bounds.earliest);
  const latest = bounds.latest === undefined ? undefined : today.add(bounds.latest);
  const tooEarly = (day: Temporal.PlainDate) => earliest !== undefined && Temporal.PlainDate.compare(day, earliest) < 0;
  const tooLate = (day: Temporal.PlainDate) => latest !== undefined && Temporal.PlainDate.compare(day, latest) > 0;

  const days = fullYears(found.year, today).flatMap((year) => dayOf(found, year) ?? []);
  const day = days.find((candidate) => !tooEarly(candidate) && !tooLate(candidate)) ?? days[0];
  if (day === undefined) return { problem: { kind: 'no-such-date' } };
  if (earliest !== undefined && tooEarly(day)) return { problem: { kind: 'too-early', earliest: earliest.toString() } };
  if (latest !== undefined && tooLate(day)) return { problem: { kind: 'too-late', latest: latest.toString() } };
  return { value: day.toString() };
}

interface Parts {
  readonly day: number;
  readonly month: number;
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
  const index = name === undefined ? -1 : months.findIndex((pattern) => pattern.test(name));
  return wordDay && wordYear && index >= 0 ? { day: Number(wordDay), month: index + 1, year: wordYear } : undefined;
}

/** The century that a year of two digits leaves open, the likelier first. */
function fullYears(typed: string, today: Temporal.PlainDate): readonly number[] {
  const year = Number(typed);
  if (typed.length > 2) return [year];
  const near = 2000 + year <= today.year + 10;
  return near ? [2000 + year, 1900 + year] : [1900 + year, 2000 + year];
}

function dayOf({ day, month }: Parts, year: number): Temporal.PlainDate | undefined {
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
