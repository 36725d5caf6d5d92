import { guardiansOf } from '#db/guardians.ts';
import { remindAnew } from '#db/meeting-reminders.ts';
import { readMember, readMembers } from '#db/members.ts';
import { holdPair } from '#db/pair-asking.ts';
import { keepHistory, type Membership, membersOf } from '#db/pairs.ts';
import {
  endSubstitutes,
  keepSubstitute,
  noteSubstituteOrder,
  type Substitute,
  substituteFrom,
} from '#db/substitutes.ts';
import type { PairId, PersonId } from '#domain/ids.ts';
import { type Outcome, ok, refused } from '#domain/outcome.ts';
import type { PairEventWhat } from '#domain/pairing/pair-history.ts';
import { isOver } from '#domain/pairing/pair-life.ts';
import type { Person } from '#domain/people/person.ts';
import { schoolDate } from '#domain/time.ts';
import { readCandidates } from './candidates.ts';
import type { Desk } from './desk.ts';
import { askForDays } from './inviting.ts';
import { isMinor } from './meeting-telling.ts';
import { type Forbidding, forbiddingSubstitute } from './pair-rules.ts';
import { demandInPair } from './pairs.ts';
import { tellPeople } from './telling.ts';

/** Somebody stands in for a mentor till a day; the pair stays. A curator's, and nobody's in the own pair (R15). */
export interface SubstituteActs {
  /** Whom the hard rules allow for every member. */
  candidates(pair: PairId): Promise<Person[]>;
  /** Who stands in now, or will; undefined: nobody, or it is none of my business. */
  standing(pair: PairId): Promise<SeenSubstitute | undefined>;
  put(pair: PairId, substitute: Substitute): Promise<Outcome<null, Forbidding | 'no-pair' | 'taken' | 'past'>>;
  /** The order, where it was not there yet. False: nobody stands in any more, or it is noted. */
  noteOrder(pair: PairId, order: NonNullable<Substitute['order']>): Promise<boolean>;
  /** The mentor is back. False: nobody stands in any more. */
  end(pair: PairId): Promise<boolean>;
}

export interface SeenSubstitute extends Substitute {
  person?: Person;
  /** I am a guardian of a member, or one myself. */
  side: 'mentor' | 'substitute' | 'mentee' | 'guardian' | 'staff';
}

export function substituteActs(desk: Desk): SubstituteActs {
  const { inside, at, school, me } = desk;
  const today = schoolDate(at, school.timeZone);

  /** Of a pair that runs, or rests: whose days these are. */
  async function running(pair: PairId): Promise<Membership[]> {
    return (await membersOf(inside, pair)).filter(({ life }) => !isOver(life) && life.state !== 'proposed');
  }

  async function mine(pair: PairId): Promise<Membership[]> {
    const members = await running(pair);
    for (const member of members) await demandInPair(desk, 'pair.form', member);
    return members;
  }

  function sideIn([first, ...others]: readonly Membership[], substitute: PersonId): SeenSubstitute['side'] | undefined {
    if (!first) return undefined;
    const mentees = [first, ...others].map(({ mentee }) => mentee);
    if (me.id === first.mentor) return 'mentor';
    if (me.id === substitute) return 'substitute';
    if (mentees.includes(me.id)) return 'mentee';
    if ([...mentees, first.mentor].some((child) => desk.actor.children.includes(child))) return 'guardian';
    return desk.actor.roles.includes('curator') ? 'staff' : undefined;
  }

  /** Both mentors, the mentees, and guardians of those who are minors (the guardian is told). */
  async function concerned(members: readonly Membership[], substitute: PersonId): Promise<PersonId[]> {
    const two = [...members.map(({ mentee }) => mentee), ...members.map(({ mentor }) => mentor)];
    const told = [...two, substitute];
    for (const id of new Set(two)) {
      const member = await readMember(inside, id);
      if (member && isMinor(desk, member)) told.push(...(await guardiansOf(inside, id)));
    }
    return told;
  }

  async function changed(pair: PairId, members: readonly Membership[], substitute: PersonId, what: PairEventWhat) {
    for (const member of members) await keepHistory(inside, member, { by: me.id, what }, at);
    const mentors = [substitute, ...members.slice(0, 1).map(({ mentor }) => mentor)];
    await inside.atDoor(async (door) => {
      for (const mentor of mentors) await remindAnew(door, school.id, mentor, at);
    });
    const kind = what === 'substitute-ended' ? 'substitute-ended' : 'substitute';
    const key = `${kind}:${pair}:${at}`;
    await tellPeople(desk, await concerned(members, substitute), { key, notice: { kind, pair } });
  }

  return {
    async candidates(pair) {
      const members = await mine(pair);
      const [first] = members;
      if (!first) return [];
      const candidates = await readCandidates(desk);
      const allowed = candidates
        .with('mentor')
        .filter((id) => id !== first.mentor && forbiddingSubstitute(desk, candidates, members, id).length === 0);
      return (await readMembers(inside, allowed)).flatMap(({ person, leftAt }) => (person && !leftAt ? [person] : []));
    },
    async standing(pair) {
      const [found, members] = [await substituteFrom(inside, pair, today), await running(pair)];
      const side = found && sideIn(members, found.mentor);
      if (!found || !side) return undefined;
      const member = await readMember(inside, found.mentor);
      return { ...found, side, ...(member?.person && !member.leftAt && { person: member.person }) };
    },
    async put(pair, { mentor, from, to, order }) {
      await holdPair(inside, pair);
      const members = await mine(pair);
      const [first] = members;
      if (!first || first.mentor === mentor) return refused('no-pair');
      if (await substituteFrom(inside, pair, today)) return refused('taken');
      // Days that have been are the mentor's, whatever was said of them.
      const since = Temporal.PlainDate.compare(from, today) < 0 ? today : from;
      if (Temporal.PlainDate.compare(to, since) < 0) return refused('past');
      const [by] = forbiddingSubstitute(desk, await readCandidates(desk), members, mentor);
      if (by) return refused(by);
      await keepSubstitute(inside, pair, { mentor, from: since, to, ...(order && { order }) }, at);
      await changed(pair, members, mentor, `substitute:${since}:${to}`);
      await askForDays(desk, pair, { from: since, to });
      return ok(null);
    },
    async noteOrder(pair, order) {
      const members = await mine(pair);
      const found = await substituteFrom(inside, pair, today);
      if (!found || members.length === 0) return false;
      return noteSubstituteOrder(inside, pair, { ...found, order });
    },
    async end(pair) {
      await holdPair(inside, pair);
      const members = await mine(pair);
      const found = await substituteFrom(inside, pair, today);
      if (!found || members.length === 0) return false;
      await endSubstitutes(inside, pair, today);
      await changed(pair, members, found.mentor, 'substitute-ended');
      await askForDays(desk, pair, { from: today, to: found.to });
      return true;
    },
  };
}
