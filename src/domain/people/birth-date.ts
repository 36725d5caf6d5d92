import { type Outcome, ok, refused } from '#domain/outcome.ts';
import { ageOn } from '#domain/people/age.ts';

export type BirthDateProblem = 'not-a-date' | 'no-such-day' | 'in-future' | 'too-young' | 'too-old';

/** Reads «05.03.2012», «5/3/12», «5 марта 2012 г.», «2012-03-05»; a person who can type is at least five. */
export function parseBirthDate(
  typed: string,
  today: Temporal.PlainDate,
): Outcome<Temporal.PlainDate, BirthDateProblem> {
  const fields = dayMonthYear(typed, today);
  if (fields === undefined) return refused('not-a-date');
  const date = existing(fields);
  if (date === undefined) return refused('no-such-day');
  if (Temporal.PlainDate.compare(date, today) > 0) return refused('in-future');
  const age = ageOn(date, today);
  if (age < 5) return refused('too-young');
  if (age > 110) return refused('too-old');
  return ok(date);
}

interface DateFields {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

function dayMonthYear(typed: string, today: Temporal.PlainDate): DateFields | undefined {
  const text = typed
    .normalize('NFC')
    .toLowerCase()
    .replace(/[‐‑‒–—−]/gu, '-')
    .trim();
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/u.exec(text);
  if (iso) return { year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) };
  const spoken = /^(\d{1,2})[\s.,/-]+(\d{1,2}|[а-яё]{3,9})[\s.,/-]+(\d{4}|\d{2})(?:\s*(?:г|год|года))?\.?$/u.exec(text);
  if (!spoken) return undefined;
  const month = monthNumber(spoken[2] ?? '');
  return month === undefined ? undefined : { year: fullYear(spoken[3] ?? '', today), month, day: Number(spoken[1]) };
}

function monthNumber(word: string): number | undefined {
  if (/^\d+$/u.test(word)) return Number(word);
  const index = monthStems.findIndex((stem) => word.startsWith(stem));
  return index < 0 ? undefined : index + 1;
}

const monthStems = ['янв', 'фев', 'мар', 'апр', 'ма', 'июн', 'июл', 'авг', 'сен', 'окт', 'ноя', 'дек'];

/** «12» is 2012 and «74» is 1974: the latest such year that has already begun. */
function fullYear(digits: string, today: Temporal.PlainDate): number {
  if (digits.length === 4) return Number(digits);
  const century = today.year - (today.year % 100);
  const year = century + Number(digits);
  return year > today.year ? year - 100 : year;
}

function existing(fields: DateFields): Temporal.PlainDate | undefined {
  try {
    return Temporal.PlainDate.from(fields, { overflow: 'reject' });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
