import { type Outcome, ok, refused } from '#domain/outcome.ts';
import { type BellSchedule, bellsOf, type Lesson, lessonsOn } from '#domain/school/bells.ts';

/** The numbers of somebody's lessons on each weekday; `1` is Monday. A weekday that is absent is free. */
export type Timetable = { readonly [weekday: string]: readonly number[] };

/** Whose lessons are asked about. */
interface Person {
  /** Of a pupil. */
  readonly className?: string;
  readonly timetable?: Timetable;
}

/** The lessons of somebody on a day that is no holiday, by the bells of that day: of a pupil's class, or the first of the school. */
export function lessonsOf(
  { className, timetable }: Person,
  bells: readonly BellSchedule[],
  day: Temporal.PlainDate,
): readonly Lesson[] {
  const schedule = bellsOf(className, bells) ?? (timetable && bells[0]);
  if (!schedule) return [];
  const lessons = lessonsOn(day, schedule);
  if (timetable) return (timetable[day.dayOfWeek] ?? []).flatMap((number) => lessons[number - 1] ?? []);
  return day.dayOfWeek > lastUsualDay ? [] : lessons;
}

/** On Saturdays some classes have lessons; a notice then disturbs less than one that comes on Monday. */
const lastUsualDay = 5;

/** `no-lessons`: days with numbers are asked for. `no-such-lesson`: the bells have fewer. */
export type TimetableProblem = 'no-lessons' | 'no-such-lesson';

/** Reads «пн 1–4, вт 2, 4–6», «понедельник, среда с 1 по 3 урок», «пн–пт 1–5»; `most` is the last lesson by the bells. */
export function parseTimetable(typed: string, most: number): Outcome<Timetable, TimetableProblem> {
  const text = typed
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/\s+(?:по|до)\s+|\s*[-‐‑‒–—−]\s*/gu, '-')
    .replace(/(?<![а-я])(?:со?|и|урок[а-я]*)(?![а-я])/gu, ' ')
    .replace(/[\s,;:.()]+/gu, ' ')
    .trim();
  const found = new Map<number, Set<number>>();
  let days: number[] = [];
  let saysLessons = true;
  for (const word of text.split(' ')) {
    const [, first = '', last = first] = /^([^-]+)(?:-([^-]+))?$/u.exec(word) ?? [];
    if (/^\d/u.test(first)) {
      const numbers = range(Number(first), Number(last));
      if (days.length === 0 || !numbers) return refused('no-lessons');
      if (numbers.some((number) => number < 1 || number > most)) return refused('no-such-lesson');
      for (const day of days) found.set(day, new Set([...(found.get(day) ?? []), ...numbers]));
      saysLessons = true;
    } else {
      const weekdays = range(weekdayOf(first), weekdayOf(last));
      if (!weekdays || weekdays.includes(0)) return refused('no-lessons');
      // «пн, ср 1–3»: the lessons are of both
      days = saysLessons ? weekdays : [...days, ...weekdays];
      saysLessons = false;
    }
  }
  if (!saysLessons || found.size === 0) return refused('no-lessons');
  const inOrder = (numbers: Iterable<number>) => [...numbers].toSorted((a, b) => a - b);
  return ok(Object.fromEntries([...found].map(([day, numbers]) => [day, inOrder(numbers)])));
}

/** «пн 1–4, вт 2, 4–6», as it is read back. */
export function timetableText(timetable: Timetable): string {
  return Object.entries(timetable)
    .map(([day, numbers]) => `${weekdays[Number(day) - 1]} ${runsOf(numbers).join(', ')}`)
    .join(', ');
}

const weekdays = ['пн', 'вт', 'ср', 'чт', 'пт', 'сб'];

/** 0: no weekday of a school. */
function weekdayOf(word: string): number {
  return weekdayPatterns.findIndex((pattern) => pattern.test(word)) + 1;
}

const weekdayPatterns = ['пн|пон[а-я]*', 'вт[а-я]*', 'ср[а-я]*', 'чт|чет[а-я]*', 'пт|пят[а-я]*', 'сб|суб[а-я]*'].map(
  (pattern) => new RegExp(`^(?:${pattern})$`, 'u'),
);

/** Undefined: no numbers, or the last before the first. */
function range(first: number, last: number): number[] | undefined {
  const length = last - first + 1;
  return length >= 1 && length <= 100 ? Array.from({ length }, (_, index) => first + index) : undefined;
}

/** 1, 2, 3, 5 are «1–3» and «5». */
function runsOf(numbers: readonly number[]): string[] {
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const run = runs.at(-1);
    if (run && number === run[1] + 1) run[1] = number;
    else runs.push([number, number]);
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`));
}
