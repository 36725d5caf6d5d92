import {
  type AskedCheckIn,
  answerCheckIn,
  type CheckInAnswer,
  keepCheckInWords,
  readCheckIn,
  waitingCheckIns,
} from '#db/check-ins.ts';
import { type Member, readMember } from '#db/members.ts';
import { readWishes, tellLater } from '#db/notices.ts';
import { readMembership } from '#db/pairs.ts';
import { addToWorry, openWorryOf } from '#db/worries.ts';
import { inTurn } from '#domain/care/check-in-times.ts';
import type { CheckInId } from '#domain/ids.ts';
import { isRunning } from '#domain/pairing/pair-life.ts';
import { mayInPair } from '#domain/people/access.ts';
import type { Desk } from './desk.ts';
import { pairSubject } from './pairs.ts';
import { raise } from './raising.ts';

/** «Как идут дела?»: asked of mentor and mentee apart; neither sees what the other has said. */
export interface CheckInActs {
  /** One that I am asked, with the other side; undefined where it is none of mine, or has no answer and the pair rests or is over. */
  read(id: CheckInId): Promise<MyCheckIn | undefined>;
  /** The first of mine that waits and was asked with this one, or since: of a group they come one after the other. */
  first(of: MyCheckIn): Promise<MyCheckIn | undefined>;
  /** Whether this one is to be put now. If not, it comes by itself on its day, whatever becomes of those before it. */
  isTurnOf(mine: MyCheckIn): Promise<boolean>;
  /** A bad one is put before those who hear. False: it is answered already. */
  answer(id: CheckInId, answer: CheckInAnswer): Promise<boolean>;
  /** Words to what I have answered; of a bad one they go where it went. */
  tell(id: CheckInId, words: string): Promise<boolean>;
}

export interface MyCheckIn extends AskedCheckIn {
  side: 'mentor' | 'mentee';
  /** About whom a mentor is asked, and with whom a mentee meets. */
  other?: Member;
}

/** One tick asks about all of a group. */
const together = { minutes: 5 };

export function checkInActs(desk: Desk): CheckInActs {
  const { inside, at, me, actor, school } = desk;

  async function read(id: CheckInId): Promise<MyCheckIn | undefined> {
    const asked = await readCheckIn(inside, id);
    if (asked?.person !== me.id) return undefined;
    const membership = await readMembership(inside, asked);
    // What has been answered may still be told more of.
    if (!membership || (asked.answer === undefined && !isRunning(membership.life))) return undefined;
    if (!mayInPair(actor, 'check-in.answer', await pairSubject(desk, membership))) return undefined;
    const side = membership.mentee === me.id ? 'mentee' : 'mentor';
    const other = await readMember(inside, side === 'mentee' ? membership.mentor : membership.mentee);
    return { ...asked, side, ...(other && !other.leftAt && { other }) };
  }

  async function waitingWith({ askedAt }: MyCheckIn): Promise<MyCheckIn[]> {
    const waiting: MyCheckIn[] = [];
    for (const id of await waitingCheckIns(inside, me.id, askedAt.subtract(together))) {
      const mine = await read(id);
      if (mine) waiting.push(mine);
    }
    return waiting;
  }

  return {
    read,
    first: async (of) => (await waitingWith(of))[0],
    async isTurnOf(mine) {
      const place = (await waitingWith(mine)).findIndex(({ id }) => id === mine.id);
      const wishes = place > 0 ? await readWishes(inside, me.id) : undefined;
      const when = wishes ? inTurn(mine.askedAt, place, wishes, school) : 'never';
      if (when === 'never' || Temporal.Instant.compare(when, at) <= 0) return true;
      const notice = { kind: 'check-in', checkIn: mine.id };
      const later = { key: `check-in:${mine.id}:in-turn`, school: school.id, person: me.id, notice };
      await inside.atDoor((door) => tellLater(door, later, when));
      return false;
    },
    async answer(id, answer) {
      const mine = await read(id);
      if (!mine || !(await answerCheckIn(inside, id, answer, at))) return false;
      if (answer === 'bad') await raise(desk, { by: me.id, kind: 'check-in', topic: mine.side, pair: mine.pair });
      return true;
    },
    async tell(id, words) {
      const mine = await read(id);
      if (!mine?.answer) return false;
      await keepCheckInWords(inside, id, words);
      const worry =
        mine.answer === 'bad'
          ? await openWorryOf(inside, { by: me.id, kind: 'check-in', pair: mine.pair }, mine.answeredAt ?? at)
          : undefined;
      if (worry) await addToWorry(inside, worry.id, { words });
      return true;
    },
  };
}
