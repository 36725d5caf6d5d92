import { lessonsOf, type Timetable } from '#domain/people/timetable.ts';
import { type BellSchedule, lessonAt } from '#domain/school/bells.ts';
import { type Holidays, isHoliday } from '#domain/school/holidays.ts';
import { type QuietHours, quietSpan } from '#domain/school/quiet-hours.ts';

/** How somebody wishes to be told what they have not asked for. */
export interface NoticeWishes {
  /** «Стоп»: they take part, and are told nothing. */
  readonly stopped: boolean;
  /** Their own quiet hours; absent: the school's. */
  readonly quiet?: QuietHours;
  /** Of a pupil: in lessons nothing comes. */
  readonly className?: string;
  /** Their own lessons; absent: a pupil has those of the class, anybody else none. */
  readonly timetable?: Timetable;
}

/** What of a school says when its people may be told something. */
export interface NoticeHours {
  readonly quiet: QuietHours;
  readonly timeZone: string;
  readonly bells: readonly BellSchedule[];
  readonly holidays: readonly Holidays[];
}

/** When somebody is not to be disturbed: `from` inclusive, `to` exclusive. */
export interface BusySpan {
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant;
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
  return wishes.stopped ? 'never' : (busySpan(wishes, school, at)?.to ?? at);
}

/**
 * The whole time around a moment in which nothing may come: quiet hours and lessons that touch or overlap are one span,
 * so that just before it and at its end somebody may be told. Undefined where the moment itself is free.
 */
export function busySpan(wishes: NoticeWishes, school: NoticeHours, at: Temporal.Instant): BusySpan | undefined {
  const found = pieceAt(wishes, school, at);
  if (!found) return undefined;
  let { from, to } = found;
  for (let next = pieceAt(wishes, school, to); next; next = pieceAt(wishes, school, to)) to = next.to;
  const before = () => pieceAt(wishes, school, from.subtract({ nanoseconds: 1 }));
  for (let last = before(); last; last = before()) from = last.from;
  return { from, to };
}

/** On Sundays nobody has lessons, and quiet hours do not fill a day: going from piece to piece comes to an end. */
function pieceAt(wishes: NoticeWishes, school: NoticeHours, at: Temporal.Instant): BusySpan | undefined {
  return quietSpan(wishes.quiet ?? school.quiet, at, school.timeZone) ?? lessonSpan(wishes, school, at);
}

function lessonSpan(
  wishes: NoticeWishes,
  { timeZone, holidays, bells }: NoticeHours,
  at: Temporal.Instant,
): BusySpan | undefined {
  const now = at.toZonedDateTimeISO(timeZone);
  const day = now.toPlainDate();
  if (isHoliday(day, holidays)) return undefined;
  const lesson = lessonAt(now.toPlainTime(), lessonsOf(wishes, bells, day));
  const moment = (plainTime: string) => day.toZonedDateTime({ timeZone, plainTime }).toInstant();
  return lesson && { from: moment(lesson.from), to: moment(lesson.to) };
}
