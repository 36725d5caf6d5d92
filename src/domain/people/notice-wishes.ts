import { type QuietHours, quietEnd } from '#domain/school/quiet-hours.ts';

/** How somebody wishes to be told what they have not asked for. */
export interface NoticeWishes {
  /** «Стоп»: they take part, and are told nothing. */
  readonly stopped: boolean;
  /** Their own quiet hours; absent: the school's. */
  readonly quiet?: QuietHours;
}

/** When a notice may come: at once, or when the quiet hours end; never to somebody who has said «стоп». */
export function noticeTime(
  { stopped, quiet }: NoticeWishes,
  school: { readonly quiet: QuietHours; readonly timeZone: string },
  at: Temporal.Instant,
): Temporal.Instant | 'never' {
  return stopped ? 'never' : quietEnd(quiet ?? school.quiet, at, school.timeZone);
}
