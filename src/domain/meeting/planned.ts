import type { MeetingId, PairId, PersonId, SeriesId } from '#domain/ids.ts';
import { type Outcome, ok, refused } from '#domain/outcome.ts';
import type { Personal } from '#domain/personal.ts';
import type { MeetingKind } from './meeting.ts';

export type MeetingState = 'planned' | 'cancelled' | 'held' | 'not-held';

/** Why a meeting is moved or cancelled; the last three are said by the program itself. */
export const changeReasons = ['ill', 'lessons', 'busy', 'other'] as const;
export type ChangeReason = (typeof changeReasons)[number] | 'guardian' | 'over';

/** What somebody has been asked: a guardian, or a curator about a specialist. */
export type Answer = 'asked' | 'yes' | 'no';

/** A mentee who is invited. Until a guardian who is asked says yes the meeting is not planned for them. */
export interface Invited {
  readonly mentee: PersonId;
  readonly guardianAnswer?: Answer;
  /** The time that held for them till a guardian was asked about another one: they have heard of it. */
  readonly stoodAt?: Temporal.Instant;
  /** When a guardian said yes. */
  readonly agreedAt?: Temporal.Instant;
}

export interface Meeting {
  readonly id: MeetingId;
  readonly pair: PairId;
  readonly mentor: PersonId;
  readonly kind: MeetingKind;
  readonly startsAt: Temporal.Instant;
  readonly minutes: number;
  /** A room, an address, or a link where it is online. */
  readonly place?: Personal<string>;
  readonly online: boolean;
  readonly outside: boolean;
  readonly series?: SeriesId;
  /** Raised by each change that a calendar must know of. */
  readonly sequence: number;
  readonly state: MeetingState;
  readonly why?: ChangeReason;
  readonly whyWords?: Personal<string>;
  readonly specialist?: Personal<string>;
  readonly specialistAnswer?: Answer;
  /** Who has planned it, or moved it last. */
  readonly madeBy?: PersonId;
  /** When it was given its present time. */
  readonly timedAt: Temporal.Instant;
  readonly changedAt: Temporal.Instant;
  readonly invited: readonly Invited[];
}

/** How long a meeting is where nobody says otherwise, in minutes. */
export const usualMinutes = 45;

export type ChangeHindrance = 'logged' | 'cancelled' | 'past';

/** What has begun is over for planning: it is written down in the log. */
export function mayChange(
  { state, startsAt }: Pick<Meeting, 'state' | 'startsAt'>,
  at: Temporal.Instant,
): Outcome<true, ChangeHindrance> {
  if (state === 'cancelled') return refused('cancelled');
  if (state !== 'planned') return refused('logged');
  return Temporal.Instant.compare(startsAt, at) <= 0 ? refused('past') : ok(true);
}

export function endOf({ startsAt, minutes }: Pick<Meeting, 'startsAt' | 'minutes'>): Temporal.Instant {
  return startsAt.add({ minutes });
}

/** Those for whom it is planned: nobody is asked about them, or whoever was has said yes. */
export function standing({ invited }: Pick<Meeting, 'invited'>): Invited[] {
  return invited.filter(({ guardianAnswer }) => guardianAnswer === undefined || guardianAnswer === 'yes');
}

/** Since when a mentee has a meeting at its present time: a guardian may have agreed later than others of a group. */
export function timedFor(
  { timedAt, invited }: Pick<Meeting, 'timedAt' | 'invited'>,
  mentee: PersonId,
): Temporal.Instant {
  const agreedAt = invited.find((each) => each.mentee === mentee)?.agreedAt;
  return agreedAt && Temporal.Instant.compare(agreedAt, timedAt) > 0 ? agreedAt : timedAt;
}

/** Those about whom somebody is asked, or has said no. */
export function waiting({ invited }: Pick<Meeting, 'invited'>): Invited[] {
  return invited.filter(({ guardianAnswer }) => guardianAnswer === 'asked' || guardianAnswer === 'no');
}

/** Of a meeting of several a mentee decides on the own part only: for the others somebody else does. */
export function decidesOnOwnPart({ invited }: Pick<Meeting, 'invited'>, person: PersonId): boolean {
  return invited.length > 1 && invited.some(({ mentee }) => mentee === person);
}

const morning = Temporal.PlainTime.from('06:00');
const evening = Temporal.PlainTime.from('20:00');

/**
 * Whether a minor's guardian is asked before a meeting with an adult: outside the school, or where any part of it is
 * later than 20:00 by the clock on the school's wall. Source: issue of meetings; methodology.md 4.4, rules of safety.
 */
export function asksGuardian(
  { at, minutes, outside }: { at: Temporal.PlainDateTime; minutes: number; outside: boolean },
  { mentorIsAdult, menteeIsMinor }: { mentorIsAdult: boolean; menteeIsMinor: boolean },
): boolean {
  if (!(mentorIsAdult && menteeIsMinor)) return false;
  const lastMoment = at.toPlainDate().toPlainDateTime(evening);
  const late = Temporal.PlainDateTime.compare(at.add({ minutes }), lastMoment) > 0;
  return outside || late || Temporal.PlainTime.compare(at.toPlainTime(), morning) < 0;
}
