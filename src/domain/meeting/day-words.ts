import { type Outcome, ok, refused } from '#domain/outcome.ts';
import { schoolYearOf } from '#domain/school/school-year.ts';
import { cardinal, cardinalOf, ordinal, ordinalOf, ordinalWord } from './number-words.ts';
import { type Parts, type Rule, rule } from './phrases.ts';

/** A day of the calendar; without a month it is the nearest of that number. */
export interface DateSaid {
  readonly kind: 'date';
  readonly day: number;
  readonly month: number | undefined;
  readonly year: number | undefined;
}

export type DaySaid =
  | DateSaid
  | { readonly kind: 'in-days'; readonly days: number }
  | { readonly kind: 'in-months'; readonly months: number }
  /** «Через неделю», counted from today. */
  | { readonly kind: 'in-weeks'; readonly weeks: number }
  /** «На этой неделе» is 0, «на следующей» is 1. */
  | { readonly kind: 'week'; readonly weeks: number }
  | { readonly kind: 'weekday'; readonly weekday: number; readonly next: boolean };

export const weekdayPattern =
  '(?<weekday>понедельник[а-я]{0,2}|понед|пон|пнд?|вторник[а-я]{0,2}|втор|вт|сред[аеуы][мх]?|ср|четверг[а-я]{0,2}|четверк|чтв?|пятн[иеы]ц[аеуы][мх]?|птн?|суб?бот[аеуы][мх]?|суб|сб|воскресен[а-я]{1,3}|воскр|вск?)';

/** 1 is Monday. */
export function weekdayOf(parts: Parts): number {
  const word = parts['weekday'] ?? '';
  return (
    ['п[оне]', 'в?т', 'ср', 'ч', 'п[тя]', 'с[уб]', 'в'].findIndex((start) => new RegExp(`^${start}`, 'u').test(word)) +
    1
  );
}

export const monthPattern =
  '(?<month>янв[а-я]*|фев[а-я]*|мар(?:т[а-я]?)?|апр[а-я]*|ма[йяею]|июн[а-я]?|июл[а-я]?|авг[а-я]*|сен[а-я]*|окт[а-я]*|ноя[а-я]*|дек[а-я]*)';

/** 1 to 12; undefined where no month is named. */
export function monthOf(parts: Parts): number | undefined {
  const word = parts['month'];
  return word === undefined ? undefined : months.findIndex((stem) => word.startsWith(stem)) + 1;
}

const months = ['янв', 'фев', 'мар', 'апр', 'ма', 'июн', 'июл', 'авг', 'сен', 'окт', 'ноя', 'дек'];

/** Dates in figures and words, after whatever words stand before them: «12.12», «12 декабря 2026 г.», «двенадцатого». */
export function dateRules<Said>(before: string, said: (date: DateSaid) => Said): readonly Rule<Said>[] {
  const read = (parts: Parts) => {
    const day = ordinalOf(parts['day']);
    const month = parts['m'] === undefined ? monthOf(parts) : Number(parts['m']);
    // «15.30» is a time.
    if (day === undefined || month === 0 || (month ?? 1) > 12) return undefined;
    return said({ kind: 'date', day, month, year: fullYear(parts['year']) });
  };
  return [
    `(?<day>${ordinal})(?: числа)? ${monthPattern}(?: (?<year>\\d{4}|\\d{2}(?= г(?:од|ода)?(?: |$))))?(?: г(?:од|ода)?)?`,
    '(?<day>\\d{1,2})[./](?<m>\\d{1,2})(?:[./](?<year>\\d{4}|\\d{2}))?(?: г(?:од|ода)?)?',
    '(?<day>\\d{1,2})-(?<m>\\d{1,2})-(?<year>\\d{4})',
    '(?<year>\\d{4})-(?<m>\\d{1,2})-(?<day>\\d{1,2})',
    `(?<day>${ordinal}) числа|(?<day>\\d{1,2}(?:-| )(?:го|ого)|${ordinalWord})`,
  ].map((pattern) => rule(`${before}(?:${pattern})`, read));
}

function fullYear(typed: string | undefined): number | undefined {
  if (typed === undefined) return undefined;
  return typed.length === 2 ? 2000 + Number(typed) : Number(typed);
}

export const dayRules: readonly Rule<DaySaid>[] = [
  ...[
    ['позавчера', -2],
    ['вчера', -1],
    ['с[ие][гв]одн[яеи]|седня', 0],
    ['завтр[ао]', 1],
    ['после ?завтр[ао]', 2],
  ].map(([word, days]) => rule<DaySaid>(`(?:на )?(?:${word})`, () => ({ kind: 'in-days', days: Number(days) }))),
  rule<DaySaid>(`через (?:(?<count>${cardinal}) )?(?<unit>день|дн[яей]+|недел[юияьей]+|месяц[а-я]*)`, (parts) => {
    const count = cardinalOf(parts['count']);
    if (parts['unit']?.startsWith('нед')) return { kind: 'in-weeks', weeks: count ?? 1 };
    if (parts['unit']?.startsWith('мес')) return { kind: 'in-months', months: count ?? 1 };
    // «Через день» lets one day pass.
    return { kind: 'in-days', days: count ?? 2 };
  }),
  rule<DaySaid>('(?:на|в) (?:(?<next>след[а-я]*|будущ[а-я]+)|эт[а-я]+) недел[еюи]', ({ next }) => ({
    kind: 'week',
    weeks: next === undefined ? 0 : 1,
  })),
  rule<DaySaid>(
    `(?:(?:во?|на) )?(?:(?:(?<next>след[а-я]*|будущ[а-я]+)|эт[а-я]+|ближайш[а-я]+) )?${weekdayPattern}`,
    (parts) => ({
      kind: 'weekday',
      weekday: weekdayOf(parts),
      next: parts['next'] !== undefined,
    }),
  ),
  ...dateRules<DaySaid>('(?:на )?', (date) => date),
];

/** `days-differ`: «в среду 12 декабря», which is a Saturday. */
export type DayProblem = 'no-day' | 'no-such-day' | 'days-differ' | 'unclear';

/**
 * The days that are meant, the likelier first: of these the first still to come counts. «Через неделю» alone is the
 * weekday of the last meeting nearest to that.
 */
export function daysMeant(
  said: readonly DaySaid[],
  today: Temporal.PlainDate,
  last: Temporal.PlainDate | undefined,
): Outcome<readonly Temporal.PlainDate[], DayProblem> {
  const weekdays = said.flatMap((each) => (each.kind === 'weekday' ? [each] : []));
  const weeks = said.flatMap((each) => (each.kind === 'week' || each.kind === 'in-weeks' ? [each] : []));
  const fixed = said.flatMap((each) =>
    each.kind === 'date' || each.kind === 'in-days' || each.kind === 'in-months' ? [each] : [],
  );
  const [weekday, week] = [weekdays[0], weeks[0]];
  const dates = fixed.filter(({ kind }) => kind === 'date');
  if (weekdays.length > 1 || weeks.length > 1 || dates.length > 1 || (fixed.length > 0 && week))
    return refused('unclear');

  if (fixed.length > 0) {
    const meant = fixed.map((each) => fixedDays(each, today));
    if (meant.some((days) => days.length === 0)) return refused('no-such-day');
    const [first = [], ...others] = meant;
    const agreed = first.filter(
      (day) =>
        others.every((days) => days.some((other) => other.equals(day))) &&
        (!weekday || weekday.weekday === day.dayOfWeek),
    );
    return agreed.length > 0 ? ok(agreed) : refused('days-differ');
  }
  if (weekday) {
    const monday = today.subtract({ days: today.dayOfWeek - 1 });
    const inWeek = (number: number) => monday.add({ weeks: number, days: weekday.weekday - 1 });
    if (week) return ok([inWeek(week.weeks)]);
    return ok(weekday.next ? [inWeek(1)] : [inWeek(0), inWeek(1)]);
  }
  if (week?.kind !== 'in-weeks') return refused('no-day');
  const day = today.add({ weeks: week.weeks });
  return ok([last ? nearestWeekday(day, last.dayOfWeek) : day]);
}

function nearestWeekday(day: Temporal.PlainDate, weekday: number): Temporal.PlainDate {
  const ahead = (weekday - day.dayOfWeek + 7) % 7;
  return day.add({ days: ahead > 3 ? ahead - 7 : ahead });
}

function fixedDays(
  said: Extract<DaySaid, { kind: 'date' | 'in-days' | 'in-months' }>,
  today: Temporal.PlainDate,
): readonly Temporal.PlainDate[] {
  switch (said.kind) {
    case 'in-days':
      return [today.add({ days: said.days })];
    case 'in-months':
      return [today.add({ months: said.months })];
    case 'date':
      return datesMeant(said, today);
    default:
      return said satisfies never;
  }
}

/**
 * A date without a year is of this school year, or the next one that is near: «24.11» said on 25 November is a slip and
 * no meeting in a year, «1 сентября» said in May is after the summer.
 */
function datesMeant({ day, month, year }: DateSaid, today: Temporal.PlainDate): readonly Temporal.PlainDate[] {
  if (month === undefined) {
    const inMonths = [0, 1, 2].map((ahead) => today.toPlainYearMonth().add({ months: ahead }));
    return inMonths.flatMap((inMonth) => existing(day, inMonth) ?? []);
  }
  if (year !== undefined) return existing(day, Temporal.PlainYearMonth.from({ year, month })) ?? [];
  const { starts, ends } = schoolYearOf(today);
  const near = today.add({ days: 240 });
  const { compare } = Temporal.PlainDate;
  return [starts.year, ends.year, ends.year + 1]
    .flatMap((each) => existing(day, Temporal.PlainYearMonth.from({ year: each, month })) ?? [])
    .filter((each) => compare(each, starts) >= 0 && (compare(each, ends) <= 0 || compare(each, near) <= 0));
}

function existing(day: number, inMonth: Temporal.PlainYearMonth): Temporal.PlainDate[] | undefined {
  return day >= 1 && day <= inMonth.daysInMonth ? [inMonth.toPlainDate({ day })] : undefined;
}
