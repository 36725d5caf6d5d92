import { noticeAfterPauses } from '#domain/people/notice-after-pauses.ts';
import type { NoticeHours, NoticeWishes } from '#domain/people/notice-wishes.ts';
import { type Pause, withoutPauses } from '#domain/school/pauses.ts';

/** So many days after the question an unlogged meeting is reminded of once. */
const reminderDays = 2;

/** So many days after the question the curator reads of an unlogged meeting, and it counts as missed. */
export const unloggedDays = 7;

/** How long a log may be corrected. */
const correctionDays = 14;

/** How long somebody remembers how a meeting was: those of a pair that is entered with its past are not asked after. */
const freshDays = 14;

/** Whether whoever came to a meeting that is written down now is asked how it was. */
export function isFresh(day: Temporal.PlainDate, today: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(day.add({ days: freshDays }), today) >= 0;
}

/**
 * When the mentor is asked «состоялась?»: an hour after the end, out of quiet hours and lessons. `away` are the mentor's
 * own absences: the question waits till they are back. A quarantine does not belong there: a meeting kept in one is held
 * online, and asking after it would come weeks late. Nor do holidays: who met in them has something to log.
 */
export function logQuestionAt(
  endsAt: Temporal.Instant,
  wishes: NoticeWishes,
  school: NoticeHours,
  away: readonly Pause[],
): Temporal.Instant | 'never' {
  return noticeAfterPauses(endsAt.add({ hours: 1 }), wishes, school, away);
}

/** When the mentor is reminded, once, of a meeting still unlogged. `pauses`: absence and quarantine. */
export function logReminderAt(
  askedAt: Temporal.Instant,
  wishes: NoticeWishes,
  school: NoticeHours,
  pauses: readonly Pause[],
): Temporal.Instant | 'never' {
  return noticeAfterPauses(
    withoutPauses(askedAt, { days: reminderDays }, pauses, school.timeZone),
    wishes,
    school,
    pauses,
  );
}

/**
 * From when on an unlogged meeting stands in the curator's digest. Of a mentor who is never asked («стоп»), `askedAt` is an
 * hour after the end.
 */
export function unloggedSince(askedAt: Temporal.Instant, pauses: readonly Pause[], timeZone: string): Temporal.Instant {
  return withoutPauses(askedAt, { days: unloggedDays }, pauses, timeZone);
}

/** Until when, exclusive, what was logged may be corrected. */
export function correctableUntil(
  loggedAt: Temporal.Instant,
  pauses: readonly Pause[],
  timeZone: string,
): Temporal.Instant {
  return withoutPauses(loggedAt, { days: correctionDays }, pauses, timeZone);
}
