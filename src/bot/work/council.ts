import { readMembers } from '#db/members.ts';
import { holdPair, keepProtocol, minorsOf } from '#db/pair-asking.ts';
import { type Membership, membershipsIn, moveMember, readMembership } from '#db/pairs.ts';
import type { PairId, PersonId } from '#domain/ids.ts';
import { answered } from '#domain/pairing/pair-life.ts';
import { mayInPair } from '#domain/people/access.ts';
import type { Person } from '#domain/people/person.ts';
import { schoolDate } from '#domain/time.ts';
import { pairingRules } from './candidates.ts';
import type { Desk } from './desk.ts';
import { askNext, tellOff } from './pair-plans.ts';

/** The методический совет decides on a list of proposals; a curator marks what it has decided (S003). */
export interface CouncilActs {
  /** Whether the school's programme says so. */
  readonly decides: boolean;
  /** What waits for it and I may mark, the oldest first. */
  waiting(): Promise<ForCouncil[]>;
  /** Returns how many are asked now, and how many are off; none of those that wait no more. */
  decided(protocol: Protocol): Promise<{ agreed: number; refused: number }>;
}

export type MemberIds = { pair: PairId; mentee: PersonId };

export interface ForCouncil extends Pick<Membership, 'pair' | 'mentee' | 'form' | 'variant' | 'goal'> {
  mentorPerson?: Person;
  menteePerson?: Person;
}

export interface Protocol {
  number: string;
  on: Temporal.PlainDate;
  agreed: readonly MemberIds[];
  refused: readonly MemberIds[];
  /** Why not; for curators alone. */
  words?: string;
}

export function councilActs(desk: Desk): CouncilActs {
  const { inside, at, school, demand, me } = desk;

  async function mine(): Promise<Membership[]> {
    demand('pair.form');
    const proposals = await membershipsIn(inside, ['proposed']);
    return proposals.filter(
      (member) =>
        member.life.state === 'proposed' &&
        member.life.waitsFor === 'council' &&
        mayInPair(desk.actor, 'pair.form', member),
    );
  }

  /** False: it does not wait for the council any more. */
  async function move(ids: MemberIds, answer: 'yes' | 'no', words?: string): Promise<boolean> {
    await holdPair(inside, ids.pair);
    const member = await readMembership(inside, ids);
    if (!member) return false;
    if (!mayInPair(desk.actor, 'pair.form', member)) desk.forbid('pair.form');
    const minors = await minorsOf(inside, member, schoolDate(at, school.timeZone));
    const life = answered(member.life, 'council', answer, { guardians: minors.mentor || minors.mentee });
    const what = answer === 'yes' ? 'council-yes' : 'council-no';
    if (!life.ok) return false;
    return moveMember(inside, member, life.value, { by: me.id, what, ...(words && { words }) }, at);
  }

  return {
    decides: pairingRules(desk).byCouncil,
    async waiting() {
      const members = await mine();
      const people = await readMembers(inside, [...new Set(members.flatMap(({ mentor, mentee }) => [mentor, mentee]))]);
      const personOf = (id: PersonId) => people.find((one) => one.id === id)?.person;
      return members.map(({ pair, mentor, mentee, form, variant, goal }) => {
        const [mentorPerson, menteePerson] = [personOf(mentor), personOf(mentee)];
        return {
          ...{ pair, mentee, form, variant, goal },
          ...(mentorPerson && { mentorPerson }),
          ...(menteePerson && { menteePerson }),
        };
      });
    },
    async decided({ number, on, agreed, refused, words }) {
      demand('pair.form');
      const pairs = new Set<PairId>();
      let refusedNow = 0;
      let agreedNow = 0;
      for (const ids of agreed) {
        if (!(await move(ids, 'yes'))) continue;
        agreedNow += 1;
        pairs.add(ids.pair);
        await askNext(desk, ids);
      }
      for (const ids of refused) {
        if (!(await move(ids, 'no', words))) continue;
        refusedNow += 1;
        await tellOff(desk, ids);
      }
      await keepProtocol(inside, [...pairs], { number, on });
      return { agreed: agreedNow, refused: refusedNow };
    },
  };
}
