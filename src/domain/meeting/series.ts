import { type Outcome, ok, refused } from '#domain/outcome.ts';
import { type Holidays, isHoliday } from '#domain/school/holidays.ts';
import { type DayProblem, daysMeant } from './day-words.ts';
import { readings, spoken } from './phrases.ts';
import { type SeriesEnd, type SeriesSaid, seriesRules } from './series-words.ts';
import { type TimeProblem, timeMeant } from './time-words.ts';
import type { Supposed, WhenContext } from './when-words.ts';

/** Meetings of a rhythm: the same weekday and time by the clock on the school's wall, whatever clocks are put to. */
export interface Series {
  /** Where the rhythm begins; no meeting itself where that is a holiday and holidays are left out. */
  readonly first: Temporal.PlainDateTime;
  /** Weeks from one to the next. */
  readonly every: 1 | 2;
  /** The last day on which one may be. */
  readonly until: Temporal.PlainDate;
  readonly exceptHolidays: boolean;
}

export interface SeriesRead extends Series {
  readonly supposed: readonly (Supposed | 'until' | 'except-holidays')[];
}

/** `no-rhythm`: nothing was said to repeat. `empty`: no day is left between beginning, end and holidays. */
export type SeriesProblem =
  | DayProblem
  | TimeProblem
  | 'no-rhythm'
  | 'other-rhythm'
  | 'several-days'
  | 'past'
  | 'too-far'
  | 'empty';

/** Reads «каждую среду в 15:30 до 25 мая, кроме каникул», «раз в две недели по четвергам»; every word must be understood. */
export function readSeries(typed: string, context: WhenContext): Outcome<SeriesRead, SeriesProblem> {
  const outcomes = readings(spoken(typed), seriesRules).map((said) => understood(said, context));
  return outcomes.find((each) => each.ok || each.problem !== 'unclear') ?? refused('unclear');
}

/** At most 60: a school year has fewer weeks. */
export function seriesDates(series: Series, holidays: readonly Holidays[]): readonly Temporal.PlainDateTime[] {
  const { first, every, until, exceptHolidays } = series;
  const dates: Temporal.PlainDateTime[] = [];
  for (let weeks = 0; weeks <= mostWeeks && dates.length < mostDates; weeks += every) {
    const at = first.add({ weeks });
    if (Temporal.PlainDate.compare(at.toPlainDate(), until) > 0) break;
    if (!exceptHolidays || !isHoliday(at.toPlainDate(), holidays)) dates.push(at);
  }
  return dates;
}

const mostDates = 60;
/** A school whose whole year is a holiday must not be searched for ever. */
const mostWeeks = 2 * mostDates;

function understood(said: readonly SeriesSaid[], context: WhenContext): Outcome<SeriesRead, SeriesProblem> {
  const { now, timeZone, last, bells, holidays } = context;
  const parts = sorted(said);
  if (said.some(({ kind }) => kind === 'other-rhythm')) return refused('other-rhythm');
  if (parts.every.length === 0) return refused('no-rhythm');
  const weeks = parts.every.flatMap((each) => each.weeks ?? []);
  const weekdays = new Set([...parts.every, ...parts.on].flatMap((each) => each.weekday ?? []));
  if (weekdays.size > 1) return refused('several-days');
  if ([weeks, parts.from, parts.until, parts.held].some(({ length }) => length > 1)) return refused('unclear');
  const [every = 1] = weeks;
  if (every !== 1 && every !== 2) return refused('other-rhythm');

  const weekday = [...weekdays][0] ?? last?.dayOfWeek;
  const time = timeMeant(parts.time, { lessons: bells?.lessons, last: last?.toPlainTime() });
  if (!time.ok && time.problem !== 'no-time') return time;
  if (weekday === undefined) return refused('no-day');
  if (!time.ok) return time;

  const today = now.toZonedDateTimeISO(timeZone).toPlainDate();
  const [from] = parts.from;
  const begins = from ? dayToCome(daysMeant([from.date], today, undefined), today) : ok(today);
  if (!begins.ok) return begins;
  const first = firstMeeting(begins.value, weekday, time.value.time, context);
  const [end] = parts.until;
  const until = end ? lastDay(end.end, first.toPlainDate(), holidays) : ok(schoolYearsEnd(first.toPlainDate()));
  if (!until.ok) return until;
  if (isOverYear(today, first.toPlainDate()) || isOverYear(first.toPlainDate(), until.value)) return refused('too-far');

  const [held] = parts.held;
  const series = { first, every, until: until.value, exceptHolidays: held ? !held.held : true } as const;
  if (seriesDates(series, holidays).length === 0) return refused('empty');
  const supposed: SeriesRead['supposed'] = [
    ...(time.value.supposed ? [time.value.supposed] : []),
    ...(weekdays.size === 0 ? (['weekday-as-last'] as const) : []),
    ...(end ? [] : (['until'] as const)),
    ...(held ? [] : (['except-holidays'] as const)),
  ];
  return ok({ ...series, supposed });
}

function isOverYear(from: Temporal.PlainDate, to: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(to, from.add({ years: 1 })) > 0;
}

function sorted(said: readonly SeriesSaid[]) {
  return {
    every: said.flatMap((each) => (each.kind === 'every' ? [each] : [])),
    on: said.flatMap((each) => (each.kind === 'on' ? [each] : [])),
    from: said.flatMap((each) => (each.kind === 'from' ? [each] : [])),
    until: said.flatMap((each) => (each.kind === 'until' ? [each] : [])),
    held: said.flatMap((each) => (each.kind === 'in-holidays' ? [each] : [])),
    time: said.flatMap((each) =>
      each.kind === 'time' ||
      each.kind === 'part' ||
      each.kind === 'lesson' ||
      each.kind === 'as-last' ||
      each.kind === 'vague'
        ? [each]
        : [],
    ),
  };
}

/** The first of the days that is not over. */
function dayToCome(
  days: Outcome<readonly Temporal.PlainDate[], DayProblem>,
  today: Temporal.PlainDate,
): Outcome<Temporal.PlainDate, SeriesProblem> {
  if (!days.ok) return days;
  const day = days.value.find((each) => Temporal.PlainDate.compare(each, today) >= 0);
  return day ? ok(day) : refused('past');
}

function firstMeeting(
  from: Temporal.PlainDate,
  weekday: number,
  time: Temporal.PlainTime,
  { now, timeZone }: WhenContext,
): Temporal.PlainDateTime {
  const at = from.add({ days: (weekday - from.dayOfWeek + 7) % 7 }).toPlainDateTime(time);
  const toCome = Temporal.Instant.compare(at.toZonedDateTime(timeZone).toInstant(), now) > 0;
  return toCome ? at : at.add({ weeks: 1 });
}

/** Counted from the first meeting on: «до мая» said in June is next year's. */
function lastDay(
  end: SeriesEnd,
  first: Temporal.PlainDate,
  holidays: readonly Holidays[],
): Outcome<Temporal.PlainDate, SeriesProblem> {
  switch (end.kind) {
    case 'day':
      return dayToCome(daysMeant([end.date], first, undefined), first);
    case 'month':
      return ok(monthsEnd(end, first));
    case 'school-year':
      return ok(schoolYearsEnd(first));
    case 'holidays':
      return beforeHolidays(first, holidays);
    default:
      return end satisfies never;
  }
}

function monthsEnd(
  { month, whole }: Extract<SeriesEnd, { kind: 'month' }>,
  first: Temporal.PlainDate,
): Temporal.PlainDate {
  const next = first.year + (month > first.month || (whole && month === first.month) ? 0 : 1);
  const start = Temporal.PlainDate.from({ year: next, month, day: 1 });
  return whole ? start.with({ day: start.daysInMonth }) : start.subtract({ days: 1 });
}

/** The last bell, 25 May, of the year that the meetings begin in; of the next one in summer. */
function schoolYearsEnd(first: Temporal.PlainDate): Temporal.PlainDate {
  const inYear = first.with({ month: 5, day: 25 });
  return Temporal.PlainDate.compare(inYear, first) >= 0 ? inYear : inYear.add({ years: 1 });
}

/** A single day off is no holidays to end before. */
function beforeHolidays(
  first: Temporal.PlainDate,
  holidays: readonly Holidays[],
): Outcome<Temporal.PlainDate, SeriesProblem> {
  const long = holidays.filter(({ from, to }) => from !== to);
  for (let days = 0; days < 366; days += 1) {
    const day = first.add({ days });
    if (isHoliday(day, long)) return ok(day.subtract({ days: 1 }));
  }
  return refused('unclear');
}
