import { type AskedCheckIn, answeredCheckIns } from '#db/check-ins.ts';
import { worryAbout } from '#db/listeners.ts';
import { type Member, readMember } from '#db/members.ts';
import { tellLater } from '#db/notices.ts';
import { membersOf } from '#db/pairs.ts';
import { closeWorry, heardBy, noteHeard, openOrHeard, readWorry, takeWorry, type Worry } from '#db/worries.ts';
import { mayConcern, whoHears } from '#domain/care/who-hears.ts';
import type { PairId, PersonId, WorryId } from '#domain/ids.ts';
import type { Person } from '#domain/people/person.ts';
import { heldByCallAlone, leavePaused, pausedByCall, resumeAfterCare } from './care-pause.ts';
import type { Desk } from './desk.ts';

/** «Обращения»: for those who hear, and never about whom it may concern (R15). */
export interface WorryActs {
  /** Those that I hear of, open ones first. */
  list(from: number, limit: number): Promise<{ list: HeardWorry[]; of: number }>;
  /** Undefined: there is none, or it is not for me. */
  read(id: WorryId): Promise<HeardWorry | undefined>;
  /** The others who hear of it, and whoever has called, are told. False: it is taken already. */
  take(id: WorryId): Promise<boolean>;
  /** By whoever has taken it, with a word on what has come of it. What stands still by then is a pause like any other. */
  close(id: WorryId, words: string): Promise<boolean>;
  /** By whoever has taken it: meetings that stand still by this call alone go on. */
  resume(id: WorryId): Promise<boolean>;
  /** What both sides of a pair have said to «Как идут дела?», the newest first; of those whom I may hear. */
  checkIns(pair: PairId): Promise<(AskedCheckIn & { author: Member })[]>;
}

export interface HeardWorry extends Worry {
  author: Member;
  /** Who has taken it; undefined for somebody who has left. */
  takenBy?: Person;
  /** It is mine to be closed. */
  mine: boolean;
  /** It is a call about the mentor, and meetings stand still until somebody has looked. */
  paused: boolean;
  /** No other open call about the mentor holds them: they may go on. */
  mayResume: boolean;
}

/** More of them, and a school has other troubles than a list. */
const most = 100;

/** So many answers say how it goes. */
const lastCheckIns = 10;

export function worryActs(desk: Desk): WorryActs {
  const { inside, at, school, me, demand } = desk;

  /** R15 is asked anew each time: who was told may have become the mentor since. */
  async function mayHear(worry: Worry): Promise<boolean> {
    const about = await worryAbout(inside, worry.by);
    if (mayConcern(about, me.id)) return false;
    if ((await heardBy(inside, worry.id)).includes(me.id)) return true;
    const hear = whoHears(about);
    return hear !== 'nobody' && hear.includes(me.id);
  }

  async function heard(worry: Worry): Promise<HeardWorry | undefined> {
    const author = await readMember(inside, worry.by);
    if (!author || author.leftAt) return undefined;
    const by = worry.taken?.by;
    const taker = by === undefined ? undefined : await readMember(inside, by);
    const paused = (await pausedByCall(desk, worry)).length > 0;
    const mayResume = paused && (await heldByCallAlone(desk, worry)).length > 0;
    const mine = worry.taken !== undefined && !worry.closed && (!taker || taker.leftAt !== undefined || by === me.id);
    const takenBy = taker?.leftAt ? undefined : taker?.person;
    return { ...worry, author, mine, paused, mayResume, ...(takenBy && { takenBy }) };
  }

  async function read(id: WorryId): Promise<HeardWorry | undefined> {
    demand('worry.hear');
    const worry = await readWorry(inside, id);
    return worry && (await mayHear(worry)) ? heard(worry) : undefined;
  }

  /** Those who have heard of it learn that somebody looks; whoever has called too. */
  async function tellTaken(worry: Worry): Promise<void> {
    const despite = worry.kind === 'call' ? 'hours' : 'stop';
    const tell = (person: PersonId, kind: 'worry-taken' | 'call-taken') =>
      inside.atDoor((door) => {
        const notice = { kind, worry: worry.id, despite };
        return tellLater(door, { key: `${kind}:${worry.id}:${person}`, school: school.id, person, notice }, at);
      });
    for (const person of await heardBy(inside, worry.id)) if (person !== me.id) await tell(person, 'worry-taken');
    if (worry.kind === 'call') await tell(worry.by, 'call-taken');
  }

  return {
    async list(from, limit) {
      demand('worry.hear');
      const mine: Worry[] = [];
      for (const worry of await openOrHeard(inside, me.id, most)) if (await mayHear(worry)) mine.push(worry);
      const page: HeardWorry[] = [];
      for (const worry of mine.slice(from, from + limit)) page.push(...[(await heard(worry)) ?? []].flat());
      return { list: page, of: mine.length };
    },
    read,
    async take(id) {
      const worry = await read(id);
      if (!worry || !(await takeWorry(inside, id, me.id, at))) return false;
      await noteHeard(inside, id, [me.id], at);
      await tellTaken(worry);
      return true;
    },
    async close(id, words) {
      const worry = await read(id);
      if (!worry?.mine || !(await closeWorry(inside, id, { by: me.id, words }, at))) return false;
      await leavePaused(desk, worry);
      return true;
    },
    async resume(id) {
      const worry = await read(id);
      return worry?.mine === true && (await resumeAfterCare(desk, worry)) > 0;
    },
    async checkIns(pair) {
      demand('worry.hear');
      for (const { mentor, mentee } of await membersOf(inside, pair)) {
        for (const side of [mentor, mentee]) if (mayConcern(await worryAbout(inside, side), me.id)) return [];
      }
      const found: (AskedCheckIn & { author: Member })[] = [];
      for (const each of await answeredCheckIns(inside, pair, lastCheckIns)) {
        const author = await readMember(inside, each.person);
        if (author && !author.leftAt) found.push({ ...each, author });
      }
      return found;
    },
  };
}
