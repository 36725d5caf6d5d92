import { readMembers } from '#db/members.ts';
import { historyOf, type Membership, membershipsOf, membersOf, readMembership } from '#db/pairs.ts';
import { substitutedBy, substitutesOn } from '#db/substitutes.ts';
import type { PairId, PersonId } from '#domain/ids.ts';
import type { PairEventWhat } from '#domain/pairing/pair-history.ts';
import { isOver } from '#domain/pairing/pair-life.ts';
import { type Act, type Actor, mayInPair, type PairSubject } from '#domain/people/access.ts';
import type { Person } from '#domain/people/person.ts';
import { Personal } from '#domain/personal.ts';
import { schoolDate } from '#domain/time.ts';
import type { Desk } from './desk.ts';

/** What I am in a pair: `staff` sees it for the school. */
export type PairSide = 'mentor' | 'mentee' | 'guardian' | 'staff';

/** One mentee of a pair or group, with who they are: undefined for somebody who has left. */
export interface PairMember extends Membership {
  person?: Person;
}

/** A pair or a group as one person sees it: a mentee and a guardian see no other members. */
export interface SeenPair {
  id: PairId;
  side: PairSide;
  form: Membership['form'];
  variant: string;
  goal: string;
  mentor: PersonId;
  mentorPerson?: Person;
  /** Who stands in for the mentor today. */
  substitute?: Person;
  members: PairMember[];
}

export interface ToldPair extends PairMember {
  side: PairSide;
  mentorPerson?: Person;
  /** Others of the group, who go on. */
  others: number;
  /** What has happened last, for staff alone. */
  last?: { what: PairEventWhat; words?: Personal<string> };
}

export interface PairActs {
  /** Those in which I, or my child, am mentor or mentee, or stand in today; not those that are over. */
  mine(): Promise<SeenPair[]>;
  /** Those of mine, or my child's, that are over, the latest first. */
  finished(): Promise<SeenPair[]>;
  /** Undefined: there is none, or it is none of my business. */
  see(pair: PairId): Promise<SeenPair | undefined>;
  /** One membership as a notice tells of it, whatever has become of it; undefined: it is none of my business. */
  told(ids: Pick<Membership, 'pair' | 'mentee'>): Promise<ToldPair | undefined>;
  /** Whether I may do this about a member of a pair. */
  may(act: Act, member: Pick<Membership, 'pair' | 'mentor' | 'mentee'>): Promise<boolean>;
}

export function pairActs(desk: Desk): PairActs {
  const { inside, at, school } = desk;
  const today = schoolDate(at, school.timeZone);
  const may = async (act: Act, member: Pick<Membership, 'pair' | 'mentor' | 'mentee'>) =>
    mayInPair(desk.actor, act, await pairSubject(desk, member));

  async function seen(pair: PairId): Promise<SeenPair | undefined> {
    const all = await membersOf(inside, pair);
    const standIn = (await substitutesOn(inside, pair, today))?.mentor;
    const shown = all.filter((member) => mayInPair(desk.actor, 'pair.see', subjectWith(standIn, member)));
    const side = sideIn(
      desk.actor,
      shown.map((member) => subjectWith(standIn, member)),
    );
    // A proposal is nobody's pair yet: whoever has not been asked knows nothing of it, nor of what became of it (product.md, 6).
    const visible = shown.filter(({ startedOn }) => side === 'staff' || startedOn !== undefined);
    const [first] = visible;
    if (!first) return undefined;
    const { mentor, form, variant, goal } = first;
    const people = await peopleOf(desk, [
      mentor,
      ...(standIn ? [standIn] : []),
      ...visible.map(({ mentee }) => mentee),
    ]);
    const [mentorPerson, substitute] = [people.get(mentor), standIn && people.get(standIn)];
    return {
      ...{ id: pair, side, form, variant, goal, mentor },
      members: visible.map((member) => withPerson(member, people)),
      ...(mentorPerson && { mentorPerson }),
      ...(substitute && { substitute }),
    };
  }

  async function ofMine(ids: Iterable<PairId>): Promise<SeenPair[]> {
    const found: SeenPair[] = [];
    for (const id of new Set(ids)) found.push(...[(await seen(id)) ?? []].flat());
    return found;
  }

  async function myMemberships({ over }: { over: boolean }): Promise<PairId[]> {
    const ids: PairId[] = [];
    for (const person of [desk.me.id, ...desk.actor.children]) {
      const all = await membershipsOf(inside, person, { over });
      ids.push(...all.filter(({ life }) => isOver(life) === over).map(({ pair }) => pair));
    }
    return ids;
  }

  return {
    async mine() {
      const ids = [...(await myMemberships({ over: false })), ...(await substitutedBy(inside, desk.me.id, today))];
      return (await ofMine(ids)).filter(({ members }) => !allOver(members));
    },
    async finished() {
      const ids = (await myMemberships({ over: true })).toReversed();
      return (await ofMine(ids)).filter(({ side, members }) => side !== 'staff' && allOver(members));
    },
    see: seen,
    async told(ids) {
      const member = await readMembership(inside, ids);
      const subject = member && (await pairSubject(desk, member));
      if (!subject || !mayInPair(desk.actor, 'pair.see', subject)) return undefined;
      const side = sideIn(desk.actor, [subject]);
      const others = (await membersOf(inside, ids.pair)).filter(
        ({ mentee, life }) => mentee !== ids.mentee && !isOver(life),
      );
      const last = side === 'staff' ? (await historyOf(inside, ids)).at(-1) : undefined;
      const people = await peopleOf(desk, [member.mentor, member.mentee]);
      const mentorPerson = people.get(member.mentor);
      return {
        ...withPerson(member, people),
        ...(mentorPerson && { mentorPerson }),
        ...{ side, others: others.length },
        ...(last && { last: { what: last.what, ...(last.words !== null && { words: new Personal(last.words) }) } }),
      };
    },
    may,
  };
}

/** Whom an act about a membership is asked of. */
export async function pairSubject(
  { inside, at, school }: Pick<Desk, 'inside' | 'at' | 'school'>,
  member: Pick<Membership, 'pair' | 'mentor' | 'mentee'>,
): Promise<PairSubject> {
  const substitute = await substitutesOn(inside, member.pair, schoolDate(at, school.timeZone));
  return subjectWith(substitute?.mentor, member);
}

/** Who stands in is the same for all members of a pair. */
function subjectWith(
  substitute: PersonId | undefined,
  { mentor, mentee }: Pick<Membership, 'mentor' | 'mentee'>,
): PairSubject {
  return { mentor, mentee, ...(substitute && { substitute }) };
}

/** Throws {@link Forbidden}: the act is not mine in this pair. */
export async function demandInPair(
  desk: Desk,
  act: Act,
  member: Pick<Membership, 'pair' | 'mentor' | 'mentee'>,
): Promise<void> {
  if (!mayInPair(desk.actor, act, await pairSubject(desk, member))) desk.forbid(act);
}

function sideIn(actor: Actor, members: readonly PairSubject[]): PairSide {
  const side = (['mentor', 'mentee', 'guardian'] as const).find((role) => {
    const asThat = { ...actor, roles: actor.roles.filter((held) => held === role) };
    return members.some((member) => mayInPair(asThat, 'pair.see', member));
  });
  return side ?? 'staff';
}

function allOver(members: readonly PairMember[]): boolean {
  return members.every(({ life }) => isOver(life));
}

/** Without those who have left. */
async function peopleOf({ inside }: Desk, ids: readonly PersonId[]): Promise<Map<PersonId, Person>> {
  const members = await readMembers(inside, ids);
  return new Map(members.flatMap(({ id, person, leftAt }) => (person && !leftAt ? [[id, person] as const] : [])));
}

function withPerson(member: Membership, people: ReadonlyMap<PersonId, Person>): PairMember {
  const person = people.get(member.mentee);
  return { ...member, ...(person && { person }) };
}
