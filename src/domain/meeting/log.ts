import type { PersonId } from '#domain/ids.ts';
import { type Outcome, ok, refused } from '#domain/outcome.ts';
import type { Personal } from '#domain/personal.ts';
import type { Pause } from '#domain/school/pauses.ts';
import { correctableUntil } from './log-times.ts';
import type { MeetingState } from './planned.ts';

/** Why a planned meeting was not held, as a mentor says it with one tap. `moved`: another time is looked for at once. */
export const notHeldReasons = ['ill', 'absent', 'lessons', 'busy', 'other'] as const;

export type NotHeldReason = (typeof notHeldReasons)[number] | 'moved';

/** What the mentor has noted beside that it was held. Sources: methodology.md 4.2; product.md keeps it short. */
export interface Details {
  readonly minutes?: number;
  readonly topics?: Personal<string>;
  readonly note?: Personal<string>;
  readonly result?: Personal<string>;
  readonly difficulties?: Personal<string>;
}

/** What is written down of a meeting. */
export type Log =
  | ({ readonly held: true; readonly came: readonly PersonId[] } & Details)
  | { readonly held: false; readonly why: NotHeldReason; readonly words?: Personal<string> };

export type LogHindrance = 'not-begun' | 'cancelled' | 'too-late';

/** Whether a meeting may be written down, for the first time or once more: corrections are taken for 14 days. */
export function mayLog(
  { state, startsAt, loggedAt }: { state: MeetingState; startsAt: Temporal.Instant; loggedAt?: Temporal.Instant },
  at: Temporal.Instant,
  pauses: readonly Pause[],
  timeZone: string,
): Outcome<'log' | 'correct', LogHindrance> {
  if (state === 'cancelled') return refused('cancelled');
  if (loggedAt !== undefined) {
    const until = correctableUntil(loggedAt, pauses, timeZone);
    return Temporal.Instant.compare(at, until) < 0 ? ok('correct') : refused('too-late');
  }
  return Temporal.Instant.compare(at, startsAt) < 0 ? refused('not-begun') : ok('log');
}
