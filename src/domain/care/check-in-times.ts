import { noticeAfterPauses } from '#domain/people/notice-after-pauses.ts';
import type { NoticeHours, NoticeWishes } from '#domain/people/notice-wishes.ts';
import { afterPauses, holidayPauses, type Pause, withoutPauses } from '#domain/school/pauses.ts';
import { schoolDate } from '#domain/time.ts';

/** After lessons, before supper. */
const hour = Temporal.PlainTime.from('16:00');

/** Days after the start of the first two. Source: product.md 8; the rest come monthly after the second. */
const firstDays = 7;
const secondDays = 21;

/** `number`: the first «Как идут дела?» of a pair is 1. */
export interface CheckIn {
  readonly number: number;
  readonly at: Temporal.Instant;
}

/** What the moments of one person's check-ins in one pair depend on. */
export interface CheckInCourse {
  /** For a pair that worked before the school came here, the day when it was entered. */
  readonly startedOn: Temporal.PlainDate;
  /** The last one that was asked or skipped, and when that was; absent before the first. */
  readonly last?: CheckIn;
  /** Absences of either side, quarantine, a pause of the pair: its days are not counted. */
  readonly pauses: readonly Pause[];
}

/**
 * The next check-in, and its moment, which may be past where the program stood still: then it is asked at once, and
 * whatever else fell before that is not caught up. At 16:00 of the school's clock, later in quiet hours or a lesson.
 * Days of pauses are not counted; holidays are, but one that falls into them comes on the first day after. Those that
 * so come together are one (a summer's three). Monthly is on the day of the month of the second, the last day of a
 * shorter month. Weekends are days like others.
 */
export function nextCheckIn(
  { startedOn, last, pauses }: CheckInCourse,
  wishes: NoticeWishes,
  school: NoticeHours,
): CheckIn | 'never' {
  for (let number = (last?.number ?? 0) + 1; ; number += 1) {
    const day = countedDay(number, startedOn, pauses, school.timeZone);
    const at = moment(day, pauses, wishes, school);
    if (at === 'never') return 'never';
    if (!last || Temporal.Instant.compare(at, last.at) > 0) return { number, at };
  }
}

/**
 * Whether a check-in due at `at` is left out: the person has answered something of the kind (a survey, a rating with
 * words, a check-in of another pair) in the five days before.
 */
export function answeredLately(answeredAt: Temporal.Instant | undefined, at: Temporal.Instant): boolean {
  return answeredAt !== undefined && answeredAt.until(at).total('hours') <= 5 * 24;
}

/**
 * When one is put of those that somebody was asked at the same moment (about all of a group): one each day, out of holidays, in the
 * order of `place`, from 0.
 */
export function inTurn(
  askedAt: Temporal.Instant,
  place: number,
  wishes: NoticeWishes,
  school: NoticeHours,
): Temporal.Instant | 'never' {
  return place === 0 ? askedAt : moment(schoolDate(askedAt, school.timeZone).add({ days: place }), [], wishes, school);
}

/** The day of one, before holidays move it. */
function countedDay(
  number: number,
  startedOn: Temporal.PlainDate,
  pauses: readonly Pause[],
  timeZone: string,
): Temporal.PlainDate {
  if (number === 1) return counted(startedOn, firstDays, pauses, timeZone);
  const second = counted(startedOn, secondDays, pauses, timeZone);
  const days = second.until(second.add({ months: number - 2 })).days;
  return counted(second, days, pauses, timeZone);
}

/** So many days on, those of pauses not counted. */
function counted(from: Temporal.PlainDate, days: number, pauses: readonly Pause[], timeZone: string) {
  const midnight = from.toZonedDateTime(timeZone).toInstant();
  return schoolDate(withoutPauses(midnight, { days }, pauses, timeZone), timeZone);
}

function moment(
  day: Temporal.PlainDate,
  pauses: readonly Pause[],
  wishes: NoticeWishes,
  school: NoticeHours,
): Temporal.Instant | 'never' {
  const { timeZone, holidays } = school;
  const still = [...pauses, ...holidayPauses(holidays, day)];
  const open = schoolDate(afterPauses(day.toZonedDateTime(timeZone).toInstant(), still, timeZone), timeZone);
  const at = open.toZonedDateTime({ timeZone, plainTime: hour }).toInstant();
  return noticeAfterPauses(at, wishes, school, still);
}
