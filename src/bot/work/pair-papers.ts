import { readMembers } from '#db/members.ts';
import {
  attachPairScan,
  holdMembers,
  keepPairPaper,
  type PairPaper,
  type PlacedPaper,
  papersOfPair,
  putPaper,
  readPairPaper,
} from '#db/pair-papers.ts';
import { type Membership, membershipsIn, readMembership } from '#db/pairs.ts';
import { allSubstitutesOn } from '#db/substitutes.ts';
import type { FileId, PairId, PairPaperId } from '#domain/ids.ts';
import type { Hindrance } from '#domain/pairing/eligibility.ts';
import { missingPapers, type PaperKind, type PaperPlace } from '#domain/pairing/pair-life.ts';
import { mayInPair } from '#domain/people/access.ts';
import type { Person } from '#domain/people/person.ts';
import { schoolDate } from '#domain/time.ts';
import { readCandidates } from './candidates.ts';
import { decide } from './decisions.ts';
import type { Desk } from './desk.ts';
import { pairSubject } from './pairs.ts';
import { type Followed, followPapers } from './paper-life.ts';

/** Papers that make a pair official: a curator marks them, one for many pairs at once (R4, R5, R13). */
export interface PairPaperActs {
  /** What lacks a paper, or this one, the most missing first; with how many pairs are mine or my child's and not mine to mark (R15). */
  lacking(place?: PaperPlace): Promise<{ cases: PaperCase[]; own: number }>;
  /** Those that lack it among these keys get one paper. A mentor's consent counts for the whole group. */
  mark(place: PaperPlace, keys: readonly string[], paper: { number?: string; on: Temporal.PlainDate }): Promise<Marked>;
  /** What is there of a pair; nothing where I may not mark it. */
  of(pair: PairId): Promise<PlacedPaper[]>;
  /** With whom it is for; undefined: it has been taken back. */
  read(paper: PairPaperId): Promise<(PairPaper & { of: PlacedPaper[] }) | undefined>;
  attach(paper: PairPaperId, scan: FileId): Promise<void>;
}

/** A membership that is not over, with what it still lacks. */
export interface PaperCase {
  /** Short enough for a button. */
  key: string;
  member: Membership;
  missing: readonly PaperPlace[];
  mentor: Person;
  mentee: Person;
}

export interface Marked {
  /** Null: nobody lacks it any more. */
  paper: PairPaperId | null;
  marked: number;
  /** How many became active by it. */
  active: number;
  /** What keeps others from it whose papers are all there. */
  forbidden: readonly Hindrance[];
}

const noneMarked: Marked = { paper: null, marked: 0, active: 0, forbidden: [] };

export function pairPaperActs(desk: Desk): PairPaperActs {
  const { inside, at, school, demand } = desk;
  const today = schoolDate(at, school.timeZone);

  async function lacking(place?: PaperPlace): Promise<{ cases: PaperCase[]; own: number }> {
    demand('pair.papers');
    const lack = (await membershipsIn(inside, ['accepted', 'paused', 'active', 'proposed'])).filter(({ papers }) => {
      const missing = missingPapers(papers);
      return place === undefined ? missing.length > 0 : missing.includes(place);
    });
    const substitutes = await allSubstitutesOn(inside, today);
    const mine = lack.filter((member) => {
      const substitute = substitutes.get(member.pair);
      return mayInPair(desk.actor, 'pair.papers', { ...member, ...(substitute && { substitute }) });
    });
    const ids = new Set(mine.flatMap(({ mentor, mentee }) => [mentor, mentee]));
    const people = new Map((await readMembers(inside, [...ids])).map((member) => [member.id, member]));
    const cases = mine.flatMap((member): PaperCase[] => {
      const [mentor, mentee] = [people.get(member.mentor)?.person, people.get(member.mentee)?.person];
      if (!mentor || !mentee) return [];
      return [{ key: keyOf(member), member, missing: missingPapers(member.papers), mentor, mentee }];
    });
    return {
      cases: cases.toSorted((one, other) => other.missing.length - one.missing.length),
      own: new Set(lack.filter((member) => !mine.includes(member)).map(({ pair }) => pair)).size,
    };
  }

  return {
    lacking,
    async mark(place, keys, { number, on }) {
      const { cases } = await lacking(place);
      const wanted = cases.filter(({ key }) => keys.includes(key));
      const groups = new Set(place === 'mentor-duties' ? wanted.map(({ member }) => member.pair) : []);
      const these = cases.filter((each) => wanted.includes(each) || groups.has(each.member.pair));
      if (these.length === 0) return noneMarked;
      await holdMembers(
        inside,
        these.map(({ member }) => member),
      );
      let paper: PairPaperId | null = null;
      const kind = kindOf(place);
      const marked = await decide(desk, kind, async (decision) => {
        paper = await keepPairPaper(inside, { kind, on, decision, ...(number !== undefined && { number }) });
        const candidates = await readCandidates(desk);
        const done: Followed[] = [];
        for (const { member } of these) {
          const now = (await putPaper(inside, member, place, paper)) && (await followPapers(desk, member, candidates));
          if (now) done.push(now);
        }
        return done;
      });
      if (marked.length === 0) return noneMarked;
      const active = marked.filter(({ life }) => life.state === 'active').length;
      return {
        paper,
        marked: marked.length,
        active,
        forbidden: [...new Set(marked.flatMap((each) => each.forbidden))],
      };
    },
    async of(pair) {
      const papers = await papersOfPair(inside, pair);
      return (await mayMarkAny(papers)) ? papers : [];
    },
    read,
    async attach(id, scan) {
      const paper = await read(id);
      if (!paper) return;
      if (!(await mayMarkAny(paper.of))) desk.forbid('pair.papers');
      await attachPairScan(inside, paper, scan);
    },
  };

  async function read(id: PairPaperId): Promise<(PairPaper & { of: PlacedPaper[] }) | undefined> {
    demand('pair.papers');
    return readPairPaper(inside, id);
  }

  /** An order of many pairs is every curator's, also where the own pair is among them. */
  async function mayMarkAny(papers: readonly PlacedPaper[]): Promise<boolean> {
    for (const placed of papers) {
      const member = await readMembership(inside, placed);
      if (member && mayInPair(desk.actor, 'pair.papers', await pairSubject(desk, member))) return true;
    }
    return false;
  }
}

/** Half of each id: two memberships of one school never share it, and a button of a messenger carries it. */
function keyOf({ pair, mentee }: Pick<Membership, 'pair' | 'mentee'>): string {
  return `${pair.slice(0, 18)}.${mentee.slice(0, 18)}`;
}

function kindOf(place: PaperPlace): PaperKind {
  return place === 'mentor-duties' || place === 'mentee-duties' ? 'duties' : place;
}
