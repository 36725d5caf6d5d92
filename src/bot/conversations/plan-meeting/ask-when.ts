import type { Asking, Option, Talk } from '#bot/conversation/conversation.ts';
import type { PlanningTerms } from '#bot/work/planning.ts';
import type { Work } from '#bot/work/work.ts';
import { brand, type PairId } from '#domain/ids.ts';
import { readSeries } from '#domain/meeting/series.ts';
import { nextDays, suggestion, usualTimes } from '#domain/meeting/slots.ts';
import { readWhen, type WhenContext } from '#domain/meeting/when-words.ts';
import { type BellSchedule, lessonsOn } from '#domain/school/bells.ts';
import { words } from './when-said.ts';

/** When a meeting is to be, as the log keeps it: ISO, by the clock on the school's wall. */
export type WhenSaid = {
  at: string;
  series: { every: 1 | 2; until: string; exceptHolidays: boolean } | null;
  /** What was not said and is shown before it is saved. */
  supposed: readonly string[];
};

type Spans = { from: string; to: string }[];

type Known = {
  timeZone: string;
  last: string | null;
  suggested: string | null;
  bells: { lessons: Spans; short: { days: Spans; lessons: Spans } | null } | null;
  holidays: Spans;
};

type Answer = WhenSaid | 'pick' | 'weekly';

/** Asks for the time of a meeting: what is suggested, a day and then a time, or words. `round` names the steps apart. */
export async function askWhen(
  talk: Talk,
  { pair, round, series }: { pair: string; round: number; series: boolean },
): Promise<WhenSaid> {
  const known = await talk.read(`known-${round}`, (work) => knownOf(work, pair));
  const answer = await talk.ask<Answer>(`when-${round}`, words.when(series), askingWhen(known, series));
  if (answer === 'weekly') return talk.ask(`weekly-${round}`, words.weekly, askingSeries(known));
  if (answer !== 'pick') return answer;
  const day = await talk.choose(`day-${round}`, words.day, daysOf);
  const time = await talk.choose(`time-${round}`, words.time(Temporal.PlainDate.from(day)), (work) =>
    timesOf(work, day, known),
  );
  return { at: Temporal.PlainDate.from(day).toPlainDateTime(time).toString(), series: null, supposed: [] };
}

async function knownOf({ planning, school, at }: Work, pair: string): Promise<Known> {
  const terms = await planning.terms(brand<PairId>(pair));
  const { last, bells } = terms ?? ({} as Partial<PlanningTerms>);
  const suggested = suggestion(last, at, school.timeZone, school.holidays);
  return {
    timeZone: school.timeZone,
    last: last?.toString() ?? null,
    suggested: suggested?.toString() ?? null,
    bells: bells ? keptBells(bells) : null,
    holidays: kept(school.holidays),
  };
}

function keptBells({ lessons, short }: BellSchedule): NonNullable<Known['bells']> {
  return {
    lessons: kept(lessons),
    short: short ? { days: kept(short.days), lessons: kept(short.lessons) } : null,
  };
}

const kept = (spans: readonly { readonly from: string; readonly to: string }[]): Spans =>
  spans.map(({ from, to }) => ({ from, to }));

function bellsIn({ bells }: Known): WhenContext['bells'] {
  return bells ? { lessons: bells.lessons, ...(bells.short && { short: bells.short }) } : undefined;
}

function askingWhen(known: Known, series: boolean): Asking<Answer> {
  const { suggested } = known;
  return {
    suggest: [
      ...(suggested === null
        ? []
        : [{ label: words.asLast(Temporal.PlainDateTime.from(suggested)), value: once(suggested) }]),
      { label: words.pick, value: 'pick' as const },
      ...(series ? [{ label: words.everyWeek, value: 'weekly' as const }] : []),
    ],
    read(input, at) {
      const context = contextOf(known, at);
      const when = readWhen(input, context);
      if (when.ok) return { value: { ...once(when.value.at.toString()), supposed: [...when.value.supposed] } };
      const several = series ? readSeries(input, context) : undefined;
      if (several?.ok) return { value: saidOf(several.value) };
      const isRhythm = several && several.problem !== 'no-rhythm' && several.problem !== 'unclear';
      return { problem: words.problems[isRhythm ? several.problem : when.problem] };
    },
  };
}

function askingSeries(known: Known): Asking<WhenSaid> {
  return {
    read(input, at) {
      const read = readSeries(input, contextOf(known, at));
      return read.ok ? { value: saidOf(read.value) } : { problem: words.problems[read.problem] };
    },
  };
}

const once = (at: string): WhenSaid => ({ at, series: null, supposed: [] });

type SeriesRead = Extract<ReturnType<typeof readSeries>, { ok: true }>['value'];

function saidOf({ first, every, until, exceptHolidays, supposed }: SeriesRead): WhenSaid {
  return { at: first.toString(), series: { every, until: until.toString(), exceptHolidays }, supposed: [...supposed] };
}

function contextOf(known: Known, now: Temporal.Instant): WhenContext {
  const { timeZone, last, holidays } = known;
  return {
    now,
    timeZone,
    last: last === null ? undefined : Temporal.PlainDateTime.from(last),
    bells: bellsIn(known),
    holidays,
  };
}

const daysShown = 7;

async function daysOf({ at, school }: Work): Promise<readonly Option[]> {
  return nextDays(at, school.timeZone, daysShown).map((day) => ({
    key: day.toString(),
    label: words.dayLabel(day, school.holidays),
  }));
}

async function timesOf({ at, school }: Work, day: string, known: Known): Promise<readonly Option[]> {
  const date = Temporal.PlainDate.from(day);
  const now = at.toZonedDateTimeISO(school.timeZone).toPlainDateTime();
  const bells = bellsIn(known);
  const all = usualTimes(bells && lessonsOn(date, bells));
  const toCome = all.filter((time) => Temporal.PlainDateTime.compare(date.toPlainDateTime(time), now) > 0);
  return (toCome.length > 0 ? toCome : all).map((time) => ({ key: time.toString(), label: words.timeLabel(time) }));
}
