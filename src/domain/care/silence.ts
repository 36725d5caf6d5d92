import type { Holidays } from '#domain/school/holidays.ts';
import { countedDays, holidayPauses, type Pause, withoutPauses } from '#domain/school/pauses.ts';
import { schoolDate } from '#domain/time.ts';

/** How often a pair has agreed to meet, and that in days. */
const agreedDays = { weekly: 7, fortnightly: 14, monthly: 30 } as const;
export type AgreedRhythm = keyof typeof agreedDays;

/** Silence is longer than the rhythm by half, and never shorter than a fortnight. Source: product.md 8. */
const timesRhythm = 1.5;
const leastDays = 14;

/** With fewer gaps between meetings than these, what was agreed says more: знакомство and пробная may be a day apart. */
const leastGaps = 3;

/** How long the curator waits after the mentor was asked. */
const curatorDays = 3;

/** What a pair's silence is counted by. */
export interface PairPace {
  /** When it became active, or was entered where it had worked before. */
  readonly startedAt: Temporal.Instant;
  /** The ends of its held meetings, in any order. */
  readonly held: readonly Temporal.Instant[];
  readonly agreed: AgreedRhythm;
}

/** Days on which the clocks of a pair stand still, and whose. Source: product.md 8. */
export interface StillDays {
  /** Absences of either side, quarantine, a pause of the pair. */
  readonly pauses: readonly Pause[];
  readonly holidays: readonly Holidays[];
  readonly timeZone: string;
}

/**
 * The pair's own rhythm in days: the median gap between days of held meetings, days standing still not counted; what was
 * agreed, till there are enough of them.
 */
export function rhythmDays({ held, agreed }: PairPace, still: StillDays): number {
  const days = held
    .map((at) => schoolDate(at, still.timeZone))
    .toSorted((a, b) => Temporal.PlainDate.compare(a, b))
    .filter((day, index, all) => !all[index - 1]?.equals(day));
  const gaps = days.flatMap((day, index) => {
    const before = days[index - 1];
    return before ? [gap(before, day, still)] : [];
  });
  return gaps.length < leastGaps ? agreedDays[agreed] : median(gaps);
}

/** From a midnight after a meeting to that after the next: a meeting in the holidays does not come sooner by them. */
function gap(from: Temporal.PlainDate, to: Temporal.PlainDate, still: StillDays): number {
  const end = (day: Temporal.PlainDate) => day.add({ days: 1 }).toZonedDateTime(still.timeZone).toInstant();
  return countedDays(end(from), end(to), pausesFrom(from, still), still.timeZone);
}

/** The end of the last held meeting; the pair's start where none was held since. */
export function silentSince({ startedAt, held }: PairPace): Temporal.Instant {
  return held.reduce((last, at) => (Temporal.Instant.compare(at, last) > 0 ? at : last), startedAt);
}

/**
 * The moment when a pair is silent unless it meets before: then the mentor is asked kindly. Silence, too, is of days
 * that count. Quiet hours are not heeded here.
 */
export function silentAt(pair: PairPace, still: StillDays): Temporal.Instant {
  const since = silentSince(pair);
  const days = Math.max(leastDays, timesRhythm * rhythmDays(pair, still));
  return withoutPauses(
    since,
    { hours: Math.round(days * 24) },
    pausesFrom(schoolDate(since, still.timeZone), still),
    still.timeZone,
  );
}

/** When the curator hears of a pair that is silent still. */
export function curatorHearsAt(mentorAskedAt: Temporal.Instant, still: StillDays): Temporal.Instant {
  const pauses = pausesFrom(schoolDate(mentorAskedAt, still.timeZone), still);
  return withoutPauses(mentorAskedAt, { days: curatorDays }, pauses, still.timeZone);
}

/** A meeting whose time is past; one that was moved or called off in time is none. */
export interface PastMeeting {
  readonly at: Temporal.Instant;
  readonly held: boolean;
}

/** When the third in a row was missed; undefined where the last three were not all missed. A fourth changes nothing. */
export function thirdMissedAt(meetings: readonly PastMeeting[]): Temporal.Instant | undefined {
  const inOrder = meetings.toSorted((a, b) => Temporal.Instant.compare(a.at, b.at));
  return inOrder[inOrder.findLastIndex(({ held }) => held) + 3]?.at;
}

function pausesFrom(day: Temporal.PlainDate, { pauses, holidays }: StillDays): readonly Pause[] {
  return [...pauses, ...holidayPauses(holidays, day)];
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2;
}
