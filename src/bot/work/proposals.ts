import { readMembers } from '#db/members.ts';
import { holdPair, minorsOf, noteGuardianAgreed } from '#db/pair-asking.ts';
import { keepHistory, type Membership, membershipsOf, membersOf, moveMember } from '#db/pairs.ts';
import type { PairId, PersonId } from '#domain/ids.ts';
import { guardianAnswered, guardiansAwaited, type OfBoth, type Side, waiting } from '#domain/pairing/asking.ts';
import type { PairEventWhat } from '#domain/pairing/pair-history.ts';
import { answered, ended, type Life } from '#domain/pairing/pair-life.ts';
import type { Reason } from '#domain/pairing/suitability.ts';
import { mayInPair } from '#domain/people/access.ts';
import type { Person } from '#domain/people/person.ts';
import type { SchoolQuestionnaire } from '#domain/questionnaire/wording.ts';
import type { FormId } from '#domain/school/forms.ts';
import { schoolDate } from '#domain/time.ts';
import { readCandidates } from './candidates.ts';
import { commonOf } from './common-points.ts';
import type { Desk } from './desk.ts';
import { askNext, tellMade, tellOff } from './pair-plans.ts';
import { forbiddingStep } from './pair-rules.ts';
import { followPapers } from './paper-life.ts';

/** A proposal is asked of one after the other; who may answer, and what an answer leads to (product.md, 6). */
export interface ProposalActs {
  /** What I am asked in a pair now; undefined: nothing, or nothing any more. */
  asked(pair: PairId): Promise<AskedOfMe | undefined>;
  /** What I am told of it before I answer; undefined where I am asked no more. */
  about(ids: AskedIds): Promise<AboutPair | undefined>;
  /** Pairs in which I am asked something. */
  askedOfMe(): Promise<PairId[]>;
  answer(asked: AskedIds, answer: Answer): Promise<Answered>;
  /** Whom a proposal of this pair waits for, where I may note what they have said on paper or to my face. */
  onPaper(pair: PairId): Promise<(AskedIds & { person: Person; of: Person[] })[]>;
  answerOnPaper(asked: AskedIds, answer: Answer): Promise<Answered>;
  /** Asks once more, now. False: nobody is asked. */
  remind(pair: PairId): Promise<boolean>;
  /** False: there is nothing to take back. */
  takeBack(pair: PairId): Promise<boolean>;
}

export type AskedIds = {
  pair: PairId;
  as: 'mentor' | 'guardian' | 'mentee';
  /** Who is asked themselves, or whose guardian is. */
  about: PersonId;
  mentees: readonly PersonId[];
};

export interface AskedOfMe extends AskedIds {
  members: readonly Membership[];
}

/** Never a category, nor anybody's answers: what both have named is common to them. */
export interface AboutPair extends Pick<AskedIds, 'as'> {
  form: FormId;
  variant: string;
  goal: string;
  mentor?: Person;
  mentees: { person: Person; common: readonly Reason[]; questionnaire?: SchoolQuestionnaire }[];
  /** Whose guardian is asked. */
  child?: Person;
}

export interface Answer {
  yes: boolean;
  /** For the curator alone. */
  words?: string;
}

/** `gone`: nobody waits for this answer any more. `forbidden`: meanwhile a rule forbids the pair. `made`: it was the last yes. */
export type Answered = 'kept' | 'made' | 'gone' | 'forbidden';

export function proposalActs(desk: Desk): ProposalActs {
  const { inside, at, school, me } = desk;
  const today = schoolDate(at, school.timeZone);

  /** Each of whom a pair's proposal waits for, with the mentees it is about. */
  async function waitedFor(pair: PairId): Promise<AskedOfMe[]> {
    const found: AskedOfMe[] = [];
    const add = (as: AskedIds['as'], about: PersonId, member: Membership) => {
      const same = found.find((one) => one.as === as && one.about === about);
      if (!same) found.push({ pair, as, about, mentees: [member.mentee], members: [member] });
      else Object.assign(same, { mentees: [...same.mentees, member.mentee], members: [...same.members, member] });
    };
    for (const member of await membersOf(inside, pair)) {
      const minors = await minorsOf(inside, member, today);
      const life = waiting(member.life, minors, member.guardiansAgreed);
      if (life.state !== 'proposed' || life.waitsFor === 'council') continue;
      if (life.waitsFor !== 'guardians') add(life.waitsFor, member[life.waitsFor], member);
      else for (const side of guardiansAwaited(minors, member.guardiansAgreed)) add('guardian', member[side], member);
    }
    return found;
  }

  const isMine = ({ as, about, members }: AskedOfMe) => {
    const asThat = { ...desk.actor, roles: desk.actor.roles.filter((role) => role === as) };
    const mine = as === 'guardian' ? desk.actor.children.includes(about) : about === me.id;
    return mine && members.every((member) => mayInPair(asThat, 'pair.answer', member));
  };
  const mayNote = ({ members }: AskedOfMe) => members.every((member) => mayInPair(desk.actor, 'pair.form', member));

  async function asked(pair: PairId): Promise<AskedOfMe | undefined> {
    return (await waitedFor(pair)).find(isMine);
  }

  /** The same question is still asked, about the same people. */
  async function stillAsked(
    { pair, as, about, mentees }: AskedIds,
    allowed: (one: AskedOfMe) => boolean,
  ): Promise<AskedOfMe | undefined> {
    await holdPair(inside, pair);
    const found = (await waitedFor(pair)).find((one) => one.as === as && one.about === about && allowed(one));
    const members = found?.members.filter(({ mentee }) => mentees.includes(mentee)) ?? [];
    return found && members.length > 0 ? { ...found, members } : undefined;
  }

  async function take(ids: AskedIds, answer: Answer, onPaper: boolean): Promise<Answered> {
    const found = await stillAsked(ids, onPaper ? mayNote : isMine);
    if (!found) return 'gone';
    const outcomes: Answered[] = [];
    for (const member of found.members) outcomes.push(await takeOne(found, member, answer, onPaper));
    if (outcomes.includes('forbidden')) return 'forbidden';
    if (outcomes.includes('made')) return 'made';
    return outcomes.includes('kept') ? 'kept' : 'gone';
  }

  async function takeOne(
    { as, about }: AskedIds,
    member: Membership,
    { yes, words }: Answer,
    onPaper: boolean,
  ): Promise<Answered> {
    const said: { by: PersonId; what: PairEventWhat; words?: string } = {
      by: me.id,
      what: `${yes ? 'yes' : 'no'}-${as}${onPaper ? '-on-paper' : ''}`,
      ...(words && { words }),
    };
    if (yes) {
      const [rule] = forbiddingStep(await readCandidates(desk), member);
      if (rule) {
        await keepHistory(inside, member, said, at);
        await end(member, { state: 'ended', why: 'other' }, { by: null, what: `rule:${rule}` });
        return 'forbidden';
      }
    }
    const minors = await minorsOf(inside, member, today);
    const { life, agreed } = next(member, as, about, yes, minors);
    if (life.state === 'ended') {
      await end(member, life, said);
      return 'kept';
    }
    await noteGuardianAgreed(inside, member, agreed);
    if (life === member.life) {
      // One more guardian is waited for.
      await keepHistory(inside, member, said, at);
      return 'kept';
    }
    const accepted = life.state === 'accepted';
    // Somebody has left in this very moment: nobody waits for the answer any more.
    const moved = await moveMember(inside, member, life, { ...said, ...(accepted && { startedOn: today }) }, at);
    if (!moved) return 'gone';
    await (accepted ? tellMade(desk, member) : askNext(desk, member));
    // Its papers may have been marked while it was proposed.
    if (accepted) await followPapers(desk, member);
    return accepted ? 'made' : 'kept';
  }

  function next(member: Membership, as: AskedIds['as'], about: PersonId, yes: boolean, minors: OfBoth) {
    const answer = yes ? 'yes' : 'no';
    const agreed = member.guardiansAgreed;
    if (as === 'guardian') {
      const child: Side = about === member.mentor ? 'mentor' : 'mentee';
      const answeredFor = guardianAnswered(member.life, child, answer, { minors, agreed });
      if (!answeredFor.ok) throw new Error('A guardian who is asked is not waited for');
      return answeredFor.value;
    }
    const life = waiting(member.life, minors, agreed);
    const outcome = answered(life, as, answer, { guardians: minors.mentor || minors.mentee });
    if (!outcome.ok) throw new Error('Who is asked is not waited for');
    return { life: outcome.value, agreed };
  }

  async function end(
    member: Membership,
    life: Extract<Life, { state: 'ended' }>,
    said: { by: PersonId | null; what: PairEventWhat; words?: string },
  ): Promise<void> {
    if (await moveMember(inside, member, life, said, at)) await tellOff(desk, member);
  }

  return {
    asked,
    async about(ids) {
      const found = (await waitedFor(ids.pair)).find(
        (one) => one.as === ids.as && one.about === ids.about && isMine(one),
      );
      const [first] = found?.members ?? [];
      if (!found || !first) return undefined;
      const { form, variant, goal, mentor } = first;
      const mentees = found.mentees.filter((id) => ids.mentees.includes(id));
      const people = await readMembers(inside, [mentor, ...mentees, ids.about]);
      const personOf = (id: PersonId) => people.find((one) => one.id === id)?.person;
      const [mentorPerson, child] = [personOf(mentor), ids.as === 'guardian' ? personOf(ids.about) : undefined];
      const shared = ids.as === 'mentor' ? await commonOf(desk, { form, variant, mentor }) : undefined;
      const told: AboutPair['mentees'] = [];
      for (const id of mentees) {
        const person = personOf(id);
        if (person) told.push({ person, ...((await shared?.(id)) ?? { common: [] }) });
      }
      return {
        ...{ as: ids.as, form, variant, goal, mentees: told },
        ...(mentorPerson && { mentor: mentorPerson }),
        ...(child && { child }),
      };
    },
    async askedOfMe() {
      const proposed = new Set<PairId>();
      for (const person of [me.id, ...desk.actor.children]) {
        for (const { pair, life } of await membershipsOf(inside, person))
          if (life.state === 'proposed') proposed.add(pair);
      }
      const mine: PairId[] = [];
      for (const pair of proposed) if (await asked(pair)) mine.push(pair);
      return mine;
    },
    answer: (ids, answer) => take(ids, answer, false),
    async onPaper(pair) {
      const found = (await waitedFor(pair)).filter(mayNote);
      const people = await readMembers(inside, [
        ...found.map(({ about }) => about),
        ...found.flatMap((one) => one.mentees),
      ]);
      const personOf = (id: PersonId) => people.find((member) => member.id === id)?.person;
      return found.flatMap(({ members: _, ...ids }) => {
        const person = personOf(ids.about);
        return person ? [{ ...ids, person, of: ids.mentees.flatMap((id) => personOf(id) ?? []) }] : [];
      });
    },
    answerOnPaper: (ids, answer) => take(ids, answer, true),
    async remind(pair) {
      const members = new Set((await waitedFor(pair)).filter(mayNote).flatMap((one) => one.members));
      for (const member of members) {
        await keepHistory(inside, member, { by: me.id, what: 'reminded' }, at);
        await askNext(desk, member);
      }
      return members.size > 0;
    },
    async takeBack(pair) {
      await holdPair(inside, pair);
      let taken = false;
      for (const member of await membersOf(inside, pair)) {
        if (member.life.state !== 'proposed') continue;
        if (!mayInPair(desk.actor, 'pair.form', member)) desk.forbid('pair.form');
        const life = ended(member.life, 'taken-back');
        if (!life.ok || life.value.state !== 'ended') continue;
        await end(member, life.value, { by: me.id, what: 'taken-back' });
        taken = true;
      }
      return taken;
    },
  };
}
