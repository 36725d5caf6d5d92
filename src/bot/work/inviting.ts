import { askAnew } from '#db/meeting-answers.ts';
import { remindOf } from '#db/meeting-reminders.ts';
import { comingOfPair } from '#db/meetings.ts';
import { readMembers } from '#db/members.ts';
import { type Membership, membersOf } from '#db/pairs.ts';
import { substitutesOfPairs } from '#db/substitutes.ts';
import type { PairId, PersonId } from '#domain/ids.ts';
import type { MeetingKind } from '#domain/meeting/meeting.ts';
import { asksGuardian, type Invited, type Meeting, mayChange } from '#domain/meeting/planned.ts';
import { type Outcome, ok, refused } from '#domain/outcome.ts';
import { type MeetingHindrance, mayMeet } from '#domain/pairing/pair-life.ts';
import { isIn, type Pause } from '#domain/school/pauses.ts';
import { schoolDate } from '#domain/time.ts';
import type { Desk } from './desk.ts';
import { LostTimes } from './lost-times.ts';
import { isAdult, isMinor, tellPlanned } from './meeting-telling.ts';

/** When and where somebody is to meet. */
export interface Occasion {
  /** By the clock on the school's wall. */
  at: Temporal.PlainDateTime;
  minutes: number;
  outside: boolean;
}

/** Who of these may meet, asked for one date after another: who leads it, and so whether a guardian is asked, depends on the day. */
export interface Inviting {
  /** `only`: of those. */
  to(kind: MeetingKind, occasion: Occasion, only?: readonly PersonId[]): Outcome<Invited[], MeetingHindrance>;
  asks(mentee: PersonId, occasion: Occasion): boolean;
}

/** People and whoever stands in are read once, however many dates there are. */
export async function invitingOf(desk: Desk, members: readonly Membership[]): Promise<Inviting> {
  const { inside, at, school } = desk;
  const [first] = members;
  if (!first) return { to: () => refused('over'), asks: () => false };
  const { pair, mentor } = first;
  const substitutes = (await substitutesOfPairs(inside, [pair], schoolDate(at, school.timeZone))).get(pair) ?? [];
  const ids = [mentor, ...substitutes.map((each) => each.mentor), ...members.map(({ mentee }) => mentee)];
  const people = new Map((await readMembers(inside, ids)).map((member) => [member.id, member]));

  function asks(mentee: PersonId, occasion: Occasion): boolean {
    const day = occasion.at.toPlainDate();
    const leader = people.get(substitutes.findLast((each) => isIn(each, day))?.mentor ?? mentor);
    const child = people.get(mentee);
    return asksGuardian(occasion, {
      mentorIsAdult: leader !== undefined && isAdult(desk, leader),
      menteeIsMinor: child !== undefined && isMinor(desk, child),
    });
  }

  return {
    asks,
    to(kind, occasion, only) {
      const invited: Invited[] = [];
      let hindrance: MeetingHindrance = 'over';
      for (const { life, papers, mentee } of members) {
        if (only && !only.includes(mentee)) continue;
        const may = mayMeet(life, papers, kind);
        const member = people.get(mentee);
        if (!may.ok) hindrance = may.problem;
        else if (member && !member.leftAt) {
          invited.push({ mentee, ...(asks(mentee, occasion) && { guardianAnswer: 'asked' as const }) });
        }
      }
      return invited.length > 0 ? ok(invited) : refused(hindrance);
    },
  };
}

/** Whoever has cancelled the own part, or has heard a guardian's no, is not invited anew by a change of time. */
export function stillInvited({ invited }: Meeting): PersonId[] {
  return invited.filter(({ guardianAnswer }) => guardianAnswer !== 'no').map(({ mentee }) => mentee);
}

/**
 * Somebody else leads in those days: whether guardians are asked is another question than when it was planned. Those who
 * have answered are not asked again.
 */
export async function askForDays(desk: Desk, pair: PairId, days: Pause): Promise<void> {
  const { inside, at, school } = desk;
  const inviting = await invitingOf(desk, await membersOf(inside, pair));
  const lost = new LostTimes();
  const changed: Meeting[] = [];
  for (const meeting of await comingOfPair(inside, pair, at)) {
    const starts = meeting.startsAt.toZonedDateTimeISO(school.timeZone).toPlainDateTime();
    if (!mayChange(meeting, at).ok || !isIn(days, starts.toPlainDate())) continue;
    const anew: Invited[] = [];
    for (const { mentee, guardianAnswer } of meeting.invited) {
      const asks = inviting.asks(mentee, { ...meeting, at: starts });
      if (asks && guardianAnswer === undefined) {
        anew.push({ mentee, guardianAnswer: 'asked', stoodAt: meeting.startsAt });
        lost.add(mentee, meeting.startsAt, 'asked');
      } else if (!asks && guardianAnswer === 'asked') anew.push({ mentee });
    }
    if (anew.length === 0) continue;
    await askAnew(inside, meeting, anew, at);
    await inside.atDoor((door) => remindOf(door, school.id, meeting, at));
    changed.push({ ...meeting, sequence: meeting.sequence + 1, invited: anew });
  }
  const [first] = changed;
  if (first) await lost.tell(desk, first);
  for (const all of bySeries(changed)) await tellPlanned(desk, all);
}

/** One question, or one message, is for all of a series. */
function bySeries(meetings: readonly Meeting[]): Meeting[][] {
  return [...Map.groupBy(meetings, ({ id, series }) => series ?? id).values()];
}
