import { readMember } from '#db/members.ts';
import { historyOf, type Membership, membershipsOf, membersOf, readMembership } from '#db/pairs.ts';
import { substitutedBy, substitutesOn } from '#db/substitutes.ts';
import type { PairId, PersonId } from '#domain/ids.ts';
import { isOver } from '#domain/pairing/pair-life.ts';
import { type Act, mayInPair, type PairSubject } from '#domain/people/access.ts';
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
  last?: { what: string; words?: Personal<string> };
}

export interface PairActs {
  /** Those in which I, or my child, am mentor or mentee, or stand in today; not those that are over. */
  mine(): Promise<SeenPair[]>;
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
  const subject = (member: Pick<Membership, 'pair' | 'mentor' | 'mentee'>) => pairSubject(desk, member);
  const may = async (act: Act, member: Pick<Membership, 'pair' | 'mentor' | 'mentee'>) =>
    mayInPair(desk.actor, act, await subject(member));

  async function seen(pair: PairId): Promise<SeenPair | undefined> {
    const all = await membersOf(inside, pair);
    const shown: PairMember[] = [];
    for (const member of all) {
      if (await may('pair.see', member)) shown.push(member);
    }
    const [first] = shown;
    if (!first) return undefined;
    const substitute = (await substitutesOn(inside, pair, today))?.mentor;
    const side = await sideOf(desk, shown);
    // A proposal is nobody's pair yet: whoever has not been asked knows nothing of it, nor of what became of it (product.md, 6).
    const visible = shown.filter(({ startedOn }) => side === 'staff' || startedOn !== undefined);
    if (visible.length === 0) return undefined;
    for (const member of visible) Object.assign(member, await personOf(desk, member.mentee));
    const [mentor, standIn] = [await personOf(desk, first.mentor), substitute && (await personOf(desk, substitute))];
    return {
      ...{ id: pair, side, form: first.form, variant: first.variant, goal: first.goal, mentor: first.mentor },
      members: visible,
      ...(mentor.person && { mentorPerson: mentor.person }),
      ...(standIn?.person && { substitute: standIn.person }),
    };
  }

  return {
    async mine() {
      const ids = new Set<PairId>();
      for (const person of [desk.me.id, ...desk.actor.children]) {
        for (const { pair } of await membershipsOf(inside, person)) ids.add(pair);
      }
      for (const pair of await substitutedBy(inside, desk.me.id, today)) ids.add(pair);
      const found: SeenPair[] = [];
      for (const id of ids) {
        const pair = await seen(id);
        if (pair && !pair.members.every(({ life }) => isOver(life))) found.push(pair);
      }
      return found;
    },
    see: seen,
    async told(ids) {
      const member = await readMembership(inside, ids);
      if (!member || !(await may('pair.see', member))) return undefined;
      const side = await sideOf(desk, [member]);
      const others = (await membersOf(inside, ids.pair)).filter(
        ({ mentee, life }) => mentee !== ids.mentee && !isOver(life),
      );
      const last = side === 'staff' ? (await historyOf(inside, ids)).at(-1) : undefined;
      const mentor = (await personOf(desk, member.mentor)).person;
      return {
        ...member,
        ...(await personOf(desk, member.mentee)),
        ...(mentor && { mentorPerson: mentor }),
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
  { pair, mentor, mentee }: Pick<Membership, 'pair' | 'mentor' | 'mentee'>,
): Promise<PairSubject> {
  const substitute = await substitutesOn(inside, pair, schoolDate(at, school.timeZone));
  return { mentor, mentee, ...(substitute && { substitute: substitute.mentor }) };
}

/** Throws {@link Forbidden}: the act is not mine in this pair. */
export async function demandInPair(
  desk: Desk,
  act: Act,
  member: Pick<Membership, 'pair' | 'mentor' | 'mentee'>,
): Promise<void> {
  if (!mayInPair(desk.actor, act, await pairSubject(desk, member))) desk.forbid(act);
}

async function sideOf(desk: Desk, members: readonly Membership[]): Promise<PairSide> {
  const { actor } = desk;
  for (const side of ['mentor', 'mentee', 'guardian'] as const) {
    for (const member of members) {
      const asThat = { ...actor, roles: actor.roles.filter((role) => role === side) };
      if (mayInPair(asThat, 'pair.see', await pairSubject(desk, member))) return side;
    }
  }
  return 'staff';
}

async function personOf({ inside }: Desk, id: PersonId): Promise<{ person?: Person }> {
  const member = await readMember(inside, id);
  return member?.person && !member.leftAt ? { person: member.person } : {};
}
