import { runningMentees } from '#db/absent-meetings.ts';
import { calendarOf, changedTogether, comingOf, comingOfPair, endedWithPair, readMeeting } from '#db/meetings.ts';
import { readMember, readMembers } from '#db/members.ts';
import { membershipsOf, membersOf } from '#db/pairs.ts';
import { substitutesOfPairs, substitutesOn } from '#db/substitutes.ts';
import { brand, type MeetingId, type PairId, type PersonId } from '#domain/ids.ts';
import { decidesOnOwnPart, type Invited, type Meeting, mayChange, standing } from '#domain/meeting/planned.ts';
import { type Act, mayInPair, type PairSubject } from '#domain/people/access.ts';
import type { Person } from '#domain/people/person.ts';
import { isIn } from '#domain/school/pauses.ts';
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
  /** The first of them that is agreed and that I am to come to. */
  next(): Promise<SeenMeeting | undefined>;
  nextOfPair(pair: PairId): Promise<SeenMeeting | undefined>;
  ofPair(pair: PairId): Promise<SeenMeeting[]>;
  /** What my calendar shows: mine of late and of a year to come, cancelled ones too; what waits for a guardian is in none. */
  calendar(): Promise<SeenMeeting[]>;
  /** Undefined: there is none, or it is none of my business. */
  see(id: MeetingId): Promise<SeenMeeting | undefined>;
  /** With those of its series that were planned, moved or cancelled with it; without those that rest. */
  together(seen: SeenMeeting): Promise<readonly SeenMeeting[]>;
  /** Whether it takes place, as far as I see it: its pair does not rest. */
  goesOn(seen: SeenMeeting): Promise<boolean>;
  /** This one, and those of its series changed with it, as far as I am not in them any more: of a pair of mine. */
  notMine(id: MeetingId): Promise<readonly Pick<Meeting, 'id' | 'sequence'>[]>;
  /** To come, had the pair not ended. */
  endedWith(pair: PairId): Promise<readonly SeenMeeting[]>;
  /** A mentee of a group who will not come: for whoever leads it. */
  whoLeft(mentee: string): Promise<Person | undefined>;
}

/** So long a phone that was off for the holidays still hears of what was cancelled. */
const calendarDays = { back: 60, ahead: 366 };

/** More of them at once are not for a chat. */
const shownAtOnce = 30;

export function meetingActs(desk: Desk): MeetingActs {
  const { inside, at, actor } = desk;
  const coming = async (limit: number) =>
    goingOn(desk, await seenMeetings(desk, await comingOf(inside, [actor.id, ...actor.children], { at, limit })));
  const ofPair = async (pair: PairId, limit?: number) =>
    goingOn(desk, await seenMeetings(desk, await comingOfPair(inside, pair, at, limit)));

  /** The first is seldom one that a mentee does not see yet, or of a pair that rests. */
  const first = async (
    some: (limit: number) => Promise<SeenMeeting[]>,
    fits: (seen: SeenMeeting) => boolean = () => true,
  ) => (await some(1)).find(fits) ?? (await some(shownAtOnce)).find(fits);

  /** What waits for a guardian is not planned yet, and where somebody stands in the mentor does not go. */
  const takesPart = (seen: SeenMeeting) =>
    standing(seen).length > 0 && (seen.side !== 'mentor' || seen.led === undefined || seen.led.id === actor.id);

  return {
    coming: () => coming(shownAtOnce),
    next: () => first(coming, takesPart),
    nextOfPair: (pair) => first((limit) => ofPair(pair, limit)),
    ofPair: (pair) => ofPair(pair),
    async calendar() {
      const since = at.subtract({ hours: 24 * calendarDays.back });
      const until = at.add({ hours: 24 * calendarDays.ahead });
      const all = await seenMeetings(desk, await calendarOf(inside, actor.id, { since, until }));
      return (await goingOn(desk, all)).filter((meeting) => standing(meeting).length > 0);
    },
    async see(id) {
      const meeting = await readMeeting(inside, id);
      return meeting && seenMeeting(desk, meeting);
    },
    async together(seen) {
      const all = seen.series === undefined ? [seen] : await changedTogether(inside, seen.series, seen);
      return goingOn(desk, await seenMeetings(desk, all));
    },
    goesOn: async (seen) => (await goingOn(desk, [seen])).length > 0,
    async notMine(id) {
      const meeting = await readMeeting(inside, id);
      if (!meeting || !(await partOf(desk, meeting))) return [];
      const all = meeting.series === undefined ? [meeting] : await changedTogether(inside, meeting.series, meeting);
      const leader = await leaderOn(desk, meeting);
      const mine = [actor.id, ...actor.children];
      const holds = (each: Meeting) =>
        each.state === 'planned' && standing(each).some(({ mentee }) => leader === actor.id || mine.includes(mentee));
      return all.filter((each) => !holds(each)).map(({ id: own, sequence }) => ({ id: own, sequence }));
    },
    endedWith: async (pair) => seenMeetings(desk, await endedWithPair(inside, pair, at)),
    async whoLeft(mentee) {
      const id = brand<PersonId>(mentee);
      for (const member of await membershipsOf(inside, id)) {
        if (member.mentee !== id || !mayInPair(actor, 'meeting.see', await pairSubject(desk, member))) continue;
        const found = await readMember(inside, id);
        return found?.leftAt ? undefined : found?.person;
      }
      return undefined;
    },
  };
}

/** Whether it is of a pair that I, or a child of mine, am or was in. */
async function partOf(desk: Desk, meeting: Meeting): Promise<boolean> {
  const { inside, actor } = desk;
  if ((await leaderOn(desk, meeting)) === actor.id) return true;
  for (const person of [actor.id, ...actor.children]) {
    if ((await membershipsOf(inside, person)).some(({ pair }) => pair === meeting.pair)) return true;
  }
  return false;
}

/** Without those planned that rest for all who are invited, as far as they are seen: they come back when the pair goes on. */
export async function goingOn<M extends Meeting>({ inside, at }: Desk, meetings: readonly M[]): Promise<M[]> {
  const running = await runningMentees(inside, [...new Set(meetings.map(({ pair }) => pair))]);
  return meetings.filter(
    ({ pair, startsAt, invited, state }) =>
      state === 'cancelled' ||
      Temporal.Instant.compare(startsAt, at) < 0 ||
      invited.length === 0 ||
      invited.some(({ mentee }) => running.get(pair)?.includes(mentee)),
  );
}

export async function seenMeeting(desk: Desk, meeting: Meeting): Promise<SeenMeeting | undefined> {
  return (await seenMeetings(desk, [meeting]))[0];
}

/** Those that I may see; people and whoever stands in are read once for all of them. */
export async function seenMeetings(desk: Desk, meetings: readonly Meeting[]): Promise<SeenMeeting[]> {
  const cast = await castOf(desk, meetings);
  return meetings.flatMap((meeting) => seenAs(desk, meeting, cast) ?? []);
}

function seenAs(desk: Desk, meeting: Meeting, cast: Cast): SeenMeeting | undefined {
  const { at, school, actor } = desk;
  const { subjects, leader } = cast.of(meeting);
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
    if (own) invited.push({ ...own, ...personIn(cast, mentee) });
  }
  // Of a meeting that a guardian has not agreed to yet a mentee who did not plan it hears nothing.
  const waits = invited.every(({ guardianAnswer }) => guardianAnswer === 'asked' || guardianAnswer === 'no');
  if (side === 'mentee' && waits && meeting.madeBy !== actor.id) return undefined;
  const led = personIn(cast, leader).person;
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
  const { subjects } = (await castOf(desk, [meeting])).of(meeting);
  return subjects.some((subject) => mayInPair(desk.actor, act, subject));
}

/** Whether I may do this about each who is invited: one who is my child makes the whole of it mine (R15). */
export async function mayAboutWhole(desk: Desk, act: Act, meeting: Meeting): Promise<boolean> {
  const { subjects } = (await castOf(desk, [meeting])).of(meeting);
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

/** Those at which somebody is to be: whoever is stood in for that day is not. */
export async function attendedBy(desk: Desk, person: PersonId, meetings: readonly Meeting[]): Promise<Meeting[]> {
  const cast = await castOf(desk, meetings);
  return meetings.filter(
    (meeting) => cast.of(meeting).leader === person || meeting.invited.some(({ mentee }) => mentee === person),
  );
}

/** Who takes part in some meetings, and who of them has left. */
interface Cast {
  readonly people: ReadonlyMap<PersonId, Person>;
  of(meeting: Meeting): { subjects: PairSubject[]; leader: PersonId };
}

/** Whoever stands in today, or on the day of a meeting, acts for the mentor. */
async function castOf({ inside, at, school }: Desk, meetings: readonly Meeting[]): Promise<Cast> {
  const dayOf = ({ startsAt }: Meeting) => schoolDate(startsAt, school.timeZone);
  const today = schoolDate(at, school.timeZone);
  const since = [today, ...meetings.map(dayOf)].reduce((one, other) =>
    Temporal.PlainDate.compare(one, other) < 0 ? one : other,
  );
  const pairs = [...new Set(meetings.map(({ pair }) => pair))];
  const substitutes = await substitutesOfPairs(inside, pairs, since);
  // One to which nobody is invited any more is still the pair's.
  const members = new Map<PairId, PersonId[]>();
  for (const { pair, invited } of meetings) {
    if (invited.length > 0 || members.has(pair)) continue;
    members.set(
      pair,
      (await membersOf(inside, pair)).map(({ mentee }) => mentee),
    );
  }
  const menteesOf = ({ pair, invited }: Meeting) =>
    invited.length > 0 ? invited.map(({ mentee }) => mentee) : (members.get(pair) ?? []);
  const standsIn = (pair: PairId, day: Temporal.PlainDate) =>
    substitutes.get(pair)?.findLast((each) => isIn(each, day))?.mentor;
  const ids = new Set([
    ...meetings.flatMap((meeting) => [meeting.mentor, ...menteesOf(meeting)]),
    ...[...substitutes.values()].flat().map(({ mentor }) => mentor),
  ]);
  const read = await readMembers(inside, [...ids]);
  return {
    people: new Map(read.flatMap(({ id, person, leftAt }) => (person && !leftAt ? [[id, person] as const] : []))),
    of(meeting) {
      const { pair, mentor } = meeting;
      const leader = standsIn(pair, dayOf(meeting)) ?? mentor;
      const substitute = leader === mentor ? standsIn(pair, today) : leader;
      const subjects = menteesOf(meeting).map((mentee) => ({ mentor, mentee, ...(substitute && { substitute }) }));
      return { leader, subjects };
    },
  };
}

function personIn({ people }: Cast, id: PersonId): { person?: Person } {
  const person = people.get(id);
  return person ? { person } : {};
}
