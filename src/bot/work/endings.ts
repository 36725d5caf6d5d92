import { type Ending, keepEnding, keepFarewell, readEnding, type Told } from '#db/endings.ts';
import { comingOfPair, kindsOf } from '#db/meetings.ts';
import { toldOfPair } from '#db/pair-told.ts';
import { type Membership, type MembershipRef, moveMember, readMembership } from '#db/pairs.ts';
import type { Meeting } from '#domain/meeting/planned.ts';
import { type Outcome, refused } from '#domain/outcome.ts';
import {
  completed,
  type EndReason,
  ended,
  isOver,
  type Life,
  type PauseReason,
  paused,
  resumed,
} from '#domain/pairing/pair-life.ts';
import { schoolDate } from '#domain/time.ts';
import type { Desk } from './desk.ts';
import { cancelAllOf } from './meetings-off.ts';
import { demandInPair } from './pairs.ts';
import { tellPeople } from './telling.ts';

/** Pauses and ends of a membership, and what the two say to each other when it ends well. */
export interface EndingActs {
  /** A neutral pause. False: it does not run, or somebody else was faster. */
  pause(of: MembershipRef, why: PauseReason): Promise<boolean>;
  resume(of: MembershipRef): Promise<boolean>;
  /** Before its time; each side is told what the curator has chosen. */
  end(of: MembershipRef, why: EndReason, told: { mentor: Told; mentee: Told }): Promise<boolean>;
  /** Well: only what has been active. */
  complete(of: MembershipRef): Promise<boolean>;
  /** My words for the other side, and whether I would stay in touch. False: said already. */
  farewell(of: MembershipRef, said: { words?: string; stays: boolean }): Promise<boolean>;
  cutsOff(of: MembershipRef): Promise<CutOff>;
  /** What I may read of the end; undefined: it goes on, or is none of my business. */
  read(of: MembershipRef): Promise<SeenEnding | undefined>;
}

/** What an end leaves undone: so many meetings are planned, and what has become of the last one (methodology.md 4.1). */
export interface CutOff {
  coming: number;
  last: 'none' | 'planned' | 'held';
}

/**
 * The end as one side sees it: the other side's words, never what the other side was told. A guardian of the mentee sees what
 * both were told, and no farewell.
 */
export interface SeenEnding {
  side: 'mentor' | 'mentee' | 'guardian';
  well: boolean;
  told?: Ending['mentorTold'];
  /** Absent: I have not said it yet. */
  mine?: Ending['mentor'];
  theirs?: Ending['mentor'];
}

export function endingActs(desk: Desk): EndingActs {
  const { inside, at, school, me } = desk;

  /** Moves a membership and tells everybody in it. */
  async function change(
    of: MembershipRef,
    act: 'pair.pause' | 'pair.end',
    what: 'paused' | 'resumed' | 'completed' | `ended:${EndReason}`,
    rule: (life: Life) => Outcome<Life, string>,
    also: () => Promise<void> = async () => {},
  ): Promise<boolean> {
    const member = await readMembership(inside, of);
    if (!member) return false;
    await demandInPair(desk, act, member);
    const next = rule(member.life);
    if (!next.ok || !(await moveMember(inside, member, next.value, { by: me.id, what }, at))) return false;
    await also();
    if (isOver(next.value)) await cancelAllOf(desk, of);
    await tellPeople(desk, await toldOfPair(inside, member, schoolDate(at, school.timeZone)), {
      key: `pair-${next.value.state}:${of.pair}:${of.mentee}:${at}`,
      notice: { kind: 'pair-moved', pair: of.pair, mentee: of.mentee, to: next.value.state },
    });
    return true;
  }

  function sideOf({ mentor, mentee }: Pick<Membership, 'mentor' | 'mentee'>): SeenEnding['side'] | undefined {
    if (me.id === mentor) return 'mentor';
    if (me.id === mentee) return 'mentee';
    return desk.actor.children.includes(mentee) ? 'guardian' : undefined;
  }

  return {
    pause: (of, why) => change(of, 'pair.pause', 'paused', (life) => paused(life, why)),
    // Where somebody has called for help, whoever has taken the call lets the meetings go on.
    resume: (of) =>
      change(of, 'pair.pause', 'resumed', (life) =>
        life.state === 'paused' && life.why === 'care' ? refused('not-paused') : resumed(life),
      ),
    end: (of, why, told) =>
      change(
        of,
        'pair.end',
        `ended:${why}`,
        (life) => ended(life, why),
        () => keepEnding(inside, of, told),
      ),
    complete: (of) => change(of, 'pair.end', 'completed', completed, () => keepEnding(inside, of)),
    async cutsOff(of) {
      const member = await readMembership(inside, of);
      if (!member) return { coming: 0, last: 'none' };
      await demandInPair(desk, 'pair.end', member);
      const theirs = ({ invited }: Meeting) => invited.length === 1 && invited[0]?.mentee === of.mentee;
      const coming = (await comingOfPair(inside, of.pair, at)).filter(theirs);
      const waits = coming.some(({ kind }) => kind === 'final');
      const had = (await kindsOf(inside, of.pair)).includes('final');
      return { coming: coming.length, last: waits ? 'planned' : had ? 'held' : 'none' };
    },
    async farewell(of, { words, stays }) {
      const member = await readMembership(inside, of);
      if (!member) return false;
      await demandInPair(desk, 'letter.write', member);
      // Whoever stands in for the mentor says farewell for neither side.
      if (me.id !== member.mentor && me.id !== member.mentee) desk.forbid('letter.write');
      const side = member.mentor === me.id ? 'mentor' : 'mentee';
      const kept = await keepFarewell(inside, of, side, { stays, ...(words !== undefined && { words }) });
      if (!kept) return false;
      const other = side === 'mentor' ? member.mentee : member.mentor;
      await tellPeople(desk, [other], {
        key: `farewell:${of.pair}:${of.mentee}`,
        notice: { kind: 'farewell', pair: of.pair, mentee: of.mentee },
      });
      return true;
    },
    async read(of) {
      const [member, ending] = [await readMembership(inside, of), await readEnding(inside, of)];
      const side = member && sideOf(member);
      if (!side || !ending) return undefined;
      await demandInPair(desk, 'pair.see', member);
      const told = side === 'mentor' ? ending.mentorTold : ending.menteeTold;
      const [mine, theirs] =
        side === 'mentor' ? [ending.mentor, ending.mentee] : side === 'mentee' ? [ending.mentee, ending.mentor] : [];
      return {
        ...{ side, well: member.life.state === 'completed' },
        ...(told && { told }),
        ...(mine && { mine }),
        ...(theirs && { theirs }),
      };
    },
  };
}
