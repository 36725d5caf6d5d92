import { busySpan, type NoticeHours, type NoticeWishes } from '#domain/people/notice-wishes.ts';

/** How long before a meeting somebody wishes to be reminded; who wants none has an empty list. */
export const reminderLeads = ['24h', '2h'] as const;
export type ReminderLead = (typeof reminderLeads)[number];

const hoursOf: Record<ReminderLead, number> = { '24h': 24, '2h': 2 };

/** `madeAt`: when it was given its present time; moving a meeting makes it anew. */
export interface PlannedTime {
  readonly startsAt: Temporal.Instant;
  readonly madeAt: Temporal.Instant;
}

export interface Reminder {
  readonly lead: ReminderLead;
  readonly at: Temporal.Instant;
}

/**
 * When one person is reminded of one meeting, the earliest first; by default a day and two hours before it.
 *
 * - In quiet hours or lessons nothing comes. A reminder goes at the end of such a span if half an hour or more then
 *   remains, else ten minutes before its beginning. Quiet hours and lessons that touch are one span. Where those ten
 *   minutes lead into another span (a break of five minutes), the same is asked of that one.
 * - One that was past when the meeting was made is not sent: past by its own hours, though its span ended later (who has
 *   just heard of a meeting is not reminded of it an hour later), or past by the moment to which its span moved it.
 *   In the very minute is not past.
 * - If a reminder would not come before a nearer one, it is dropped: the nearer is sent alone. So they never fall
 *   together, and «завтра» never follows «через два часа».
 * - After «стоп», none. Wishes are those of now: who changes them has the moments counted anew.
 */
export function reminderMoments(
  meeting: PlannedTime,
  wishes: NoticeWishes,
  school: NoticeHours,
  leads: readonly ReminderLead[] = reminderLeads,
): readonly Reminder[] {
  if (wishes.stopped) return [];
  const kept: Reminder[] = [];
  for (const lead of reminderLeads.toReversed()) {
    const at = leads.includes(lead) ? moment(meeting, lead, wishes, school) : undefined;
    const nearer = kept[0];
    if (at && (!nearer || before(at, nearer.at))) kept.unshift({ lead, at });
  }
  return kept;
}

/** Undefined: past when the meeting was made. Each step back is towards `madeAt`, so there is an end to them. */
function moment(
  { startsAt, madeAt }: PlannedTime,
  lead: ReminderLead,
  wishes: NoticeWishes,
  school: NoticeHours,
): Temporal.Instant | undefined {
  const lastAfterSpan = startsAt.subtract({ minutes: 30 });
  let at = startsAt.subtract({ hours: hoursOf[lead] });
  while (!before(at, madeAt)) {
    const busy = busySpan(wishes, school, at);
    if (!busy) return at;
    if (!before(lastAfterSpan, busy.to)) return busy.to;
    at = busy.from.subtract({ minutes: 10 });
  }
  return undefined;
}

const before = (one: Temporal.Instant, other: Temporal.Instant) => Temporal.Instant.compare(one, other) < 0;
