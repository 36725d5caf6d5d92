import { calendarOf, comingOf, comingOfPair, readMeeting } from '#db/meetings.ts';
import { readMember } from '#db/members.ts';
import { membershipsOf, membersOf } from '#db/pairs.ts';
import { substitutesOn } from '#db/substitutes.ts';
import { brand, type MeetingId, type PairId, type PersonId } from '#domain/ids.ts';
import { decidesOnOwnPart, type Invited, type Meeting, mayChange, standing } from '#domain/meeting/planned.ts';
import { type Act, mayInPair, type PairSubject } from '#domain/people/access.ts';
import type { Person } from '#domain/people/person.ts';
import { schoolDate } from '#domain/time.ts';
import type { Desk } from './desk.ts';
import { type PairSide, pairSubject } from './pairs.ts';

/** Somebody who is invited; undefined `person`: they have left. */
export interface SeenInvited extends Invited {
  readonly person?: Person;
}

/** A meeting as one person sees it: a mentee and a guardian see no other mentees. */
export interface SeenMeeting extends Meeting {
  readonly side: PairSide;
  /** By the clock on the school's wall. */
  readonly starts: Temporal.PlainDateTime;
  readonly invited: readonly SeenInvited[];
  /** Several are invited, whether they are seen or not. */
  readonly group: boolean;
  /** Of the mentor, or of whoever stands in that day. */
  readonly led?: Person;
  /** It is to come, and I may move or cancel it. */
  readonly mine: boolean;
  /** And may move it: of a group a mentee cancels only the own part. */
  readonly moves: boolean;
}

export interface MeetingActs {
  /** Mine and my children's that are to come or go on, the next first. */
  coming(): Promise<SeenMeeting[]>;
  ofPair(pair: PairId): Promise<SeenMeeting[]>;
  /** What my calendar shows: mine of late and to come, cancelled ones too; what waits for a guardian is in none. */
  calendar(): Promise<SeenMeeting[]>;
  /** Undefined: there is none, or it is none of my business. */
  see(id: MeetingId): Promise<SeenMeeting | undefined>;
  /** A mentee of a group who will not come: for whoever leads it. */
  whoLeft(mentee: string): Promise<Person | undefined>;
}

/** So long a phone that was off for the holidays still hears of what was cancelled. */
const calendarDays = 60;

/** More of them at once are not for a chat. */
const shownAtOnce = 30;

export function meetingActs(desk: Desk): MeetingActs {
  const { inside, at, actor } = desk;
  const seenOf = async (meetings: readonly Meeting[]) => {
    const seen: SeenMeeting[] = [];
    for (const meeting of meetings) seen.push(...[(await seenMeeting(desk, meeting)) ?? []].flat());
    return seen;
  };
  return {
    async coming() {
      const all = await comingOf(inside, [actor.id, ...actor.children], { at });
      return seenOf(all.slice(0, shownAtOnce));
    },
    ofPair: async (pair) => seenOf(await comingOfPair(inside, pair, at)),
    async calendar() {
      const all = await calendarOf(inside, actor.id, at.subtract({ hours: 24 * calendarDays }));
      return (await seenOf(all)).filter((meeting) => standing(meeting).length > 0);
    },
    async see(id) {
      const meeting = await readMeeting(inside, id);
      return meeting && seenMeeting(desk, meeting);
    },
    async whoLeft(mentee) {
      const id = brand<PersonId>(mentee);
      for (const member of await membershipsOf(inside, id)) {
        if (member.mentee !== id || !mayInPair(actor, 'meeting.see', await pairSubject(desk, member))) continue;
        return (await personOf(desk, id)).person;
      }
      return undefined;
    },
  };
}

export async function seenMeeting(desk: Desk, meeting: Meeting): Promise<SeenMeeting | undefined> {
  const { at, school, actor } = desk;
  const { subjects, leader } = await subjectsOf(desk, meeting);
  const sees = (subject: PairSubject, as = actor) => mayInPair(as, 'meeting.see', subject);
  const visible = subjects.filter((subject) => sees(subject));
  if (visible.length === 0) return undefined;
  const side =
    (['mentor', 'mentee', 'guardian'] as const).find((role) =>
      visible.some((subject) => sees(subject, { ...actor, roles: actor.roles.filter((each) => each === role) })),
    ) ?? 'staff';
  const invited: SeenInvited[] = [];
  for (const { mentee } of visible) {
    const own = meeting.invited.find((each) => each.mentee === mentee);
    if (own) invited.push({ ...own, ...(await personOf(desk, mentee)) });
  }
  // Of a meeting that a guardian has not agreed to yet a mentee who did not plan it hears nothing.
  const waits = invited.every(({ guardianAnswer }) => guardianAnswer === 'asked' || guardianAnswer === 'no');
  if (side === 'mentee' && waits && meeting.madeBy !== actor.id) return undefined;
  const led = (await personOf(desk, leader)).person;
  const mine = mayChange(meeting, at).ok && visible.some((subject) => mayInPair(actor, 'meeting.plan', subject));
  return {
    ...meeting,
    ...{ mine, moves: mine && !decidesOnOwnPart(meeting, actor.id) },
    ...{ side, invited, group: meeting.invited.length > 1 },
    starts: meeting.startsAt.toZonedDateTimeISO(school.timeZone).toPlainDateTime(),
    ...(led && { led }),
  };
}

/** Whether I may do this about a meeting: about one who is invited, at least. */
export async function mayAboutMeeting(desk: Desk, act: Act, meeting: Meeting): Promise<boolean> {
  const { subjects } = await subjectsOf(desk, meeting);
  return subjects.some((subject) => mayInPair(desk.actor, act, subject));
}

/** Whether I may do this about each who is invited: one who is my child makes the whole of it mine (R15). */
export async function mayAboutWhole(desk: Desk, act: Act, meeting: Meeting): Promise<boolean> {
  const { subjects } = await subjectsOf(desk, meeting);
  return subjects.length > 0 && subjects.every((subject) => mayInPair(desk.actor, act, subject));
}

/** Who leads a meeting of that day: the mentor, or whoever stands in. */
export async function leaderOn(
  { inside, school }: Pick<Desk, 'inside' | 'school'>,
  { pair, mentor, startsAt }: Pick<Meeting, 'pair' | 'mentor' | 'startsAt'>,
): Promise<PersonId> {
  const standIn = await substitutesOn(inside, pair, schoolDate(startsAt, school.timeZone));
  return standIn?.mentor ?? mentor;
}

/** Whoever stands in today, or on the day of the meeting, acts for the mentor. */
async function subjectsOf(desk: Desk, meeting: Meeting): Promise<{ subjects: PairSubject[]; leader: PersonId }> {
  const { inside, at, school } = desk;
  const { pair, mentor, invited } = meeting;
  const leader = await leaderOn(desk, meeting);
  const today = (await substitutesOn(inside, pair, schoolDate(at, school.timeZone)))?.mentor;
  const substitute = leader === mentor ? today : leader;
  // One to which nobody is invited any more is still the pair's.
  const mentees = invited.length > 0 ? invited : (await membersOf(inside, pair)).map(({ mentee }) => ({ mentee }));
  return {
    leader,
    subjects: mentees.map(({ mentee }) => ({ mentor, mentee, ...(substitute && { substitute }) })),
  };
}

async function personOf({ inside }: Desk, id: PersonId): Promise<{ person?: Person }> {
  const member = await readMember(inside, id);
  return member?.person && !member.leftAt ? { person: member.person } : {};
}
