import { addToWorry, callsOf, heardBy, openWorryOf, readWorry, type Worry } from '#db/worries.ts';
import { sameCall, type Trouble } from '#domain/care/call.ts';
import type { WorryId } from '#domain/ids.ts';
import { pauseForCare } from './care-pause.ts';
import type { Desk } from './desk.ts';
import { raiseCall, tellOfCall } from './raising.ts';

/** «Мне нужна помощь»: for everybody who takes part. */
export interface CallActs {
  /** R2: before the consent nothing is kept, so that nobody could be told who calls. */
  may(): boolean;
  /**
   * It goes to whoever hears of it at once, without a word more. About the mentor: meetings pause, neutrally. `heard`: false
   * where nobody can be reached whom it does not concern.
   */
  call(trouble: Trouble): Promise<{ id: WorryId; heard: boolean; paused: boolean }>;
  /** False: that call is no open one of mine. */
  add(call: WorryId, words: string): Promise<boolean>;
  /** Words may be added to it still. */
  isOpen(call: WorryId): Promise<boolean>;
  /** My last ones. */
  mine(): Promise<Worry[]>;
}

/** More of them at once are not for a chat. */
const shownAtOnce = 5;

export function callActs(desk: Desk): CallActs {
  const { inside, at, me, demand } = desk;
  const takesPart = () => desk.me.joinedAt !== undefined && desk.me.leftAt === undefined;

  async function own(call: WorryId): Promise<Worry | undefined> {
    const read = await readWorry(inside, call);
    return read?.by === me.id && read.kind === 'call' && !read.closed ? read : undefined;
  }

  return {
    may: takesPart,
    async call(topic) {
      demand('help.call', { id: me.id });
      if (!takesPart()) desk.forbid('help.call');
      const same = await openWorryOf(inside, { by: me.id, kind: 'call', topic }, at.subtract(sameCall));
      if (same) return { id: same.id, heard: (await heardBy(inside, same.id)).length > 0, paused: false };
      const raised = await raiseCall(desk, { by: me.id, topic });
      return { ...raised, paused: topic === 'mentor' && (await pauseForCare(desk)) > 0 };
    },
    async add(call, words) {
      demand('help.call', { id: me.id });
      if (!(await own(call))) return false;
      await addToWorry(inside, call, { words });
      await tellOfCall(desk, call);
      return true;
    },
    isOpen: async (call) => (await own(call)) !== undefined,
    async mine() {
      demand('help.call', { id: me.id });
      return callsOf(inside, me.id, shownAtOnce);
    },
  };
}
