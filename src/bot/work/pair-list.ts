import { readMembers } from '#db/members.ts';
import { historyOf, type Membership, membershipsIn, membershipsOf, membersOf } from '#db/pairs.ts';
import type { PairId, PersonId } from '#domain/ids.ts';
import type { PairEventWhat } from '#domain/pairing/pair-history.ts';
import { isOver, type LifeState } from '#domain/pairing/pair-life.ts';
import { isPartOf, may, mayInPair } from '#domain/people/access.ts';
import type { Person } from '#domain/people/person.ts';
import { Personal } from '#domain/personal.ts';
import type { Desk } from './desk.ts';
import { pairSubject } from './pairs.ts';

export const listedStates = ['proposed', 'accepted', 'active', 'paused', 'over'] as const;

/** `over`: completed, or ended early after it had begun; what has become of a mere proposal is in the history. */
export type ListedState = (typeof listedStates)[number];

/** All pairs of the school, for curators and the psychologist. */
export interface PairListActs {
  counts(): Promise<Readonly<Record<ListedState, number>>>;
  /** Each mentee with their mentor, the longest in that state first; of those that are over, the latest. */
  list(state: ListedState, from: number, limit: number): Promise<{ list: ListedPair[]; of: number }>;
  /** Where somebody is mentor or mentee: what stands, then what is over, the latest first. Empty for whoever may see no pairs. */
  ofPerson(person: PersonId): Promise<ListedPair[]>;
  /** What has become of a pair or group, the oldest first; undefined for one that is none of my business. */
  history(pair: PairId): Promise<PairEvent[] | undefined>;
}

export interface ListedPair extends Membership {
  mentorPerson?: Person;
  menteePerson?: Person;
}

export interface PairEvent {
  at: Temporal.Instant;
  what: PairEventWhat;
  by?: Person;
  /** In a group, about whom. */
  mentee?: Person;
  words?: Personal<string>;
}

export function pairListActs(desk: Desk): PairListActs {
  const { inside, demand } = desk;

  async function people(ids: readonly PersonId[]): Promise<(id: PersonId | null) => Person | undefined> {
    const members = await readMembers(inside, [...new Set(ids)]);
    return (id) => members.find((member) => member.id === id && !member.leftAt)?.person;
  }

  async function withPeople(members: readonly Membership[]): Promise<ListedPair[]> {
    const personOf = await people(members.flatMap(({ mentor, mentee }) => [mentor, mentee]));
    return members.map((member) => {
      const [mentorPerson, menteePerson] = [personOf(member.mentor), personOf(member.mentee)];
      return { ...member, ...(mentorPerson && { mentorPerson }), ...(menteePerson && { menteePerson }) };
    });
  }

  return {
    async counts() {
      demand('pairs.list');
      const all = await membershipsIn(inside, Object.values(statesOf).flat());
      const counted = (state: ListedState) => all.filter((one) => isListed(one, state)).length;
      return {
        proposed: counted('proposed'),
        accepted: counted('accepted'),
        active: counted('active'),
        paused: counted('paused'),
        over: counted('over'),
      };
    },
    async list(state, from, limit) {
      demand('pairs.list');
      const found = (await membershipsIn(inside, statesOf[state])).filter((one) => isListed(one, state));
      const all = state === 'over' ? found.toReversed() : found;
      return { list: await withPeople(all.slice(from, from + limit)), of: all.length };
    },
    async ofPerson(person) {
      if (!may(desk.actor.roles, 'pairs.list')) return [];
      const all = await membershipsOf(inside, person, { over: true });
      const over = all.filter((one) => isListed(one, 'over')).toReversed();
      return withPeople([...all.filter(({ life }) => !isOver(life)), ...over]);
    },
    async history(pair) {
      demand('pairs.list');
      const members = await membersOf(inside, pair);
      const mine: Membership[] = [];
      for (const member of members) {
        const subject = await pairSubject(desk, member);
        // Why somebody has said no is for curators, and not for the one whom it is about (R15).
        if (mayInPair(desk.actor, 'pair.see', subject) && !isPartOf(desk.actor, subject)) mine.push(member);
      }
      if (mine.length === 0) return undefined;
      const events: (Awaited<ReturnType<typeof historyOf>>[number] & { of: PersonId })[] = [];
      for (const member of mine) {
        for (const event of await historyOf(inside, member)) events.push({ ...event, of: member.mentee });
      }
      const personOf = await people([...events.flatMap(({ by }) => by ?? []), ...mine.map(({ mentee }) => mentee)]);
      return events
        .toSorted((one, other) => Temporal.Instant.compare(one.at, other.at))
        .map(({ at, what, by, of, words }) => {
          const [author, mentee] = [personOf(by), mine.length > 1 ? personOf(of) : undefined];
          return {
            ...{ at, what },
            ...(author && { by: author }),
            ...(mentee && { mentee }),
            ...(words === null ? {} : { words: new Personal(words) }),
          };
        });
    },
  };
}

const statesOf: Readonly<Record<ListedState, readonly LifeState[]>> = {
  proposed: ['proposed'],
  accepted: ['accepted'],
  active: ['active'],
  paused: ['paused'],
  over: ['completed', 'ended'],
};

function isListed({ life, startedOn }: Membership, state: ListedState): boolean {
  return statesOf[state].includes(life.state) && (state !== 'over' || startedOn !== undefined);
}
