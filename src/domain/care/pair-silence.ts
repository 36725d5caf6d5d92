import { isHoliday } from '#domain/school/holidays.ts';
import { schoolDate } from '#domain/time.ts';
import { curatorHearsAt, type PairPace, type StillDays, silentAt, silentSince, thirdMissedAt } from './silence.ts';

/** A meeting whose time is past; without an outcome nobody has written it down yet. */
export interface LivedMeeting {
  readonly startsAt: Temporal.Instant;
  readonly endsAt: Temporal.Instant;
  readonly held?: boolean;
}

/** What a pair is asked about at a moment, each once: `since` tells one silence from the next. */
export interface SilenceNow {
  readonly kind: 'silent' | 'missed';
  readonly since: Temporal.Instant;
}

/**
 * Whether a pair is silent now, or has missed three in a row. On a day on which its clocks stand still nobody is asked.
 * What nobody has written down is neither held nor missed: of that the log asks.
 */
export function silencesNow(
  { startedAt, agreed, meetings }: Pick<PairPace, 'startedAt' | 'agreed'> & { meetings: readonly LivedMeeting[] },
  still: StillDays,
  now: Temporal.Instant,
): readonly SilenceNow[] {
  if (standsStill(still, now)) return [];
  const pace = { startedAt, agreed, held: meetings.flatMap(({ endsAt, held }) => (held ? [endsAt] : [])) };
  const logged = meetings.flatMap(({ startsAt, held }) => (held === undefined ? [] : [{ at: startsAt, held }]));
  const missed = thirdMissedAt(logged);
  return [
    ...(missed ? [{ kind: 'missed', since: missed } as const] : []),
    ...(Temporal.Instant.compare(silentAt(pace, still), now) <= 0
      ? [{ kind: 'silent', since: silentSince(pace) } as const]
      : []),
  ];
}

/** Whether the curator is to hear by now of a silence that goes on. */
export function curatorHears(mentorAskedAt: Temporal.Instant, still: StillDays, now: Temporal.Instant): boolean {
  return !standsStill(still, now) && Temporal.Instant.compare(curatorHearsAt(mentorAskedAt, still), now) <= 0;
}

function standsStill({ pauses, holidays, timeZone }: StillDays, now: Temporal.Instant): boolean {
  const today = schoolDate(now, timeZone);
  const { compare } = Temporal.PlainDate;
  return (
    isHoliday(today, holidays) || pauses.some(({ from, to }) => compare(from, today) <= 0 && compare(today, to) <= 0)
  );
}
