import type { Asking, Talk } from '#bot/conversation/conversation.ts';
import type { PlanningTerms } from '#bot/work/planning.ts';
import type { Work } from '#bot/work/work.ts';
import { brand, type MeetingId, type PairId } from '#domain/ids.ts';
import { readDayToCome } from '#domain/meeting/near-day.ts';
import { readSeries } from '#domain/meeting/series.ts';
import { dayAfter, nextDays, suggestion, usualTimes } from '#domain/meeting/slots.ts';
import { readTimeOn, readWhen, type When, type WhenContext } from '#domain/meeting/when-words.ts';
import { type BellSchedule, lessonsOn } from '#domain/school/bells.ts';
import { schoolDate } from '#domain/time.ts';
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
  { pair, round, series, moved }: { pair: string; round: number; series: boolean; moved?: string | undefined },
): Promise<WhenSaid> {
  const known = await talk.read(`known-${round}`, (work) => knownOf(work, pair, moved));
  const answer = await talk.ask<Answer>(`when-${round}`, words.when(series), askingWhen(known, series));
  if (answer === 'weekly') return talk.ask(`weekly-${round}`, words.weekly, askingSeries(known));
  if (answer !== 'pick') return answer;
  const picked = await talk.ask<string | WhenSaid>(`day-${round}`, words.day, askingDay(known));
  if (typeof picked !== 'string') return picked;
  const day = Temporal.PlainDate.from(picked);
  const time = await talk.ask<string | WhenSaid>(`time-${round}`, words.time(day), askingTime(day, known));
  return typeof time === 'string' ? once(day.toPlainDateTime(time).toString()) : time;
}

/** `moved`: the meeting that gets another time. */
async function knownOf({ planning, meetings, school, at }: Work, pair: string, moved?: string): Promise<Known> {
  const before = moved === undefined ? undefined : (await meetings.see(brand<MeetingId>(moved)))?.starts;
  const terms = await planning.terms(brand<PairId>(pair));
  const { last, bells } = terms ?? ({} as Partial<PlanningTerms>);
  const suggested = before
    ? dayAfter(before, at, school.timeZone, school.holidays)
    : suggestion(last, at, school.timeZone, school.holidays);
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
      if (when.ok) return { value: readOnce(when.value) };
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

/** A day by a button or in words; with the time said too, nothing more is asked. */
function askingDay(known: Known): Asking<string | WhenSaid> {
  return {
    suggest: (at) =>
      nextDays(at, known.timeZone, daysShown).map((day) => ({
        label: words.dayLabel(day, known.holidays),
        value: day.toString(),
      })),
    read(input, at) {
      const day = readDayToCome(input, schoolDate(at, known.timeZone));
      if (day.ok) return { value: day.value.toString() };
      const when = readWhen(input, contextOf(known, at));
      if (when.ok) return { value: readOnce(when.value) };
      return { problem: words.dayProblems[day.problem] };
    },
  };
}

function askingTime(day: Temporal.PlainDate, known: Known): Asking<string | WhenSaid> {
  return {
    suggest: (at) => timesOf(day, known, at).map((time) => ({ label: words.timeLabel(time), value: time.toString() })),
    read(input, at) {
      const when = readTimeOn(day, input, contextOf(known, at));
      return when.ok ? { value: readOnce(when.value) } : { problem: words.timeProblems(when.problem) };
    },
  };
}

const once = (at: string): WhenSaid => ({ at, series: null, supposed: [] });

function readOnce({ at, supposed }: When): WhenSaid {
  return { ...once(at.toString()), supposed: [...supposed] };
}

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

function timesOf(day: Temporal.PlainDate, known: Known, at: Temporal.Instant): readonly Temporal.PlainTime[] {
  const now = at.toZonedDateTimeISO(known.timeZone).toPlainDateTime();
  const bells = bellsIn(known);
  const all = usualTimes(bells && lessonsOn(day, bells));
  const toCome = all.filter((time) => Temporal.PlainDateTime.compare(day.toPlainDateTime(time), now) > 0);
  return toCome.length > 0 ? toCome : all;
}
