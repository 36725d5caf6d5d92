import { type NoticeHours, type NoticeWishes, noticeTime } from '#domain/people/notice-wishes.ts';
import { afterPauses, type Pause } from '#domain/school/pauses.ts';

/**
 * The first moment from `at` on that is in no pause, and in which a notice may come. Quiet hours may end on a day of
 * absence, and an absence ends at midnight, in quiet hours: asked until both agree.
 */
export function noticeAfterPauses(
  at: Temporal.Instant,
  wishes: NoticeWishes,
  school: NoticeHours,
  pauses: readonly Pause[],
): Temporal.Instant | 'never' {
  const told = noticeTime(wishes, school, afterPauses(at, pauses, school.timeZone));
  return told === 'never' || told.equals(at) ? told : noticeAfterPauses(told, wishes, school, pauses);
}
