import { type Outcome, ok, refused } from '#domain/outcome.ts';
import type { Lesson } from '#domain/school/bells.ts';
import { cardinal, cardinalOf, ordinal, ordinalOf } from './number-words.ts';
import { type Parts, type Rule, rule } from './phrases.ts';

type PartOfDay = 'morning' | 'day' | 'evening' | 'night';

export type TimeSaid =
  /** `exact`: no half of the day is left open, as in «03:00». */
  | { readonly kind: 'time'; readonly hour: number; readonly minute: number; readonly exact: boolean }
  | { readonly kind: 'part'; readonly part: PartOfDay }
  | { readonly kind: 'lesson'; readonly number: number | 'last'; readonly edge: 'start' | 'end' }
  /** «В то же время», «как обычно». */
  | { readonly kind: 'as-last' }
  /** «На большой перемене», «после обеда»: everybody knows when, but each another time. */
  | { readonly kind: 'vague' };

const at = '(?:(?:в|к|на|с) )?';
const hours = '(?:ч|час|часа|часов|часам)';
const hourWord = `час|${cardinal}`;
const minutes = '(?:м|мин|минут[аы]?)';

const clock = ({ hour = '', minute = '00' }: Parts): TimeSaid => ({
  kind: 'time',
  hour: Number(hour),
  minute: Number(minute),
  exact: hour.startsWith('0'),
});

function counted(hour: number | undefined, minute: number | undefined): TimeSaid | undefined {
  return hour === undefined || minute === undefined ? undefined : { kind: 'time', hour, minute, exact: false };
}

function hourOf({ hour }: Parts): number | undefined {
  return hour === 'час' ? 1 : cardinalOf(hour);
}

/** So many minutes into the hour that an ordinal names: «полтретьего» is 2:30. */
function intoHour(named: string | undefined, minute: number | undefined): TimeSaid | undefined {
  const hour = ordinalOf(named);
  if (hour === undefined || hour < 1 || hour > 12) return undefined;
  return counted(hour === 1 ? 12 : hour - 1, minute);
}

export const timeRules: readonly Rule<TimeSaid>[] = [
  rule(`${at}(?<hour>\\d{1,2})[:.](?<minute>\\d{2})(?: ${hours})?`, clock),
  // «15-16» is from one hour to the next.
  rule(`${at}(?<hour>\\d{1,2})[- ](?<minute>[0-5][05])`, clock),
  rule(`${at}(?<hour>\\d{1,2}) ${hours} (?<minute>\\d{1,2})(?: ${minutes})?`, clock),
  rule('в (?<hour>[012]\\d)(?<minute>[0-5]\\d)', clock),
  rule(`${at}(?<hour>\\d{1,2})(?: ${hours})?`, clock),
  rule(`${at}(?<hour>${hourWord})(?: ${hours})?(?: (?<minute>ноль[ -]ноль|${cardinal})(?: ${minutes})?)?`, (parts) =>
    counted(hourOf(parts), /^ноль.ноль$/u.test(parts['minute'] ?? 'ноль-ноль') ? 0 : cardinalOf(parts['minute'])),
  ),
  rule(`${at}(?:пол|половин[аеу])[ -]?(?<next>${ordinal})(?: часа)?`, ({ next }) => intoHour(next, 30)),
  rule(`${at}четверть (?<next>${ordinal})(?: часа)?`, ({ next }) => intoHour(next, 15)),
  rule(`${at}(?<minute>${cardinal}) ${minutes} (?<next>${ordinal})`, ({ minute, next }) =>
    intoHour(next, cardinalOf(minute)),
  ),
  rule(`без (?:четверти|(?<minute>${cardinal})(?: ${minutes})?) (?<hour>${hourWord})(?: ${hours})?`, (parts) => {
    const [hour, before] = [hourOf(parts), cardinalOf(parts['minute']) ?? 15];
    if (hour === undefined || hour < 1 || before < 1 || before > 59) return undefined;
    return counted(hour === 1 ? 12 : hour - 1, 60 - before);
  }),
  rule<TimeSaid>('в полдень', () => ({ kind: 'time', hour: 12, minute: 0, exact: true })),
  ...(
    [
      ['утра|утром|с утра', 'morning'],
      ['дня|днем|после обеда', 'day'],
      ['вечера|вечером', 'evening'],
      ['ночи|ночью', 'night'],
    ] as const
  ).map(([words, part]) => rule<TimeSaid>(words, () => ({ kind: 'part', part }))),
  rule(`после (?<number>${ordinal}|${cardinal}) ур(?:ок[а-я]*)?`, lesson('end')),
  rule(`(?:(?:на|во время|с) )?(?<number>${ordinal}) урок(?:а|е|ом)?`, lesson('start')),
  rule<TimeSaid>('после (?:всех |последн[а-я]+ )?(?:уроков|урока)', () => ({
    kind: 'lesson',
    number: 'last',
    edge: 'end',
  })),
  rule<TimeSaid>('в (?:то|это) же время|как (?:обычно|всегда|в прошлый раз)', () => ({ kind: 'as-last' })),
  ...[
    '(?:(?:на|в|во время|после) )?(?:[а-я]+ )?перемен[а-я]*',
    '(?:после|до|перед|между) (?:[а-я]+ )?(?:урок[а-я]*|заняти[а-я]+|школ[а-я]+|обед[а-я]+|продленк[а-я]+|кружк[а-я]+|секци[а-я]+)',
    `(?:до|перед) ${ordinal} урок[а-я]*`,
    `(?:после|до|около|примерно в) ${cardinal}(?: ${hours})?`,
    '(?:в )?обед',
    'в любое время|когда угодно',
  ].map((words) => rule<TimeSaid>(words, () => ({ kind: 'vague' }))),
];

function lesson(edge: 'start' | 'end') {
  return (parts: Parts): TimeSaid | undefined => {
    const number = ordinalOf(parts['number']) ?? cardinalOf(parts['number']);
    return number === undefined ? undefined : { kind: 'lesson', number, edge };
  };
}

/** `vague-time`: everybody knows when «после обеда» is, but each another time. */
export type TimeProblem = 'no-time' | 'vague-time' | 'no-such-time' | 'no-such-lesson' | 'no-bells' | 'unclear';

/** `afternoon`: «в 3» was taken for 15:00. `time-as-last`: no time was said. `last-lesson`: «после уроков», by the bells. */
export interface TimeMeant {
  readonly time: Temporal.PlainTime;
  readonly supposed: 'afternoon' | 'time-as-last' | 'last-lesson' | undefined;
}

/** The time that is meant; where none was said, that of the last meeting. */
export function timeMeant(
  said: readonly TimeSaid[],
  known: { readonly lessons: readonly Lesson[] | undefined; readonly last: Temporal.PlainTime | undefined },
): Outcome<TimeMeant, TimeProblem> {
  const parts = said.flatMap((each) => (each.kind === 'part' ? [each.part] : []));
  const times = said.filter(({ kind }) => kind !== 'part' && kind !== 'vague');
  const [time] = times;
  if (times.length > 1 || parts.length > 1) return refused('unclear');
  if (time?.kind === 'time') return ofClock(time, parts[0]);
  if (time?.kind === 'lesson') return parts.length > 0 ? refused('unclear') : ofLesson(time, known.lessons);
  if (time === undefined && said.length > 0) return refused('vague-time');
  return known.last ? ok({ time: known.last, supposed: 'time-as-last' }) : refused('no-time');
}

function ofLesson(
  { number, edge }: Extract<TimeSaid, { kind: 'lesson' }>,
  lessons: readonly Lesson[] | undefined,
): Outcome<TimeMeant, TimeProblem> {
  if (!lessons) return refused('no-bells');
  const found = number === 'last' ? lessons.at(-1) : lessons[number - 1];
  if (!found) return refused('no-such-lesson');
  const supposed = number === 'last' ? 'last-lesson' : undefined;
  return ok({ time: Temporal.PlainTime.from(edge === 'end' ? found.to : found.from), supposed });
}

/** Schools work from 8 to 20: «в 8» is the morning, «в 7» the evening, unless something else is said. */
function ofClock(
  { hour, minute, exact }: Extract<TimeSaid, { kind: 'time' }>,
  part: PartOfDay | undefined,
): Outcome<TimeMeant, TimeProblem> {
  if (hour > 23 || minute > 59) return refused('no-such-time');
  const supposed = part === undefined && !exact && hour >= 1 && hour < 8;
  const counted = supposed ? hour + 12 : part === undefined ? hour : inPart(hour, part);
  if (counted === undefined) return refused('no-such-time');
  return ok({ time: Temporal.PlainTime.from({ hour: counted, minute }), supposed: supposed ? 'afternoon' : undefined });
}

/** Undefined: «15 утра». */
function inPart(hour: number, part: PartOfDay): number | undefined {
  switch (part) {
    case 'morning':
      return hour < 12 ? hour : undefined;
    case 'day':
      return hour >= 1 && hour < 8 ? hour + 12 : hour >= 8 && hour < 19 ? hour : undefined;
    case 'evening':
      return hour >= 1 && hour < 12 ? hour + 12 : hour > 12 ? hour : undefined;
    case 'night':
      return hour === 12 ? 0 : hour >= 6 && hour < 12 ? hour + 12 : hour < 6 || hour > 20 ? hour : undefined;
    default:
      return part satisfies never;
  }
}
