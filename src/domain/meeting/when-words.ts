import { type Outcome, ok, refused } from '#domain/outcome.ts';
import { type BellSchedule, lessonsOn } from '#domain/school/bells.ts';
import { type Holidays, isHoliday } from '#domain/school/holidays.ts';
import { type DayProblem, type DaySaid, dayRules, daysMeant } from './day-words.ts';
import { cardinal, cardinalOf } from './number-words.ts';
import { readings, rule, spoken } from './phrases.ts';
import { type TimeMeant, type TimeProblem, type TimeSaid, timeMeant, timeRules } from './time-words.ts';

// A grammar of our own: chrono-node 2.10 (MIT, alive) is the only library that knows Russian, and it passes over what it does not
// know. It takes «12.12 15:30» for today, «завтра три часа» for two moments, «в 3» for the night, and knows no «полтретьего».

export interface WhenContext {
  readonly now: Temporal.Instant;
  readonly timeZone: string;
  /** The pair's last meeting, by the clock on the school's wall. */
  readonly last?: Temporal.PlainDateTime | undefined;
  /** Of the class whose lessons are counted. */
  readonly bells?: Pick<BellSchedule, 'lessons' | 'short'> | undefined;
  readonly holidays: readonly Holidays[];
}

/** What was not said and is to be shown before it is saved. */
export type Supposed = NonNullable<TimeMeant['supposed']> | 'weekday-as-last';

export interface When {
  /** By the clock on the school's wall; it exists there and is to come. */
  readonly at: Temporal.PlainDateTime;
  readonly supposed: readonly Supposed[];
  readonly holiday: boolean;
}

/** `too-far`: in more than a year. */
export type WhenProblem = DayProblem | TimeProblem | 'past' | 'too-far';

/** Reads «в среду в 15:30», «завтра после 6 урока», «через неделю», «12.12 15.30»; every word must be understood. */
export function readWhen(typed: string, context: WhenContext): Outcome<When, WhenProblem> {
  const outcomes = readings(spoken(typed), rules).map((said) => understood(said, context));
  return likeliest(outcomes);
}

/** Reads the time on a day that is known already: «16:00», «в 16», «после 6 урока», «через час»; the day may be said again. */
export function readTimeOn(day: Temporal.PlainDate, typed: string, context: WhenContext): Outcome<When, WhenProblem> {
  const known = { kind: 'date', day: day.day, month: day.month, year: day.year } as const;
  const outcomes = readings(spoken(typed), rules).map((said) => {
    const itself = said.some(({ kind }) => kind === 'in-minutes');
    const read = understood(itself ? said : [known, ...said], context);
    return read.ok && !read.value.at.toPlainDate().equals(day) ? refused('days-differ' as const) : read;
  });
  return outcomes.find(({ ok: understands }) => understands) ?? likeliest(outcomes);
}

function likeliest(outcomes: readonly Outcome<When, WhenProblem>[]): Outcome<When, WhenProblem> {
  const certain = outcomes.find((each) => each.ok || (each.problem !== 'unclear' && each.problem !== 'days-differ'));
  return certain ?? outcomes.find((each) => !each.ok && each.problem === 'days-differ') ?? refused('unclear');
}

type Said = DaySaid | TimeSaid | { readonly kind: 'in-minutes'; readonly minutes: number };

const rules = [
  ...dayRules,
  rule<Said>(`через (?:(?<count>пол|полтора|${cardinal}) ?)?(?<unit>часа?|часов|мин|минут[уы]?)`, ({ count, unit }) => {
    const number =
      count === undefined
        ? 1
        : (new Map([
            ['пол', 0.5],
            ['полтора', 1.5],
          ]).get(count) ?? cardinalOf(count));
    if (number === undefined || number === 0) return undefined;
    return { kind: 'in-minutes', minutes: number * (unit?.startsWith('час') ? 60 : 1) };
  }),
  ...timeRules,
];

function understood(said: readonly Said[], context: WhenContext): Outcome<When, WhenProblem> {
  const { now, timeZone, last, bells } = context;
  const [first] = said;
  if (first?.kind === 'in-minutes') {
    return said.length > 1 ? refused('unclear') : toCome([inMinutes(first.minutes, context)], [], context);
  }
  const ofDay = said.filter(isOfDay);
  const ofTime = said.filter(isOfTime);
  if (ofDay.length + ofTime.length < said.length) return refused('unclear');
  const onlyWeeks = ofDay.length > 0 && ofDay.every(({ kind }) => kind === 'in-weeks');
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate();
  const days = daysMeant(ofDay, today, last?.toPlainDate());
  const timeOn = (day: Temporal.PlainDate) =>
    timeMeant(ofTime, { lessons: bells && lessonsOn(day, bells), last: last?.toPlainTime() });
  const time = timeOn((days.ok ? days.value.at(-1) : undefined) ?? today);

  if (!days.ok && days.problem !== 'no-day') return days;
  if (!time.ok && time.problem !== 'no-time') return time;
  if (!days.ok) return days;
  if (!time.ok) return time;
  const moments = days.value.flatMap((day) => {
    const meant = timeOn(day);
    return meant.ok ? [day.toPlainDateTime(meant.value.time)] : [];
  });
  const supposed: Supposed[] = time.value.supposed ? [time.value.supposed] : [];
  const found = toCome(moments, onlyWeeks && last ? [...supposed, 'weekday-as-last'] : supposed, context);
  // «Сегодня» said after the hour of the last meeting is no time that has passed: it lacks one.
  const isToday = days.value.some((day) => day.equals(today));
  return !found.ok && found.problem === 'past' && ofTime.length === 0 && isToday ? refused('no-time') : found;
}

function isOfDay(said: Said): said is DaySaid {
  return ofDayKinds.has(said.kind);
}

function isOfTime(said: Said): said is TimeSaid {
  return said.kind !== 'in-minutes' && !ofDayKinds.has(said.kind);
}

const ofDayKinds: ReadonlySet<Said['kind']> = new Set<DaySaid['kind']>([
  'date',
  'in-days',
  'in-months',
  'in-weeks',
  'week',
  'weekday',
]);

/** Seconds are nobody's appointment: the next full minute. */
function inMinutes(minutes: number, { now, timeZone }: WhenContext): Temporal.PlainDateTime {
  return now
    .add({ minutes })
    .round({ smallestUnit: 'minute', roundingMode: 'ceil' })
    .toZonedDateTimeISO(timeZone)
    .toPlainDateTime();
}

/** The first of the moments that is to come. One that a clock put forward skips is as much later. */
function toCome(
  moments: readonly Temporal.PlainDateTime[],
  supposed: readonly Supposed[],
  { now, timeZone, holidays }: WhenContext,
): Outcome<When, WhenProblem> {
  const { compare } = Temporal.Instant;
  const found = moments.map((at) => at.toZonedDateTime(timeZone)).find((at) => compare(at.toInstant(), now) > 0);
  if (!found) return refused('past');
  const inYear = now.toZonedDateTimeISO(timeZone).add({ years: 1 });
  if (compare(found.toInstant(), inYear.toInstant()) > 0) return refused('too-far');
  const at = found.toPlainDateTime();
  return ok({ at, supposed, holiday: isHoliday(at.toPlainDate(), holidays) });
}
