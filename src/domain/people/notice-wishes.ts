import { type BellSchedule, bellsOf, lessonEnd } from '#domain/school/bells.ts';
import { type Holidays, isHoliday } from '#domain/school/holidays.ts';
import { type QuietHours, quietEnd } from '#domain/school/quiet-hours.ts';

/** How somebody wishes to be told what they have not asked for. */
export interface NoticeWishes {
  /** «Стоп»: they take part, and are told nothing. */
  readonly stopped: boolean;
  /** Their own quiet hours; absent: the school's. */
  readonly quiet?: QuietHours;
  /** Of a pupil: in lessons nothing comes. */
  readonly className?: string;
}

/** What of a school says when its people may be told something. */
export interface NoticeHours {
  readonly quiet: QuietHours;
  readonly timeZone: string;
  readonly bells: readonly BellSchedule[];
  readonly holidays: readonly Holidays[];
}

/**
 * When a notice may come: at once, or when quiet hours or the lesson end; never to somebody who has said «стоп».
 * Source: product.md, «How it must feel». Calls for help do not ask.
 */
export function noticeTime(
  wishes: NoticeWishes,
  school: NoticeHours,
  at: Temporal.Instant,
): Temporal.Instant | 'never' {
  if (wishes.stopped) return 'never';
  const quiet = wishes.quiet ?? school.quiet;
  const bells = bellsOf(wishes.className, school.bells);
  let when = at;
  // A lesson may begin in the minute when quiet hours end, and the other way round; a day holds fewer changes than this.
  for (let change = 0; change < mostChanges; change += 1) {
    const awake = quietEnd(quiet, when, school.timeZone);
    const free = bells ? afterLesson(bells, school, awake) : awake;
    if (free.equals(when)) return when;
    when = free;
  }
  return when;
}

const mostChanges = 30;

/** Lessons are on weekdays out of holidays. */
function afterLesson(bells: BellSchedule, { timeZone, holidays }: NoticeHours, at: Temporal.Instant): Temporal.Instant {
  const now = at.toZonedDateTimeISO(timeZone);
  const day = now.toPlainDate();
  if (day.dayOfWeek > lastSchoolDay || isHoliday(day, holidays)) return at;
  const end = lessonEnd(now.toPlainTime(), bells);
  return end ? day.toZonedDateTime({ timeZone, plainTime: end }).toInstant() : at;
}

/** On Saturdays some have lessons; a notice then disturbs less than one that comes on Monday. */
const lastSchoolDay = 5;
