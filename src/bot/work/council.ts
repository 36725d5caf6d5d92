import { readMembers } from '#db/members.ts';
import { holdPair, keepProtocol, minorsOf } from '#db/pair-asking.ts';
import { keepHistory, type Membership, membershipsIn, moveMember, readMembership } from '#db/pairs.ts';
import type { PairId, PersonId } from '#domain/ids.ts';
import { answered, type Life } from '#domain/pairing/pair-life.ts';
import { mayInPair } from '#domain/people/access.ts';
import type { Person } from '#domain/people/person.ts';
import { schoolDate } from '#domain/time.ts';
import { type Candidates, pairingRules, readCandidates } from './candidates.ts';
import type { Desk } from './desk.ts';
import { askNext, tellOff } from './pair-plans.ts';
import { forbiddingStep } from './pair-rules.ts';

/** The методический совет decides on a list of proposals; a curator marks what it has decided (S003). */
export interface CouncilActs {
  /** Whether the school's programme says so. */
  readonly decides: boolean;
  /** What waits for it and I may mark, the oldest first. */
  waiting(): Promise<ForCouncil[]>;
  /** Returns how many are asked now, and how many are off, by the council or by a rule; none of those that wait no more. */
  decided(protocol: Protocol): Promise<{ agreed: number; refused: number; forbidden: number }>;
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

  /** `gone`: it does not wait for the council any more. `forbidden`: by now a rule forbids it, whatever the council says. */
  async function move(
    ids: MemberIds,
    answer: 'yes' | 'no',
    { words, candidates }: { words?: string; candidates?: Candidates } = {},
  ): Promise<'moved' | 'gone' | 'forbidden'> {
    await holdPair(inside, ids.pair);
    const member = await readMembership(inside, ids);
    if (!member) return 'gone';
    if (!mayInPair(desk.actor, 'pair.form', member)) desk.forbid('pair.form');
    const minors = await minorsOf(inside, member, schoolDate(at, school.timeZone));
    const life = answered(member.life, 'council', answer, { guardians: minors.mentor || minors.mentee });
    const what = answer === 'yes' ? 'council-yes' : 'council-no';
    if (!life.ok) return 'gone';
    const [rule] = answer === 'yes' && candidates ? forbiddingStep(candidates, member) : [];
    if (rule) {
      await keepHistory(inside, member, { by: me.id, what }, at);
      const off: Life = { state: 'ended', why: 'other' };
      return (await moveMember(inside, member, off, { by: null, what: `rule:${rule}` }, at)) ? 'forbidden' : 'gone';
    }
    const moved = await moveMember(inside, member, life.value, { by: me.id, what, ...(words && { words }) }, at);
    return moved ? 'moved' : 'gone';
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
      let forbiddenNow = 0;
      const candidates = await readCandidates(desk);
      for (const ids of agreed) {
        const outcome = await move(ids, 'yes', { candidates });
        if (outcome === 'forbidden') {
          forbiddenNow += 1;
          await tellOff(desk, ids);
        }
        if (outcome !== 'moved') continue;
        agreedNow += 1;
        pairs.add(ids.pair);
        await askNext(desk, ids);
      }
      for (const ids of refused) {
        if ((await move(ids, 'no', { ...(words && { words }) })) !== 'moved') continue;
        refusedNow += 1;
        await tellOff(desk, ids);
      }
      await keepProtocol(inside, [...pairs], { number, on });
      return { agreed: agreedNow, refused: refusedNow, forbidden: forbiddenNow };
    },
  };
}
