import {
  councilPairs,
  paperlessPairs,
  plannedCount,
  replacedPairs,
  sentQuestionnaires,
  unansweredPairs,
  weekOfMeetings,
} from '#db/desk-figures.ts';
import { unlogged } from '#db/log-questions.ts';
import { type Membership, membersOfAll } from '#db/pairs.ts';
import { silentPairs } from '#db/silence.ts';
import { allSubstitutesOn } from '#db/substitutes.ts';
import { type DeskLine, deskLines, type WeekOfMeetings } from '#domain/desk/digest.ts';
import type { PairId, PersonId } from '#domain/ids.ts';
import { mayInPair } from '#domain/people/access.ts';
import { intakesOf } from '#domain/registry/intake-for.ts';
import { schoolDate } from '#domain/time.ts';
import type { Desk } from './desk.ts';
import type { MatchingActs } from './matching.ts';
import type { PairActs, SeenPair } from './pairs.ts';
import type { PeopleActs } from './people.ts';
import type { ReviewActs } from './review.ts';

/** Matters that are of pairs: each is a list of them. */
export const pairMatters = ['unanswered', 'silent', 'replacements', 'unlogged', 'council', 'papers'] as const;

export type PairMatter = (typeof pairMatters)[number];

/** What a curator has to do. Nothing here is of calls for help, check-ins or ratings (R15). */
export interface WeekActs {
  /** The most urgent first. */
  toDo(): Promise<readonly DeskLine[]>;
  /** Meetings that were to begin in that time. */
  meetings(from: Temporal.Instant, to: Temporal.Instant): Promise<WeekOfMeetings>;
  /** How many are planned. */
  planned(): Promise<{ today: number; tomorrow: number }>;
  /** Pairs with such a matter, without those on which I may not decide. */
  pairs(matter: PairMatter, from: number, limit: number): Promise<{ pairs: SeenPair[]; of: number }>;
  /** Mentors and mentees who have a questionnaire to send. */
  unfinished(): Promise<PersonId[]>;
}

export function weekActs(
  desk: Desk,
  {
    pairs,
    people,
    review,
    matching,
  }: {
    pairs: Pick<PairActs, 'see'>;
    people: Pick<PeopleActs, 'list' | 'untold' | 'unconfirmed'>;
    review: Pick<ReviewActs, 'waiting'>;
    matching: Pick<MatchingActs, 'alone'>;
  },
): WeekActs {
  const { inside, at, school, demand } = desk;

  const all: Readonly<Record<PairMatter, () => Promise<PairId[]>>> = {
    unanswered: () => unansweredPairs(inside, at),
    silent: () => silentPairs(inside),
    replacements: () => replacedPairs(inside),
    unlogged: async () => [...new Set((await unlogged(inside, at)).map(({ meeting }) => meeting.pair))],
    council: () => councilPairs(inside),
    papers: () => paperlessPairs(inside),
  };

  /**
   * Whoever is a part of a pair decides nothing of it (R15), and does not read there who wishes another mentor. Members and who
   * stands in are read once, for however many matters.
   */
  async function mine(matters: readonly PairMatter[]): Promise<(matter: PairMatter) => readonly PairId[]> {
    const found = new Map<PairMatter, PairId[]>();
    for (const matter of matters) found.set(matter, await all[matter]());
    const members = await membersOfAll(inside, [...new Set([...found.values()].flat())]);
    const substitutes = await allSubstitutesOn(inside, schoolDate(at, school.timeZone));
    const isMine = (pair: PairId) => {
      const substitute = substitutes.get(pair);
      const about = (member: Membership) => ({ ...member, ...(substitute && { substitute }) });
      return (members.get(pair) ?? []).every((member) => mayInPair(desk.actor, 'pair.papers', about(member)));
    };
    return (matter) => (found.get(matter) ?? []).filter(isMine);
  }

  async function unfinished(): Promise<PersonId[]> {
    demand('digest.see');
    const sent = await sentQuestionnaires(inside);
    const found = new Set<PersonId>();
    for (const role of ['mentee', 'mentor'] as const) {
      for (const { id, roles, kind } of (await people.list({ role, joined: true })).members) {
        if (intakesOf(roles, kind).some((intake) => !sent.get(id)?.includes(intake))) found.add(id);
      }
    }
    return [...found];
  }

  return {
    async toDo() {
      demand('digest.see');
      const own = await mine(pairMatters);
      return deskLines({
        unanswered: own('unanswered').length,
        silent: own('silent').length,
        replacements: own('replacements').length,
        unlogged: own('unlogged').length,
        council: own('council').length,
        papers: own('papers').length,
        unconfirmed: await people.unconfirmed(),
        questionnaires: (await review.waiting()).of,
        consents: (await people.list({ joined: false }, 0, 1)).of,
        unpaired: (await matching.alone()).length,
        unfinished: (await unfinished()).length,
        untold: (await people.untold(0, 1)).of,
      });
    },
    async meetings(from, to) {
      demand('digest.see');
      return weekOfMeetings(inside, { from, to });
    },
    async planned() {
      demand('digest.see');
      const today = schoolDate(at, school.timeZone);
      const starts = (days: number) => today.add({ days }).toZonedDateTime(school.timeZone).toInstant();
      return {
        today: await plannedCount(inside, { from: starts(0), to: starts(1) }),
        tomorrow: await plannedCount(inside, { from: starts(1), to: starts(2) }),
      };
    },
    async pairs(matter, from, limit) {
      demand('digest.see');
      const ids = (await mine([matter]))(matter);
      const seen: SeenPair[] = [];
      for (const id of ids.slice(from, from + limit)) {
        const pair = await pairs.see(id);
        if (pair) seen.push(pair);
      }
      return { pairs: seen, of: ids.length };
    },
    unfinished,
  };
}
