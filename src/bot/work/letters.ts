import { plan } from '#db/due.ts';
import { type Correspondence, keepLetter, type Letter, lettersOf, letterTotals, readLetter } from '#db/letters.ts';
import { readMember } from '#db/members.ts';
import { type Membership, membersOf, readMembership } from '#db/pairs.ts';
import type { LetterId, PairId } from '#domain/ids.ts';
import { isOver, isRunning } from '#domain/pairing/pair-life.ts';
import { mayInPair } from '#domain/people/access.ts';
import type { Person } from '#domain/people/person.ts';
import type { Desk } from './desk.ts';
import { pairSubject } from './pairs.ts';

/** «Написать наставнику» and the answer: through the bot, without contacts, kept with the pair. */
export interface LetterActs {
  /** With whom of a pair letters go on that I may read: a mentee with the mentor, a mentor with each. */
  mine(pair: PairId): Promise<Standing[]>;
  /** Undefined: none of mine. */
  read(id: LetterId): Promise<(Letter & { mine: boolean }) | undefined>;
  page(of: Correspondence, from: number, limit: number): Promise<(Letter & { mine: boolean })[]>;
  /** `stands`: the pair is paused or over, and nothing is kept. */
  write(of: Correspondence, words: string): Promise<'written' | 'stands'>;
  /** For guardians: that there are letters, not a word of them. */
  known(pair: PairId): Promise<(Correspondence & Known)[]>;
}

export interface Standing extends Correspondence {
  as: 'mentor' | 'mentee';
  of: number;
  /** Who is on the other side; undefined: has left, or somebody stands in. */
  other?: Person;
  /** A letter may be written now. */
  open: boolean;
}

export interface Known {
  of: number;
  first: Temporal.Instant | null;
  last: Temporal.Instant | null;
}

export function letterActs(desk: Desk): LetterActs {
  const { inside, at, school, me } = desk;
  const may = async (act: 'letter.write' | 'letter.know', member: Membership) =>
    mayInPair(desk.actor, act, await pairSubject(desk, member));

  const asWhom = ({ mentee }: Pick<Correspondence, 'mentee'>) => (mentee === me.id ? 'mentee' : 'mentor');
  const whose = (letter: Letter) => ({ ...letter, mine: letter.fromMentor === (asWhom(letter) === 'mentor') });

  /** One whose letters I may read and write. */
  async function own(of: Correspondence): Promise<Membership | undefined> {
    const member = await readMembership(inside, of);
    return member && member.life.state !== 'proposed' && (await may('letter.write', member)) ? member : undefined;
  }

  return {
    async mine(pair) {
      const found: Standing[] = [];
      for (const member of await inOrder(desk, pair)) {
        if (!(await own(member))) continue;
        const { of } = await letterTotals(inside, member);
        const as = asWhom(member);
        const other = await otherSide(desk, member, as);
        found.push({ pair, mentee: member.mentee, as, of, open: isRunning(member.life), ...(other && { other }) });
      }
      return found;
    },
    async read(id) {
      const letter = await readLetter(inside, id);
      return letter && (await own(letter)) ? whose(letter) : undefined;
    },
    async page(of, from, limit) {
      return (await own(of)) ? (await lettersOf(inside, of, from, limit)).map(whose) : [];
    },
    async write(of, words) {
      const member = await own(of);
      if (!member) desk.forbid('letter.write');
      if (!isRunning(member.life)) return 'stands';
      const fromMentor = asWhom(of) === 'mentor';
      await keepLetter(inside, { pair: of.pair, mentee: of.mentee, fromMentor, words }, at);
      const subject = `${of.pair}:${of.mentee}:${fromMentor ? 'mentor' : 'mentee'}`;
      await inside.atDoor((door) =>
        plan(door, { key: `letter:${subject}`, school: school.id, kind: 'letter', at, subject }),
      );
      return 'written';
    },
    async known(pair) {
      const found: (Correspondence & Known)[] = [];
      for (const member of await inOrder(desk, pair)) {
        if (isOver(member.life) || !(await may('letter.know', member))) continue;
        found.push({ pair, mentee: member.mentee, ...(await letterTotals(inside, member)) });
      }
      return found;
    },
  };
}

async function otherSide(desk: Desk, member: Membership, as: Standing['as']): Promise<Person | undefined> {
  if (as === 'mentee' && (await pairSubject(desk, member)).substitute !== undefined) return undefined;
  const found = await readMember(desk.inside, as === 'mentee' ? member.mentor : member.mentee);
  return found?.leftAt ? undefined : found?.person;
}

/** A button names a member by their place, which no change of state moves. */
async function inOrder({ inside }: Desk, pair: PairId): Promise<Membership[]> {
  return (await membersOf(inside, pair)).toSorted((a, b) => a.mentee.localeCompare(b.mentee));
}
