import { readMembers } from '#db/members.ts';
import { historyOf, type Membership, membershipsIn, membersOf } from '#db/pairs.ts';
import type { PairId, PersonId } from '#domain/ids.ts';
import type { PairEventWhat } from '#domain/pairing/pair-history.ts';
import type { LifeState } from '#domain/pairing/pair-life.ts';
import { isPartOf, mayInPair } from '#domain/people/access.ts';
import type { Person } from '#domain/people/person.ts';
import { Personal } from '#domain/personal.ts';
import type { Desk } from './desk.ts';
import { pairSubject } from './pairs.ts';

export const listedStates = ['proposed', 'accepted', 'active', 'paused'] as const satisfies readonly LifeState[];

export type ListedState = (typeof listedStates)[number];

/** All pairs of the school, for curators and the psychologist. */
export interface PairListActs {
  counts(): Promise<Readonly<Record<ListedState, number>>>;
  /** Each mentee with their mentor, the longest in that state first. */
  list(state: ListedState, from: number, limit: number): Promise<{ list: ListedPair[]; of: number }>;
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

  return {
    async counts() {
      demand('pairs.list');
      const all = await membershipsIn(inside, listedStates);
      const counted = (state: ListedState) => all.filter(({ life }) => life.state === state).length;
      return {
        proposed: counted('proposed'),
        accepted: counted('accepted'),
        active: counted('active'),
        paused: counted('paused'),
      };
    },
    async list(state, from, limit) {
      demand('pairs.list');
      const all = await membershipsIn(inside, [state]);
      const shown = all.slice(from, from + limit);
      const personOf = await people(shown.flatMap(({ mentor, mentee }) => [mentor, mentee]));
      const list = shown.map((member) => {
        const [mentorPerson, menteePerson] = [personOf(member.mentor), personOf(member.mentee)];
        return { ...member, ...(mentorPerson && { mentorPerson }), ...(menteePerson && { menteePerson }) };
      });
      return { list, of: all.length };
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
