import { type Outcome, ok, refused } from '#domain/outcome.ts';
import { type Holidays, isAmong } from '#domain/school/holidays.ts';

/** When a lesson is: `HH:MM`, by the clock on the wall. */
export interface Lesson {
  readonly from: string;
  readonly to: string;
}

/** The bells of one shift in one building: «Вторая смена», «Корпус на Садовой». */
export interface BellSchedule {
  readonly title: string;
  readonly lessons: readonly Lesson[];
  /** Whose they are: «6А», or «6» for all of that year that no other one names. The first is of all others. */
  readonly classes: readonly string[];
  readonly short?: ShortDays;
}

/** «Сокращённые дни»: days of every year whose bells are others, as before a holiday. */
export interface ShortDays {
  readonly days: readonly Holidays[];
  readonly lessons: readonly Lesson[];
}

/** Until a school fills in its own. */
export const usualBells: readonly BellSchedule[] = [
  {
    title: 'Первая смена',
    classes: [],
    lessons: [
      { from: '08:30', to: '09:15' },
      { from: '09:25', to: '10:10' },
      { from: '10:30', to: '11:15' },
      { from: '11:35', to: '12:20' },
      { from: '12:30', to: '13:15' },
      { from: '13:25', to: '14:10' },
    ],
  },
];

/** Who of the school has lessons by which bells; undefined for somebody without a class. */
export function bellsOf(className: string | undefined, bells: readonly BellSchedule[]): BellSchedule | undefined {
  if (className === undefined) return undefined;
  const naming = (name: string) => bells.find(({ classes }) => classes.includes(name));
  return naming(className) ?? naming(String(Number.parseInt(className, 10))) ?? bells[0];
}

/** The lessons of a day; whether there are any on it (weekends, holidays) is not asked here. */
export function lessonsOn(
  day: Temporal.PlainDate,
  { lessons, short }: Pick<BellSchedule, 'lessons' | 'short'>,
): readonly Lesson[] {
  return short && isAmong(day, short.days) ? short.lessons : lessons;
}

/** `gone`: there are none of that title. `first`: all other classes have lessons by these. */
export type ScheduleProblem = 'gone' | 'first' | 'title-taken';

/** One schedule more; schedules are told apart by their titles. A class has lessons by one of them only. */
export function withSchedule(
  bells: readonly BellSchedule[],
  made: BellSchedule,
): Outcome<readonly BellSchedule[], ScheduleProblem> {
  if (bells.some(({ title }) => title === made.title)) return refused('title-taken');
  return ok([...bells.map((each) => without(each, made.classes)), made]);
}

/** One schedule less: its classes have lessons by the first. */
export function withoutSchedule(
  bells: readonly BellSchedule[],
  title: string,
): Outcome<readonly BellSchedule[], ScheduleProblem> {
  const index = bells.findIndex((each) => each.title === title);
  if (index < 0) return refused('gone');
  return index === 0 ? refused('first') : ok(bells.filter((each) => each.title !== title));
}

/** A schedule with other lessons and classes; the first names no classes. */
export function changed(
  bells: readonly BellSchedule[],
  { title, lessons, classes }: BellSchedule,
): Outcome<readonly BellSchedule[], ScheduleProblem> {
  const index = bells.findIndex((each) => each.title === title);
  if (index < 0) return refused('gone');
  const whose = index === 0 ? [] : classes;
  return ok(bells.map((each, at) => (at === index ? { ...each, lessons, classes: whose } : without(each, whose))));
}

/** The same with other short days; undefined: it has none. */
export function withShortDays(
  bells: readonly BellSchedule[],
  title: string,
  short: ShortDays | undefined,
): Outcome<readonly BellSchedule[], ScheduleProblem> {
  if (!bells.some((each) => each.title === title)) return refused('gone');
  return ok(
    bells.map((each) => {
      const { short: _, ...schedule } = each;
      return each.title === title ? { ...schedule, ...(short && { short }) } : each;
    }),
  );
}

function without(schedule: BellSchedule, classes: readonly string[]): BellSchedule {
  return { ...schedule, classes: schedule.classes.filter((each) => !classes.includes(each)) };
}

/** The lesson that this time is in; breaks are no lessons. */
export function lessonAt(time: Temporal.PlainTime, lessons: readonly Lesson[]): Lesson | undefined {
  const { compare, from } = Temporal.PlainTime;
  return lessons.find((lesson) => compare(time, from(lesson.from)) >= 0 && compare(time, from(lesson.to)) < 0);
}

export type BellsProblem = 'no-lessons' | 'no-such-time' | 'out-of-order';

/** Reads «8:30–9:15, 9:25–10:10», one after the other, with any signs between. */
export function parseBells(typed: string): Outcome<readonly Lesson[], BellsProblem> {
  const times = [...typed.matchAll(/(\d{1,2})[:.](\d{2})/gu)].map(([, hour = '', minute = '']) => ({
    hour: Number(hour),
    minute: Number(minute),
  }));
  if (times.length < 2 || times.length % 2 !== 0) return refused('no-lessons');
  if (times.some(({ hour, minute }) => hour > 23 || minute > 59)) return refused('no-such-time');
  const words = times.map(({ hour, minute }) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
  // A lesson may begin at the minute when another ends.
  const ordered = words.every((time, index) => {
    const before = words[index - 1];
    return before === undefined || (index % 2 === 0 ? before <= time : before < time);
  });
  if (!ordered) return refused('out-of-order');
  return ok(words.flatMap((from, index) => (index % 2 === 0 ? [{ from, to: words[index + 1] ?? from }] : [])));
}
