import type { Conversation } from '#bot/conversation/conversation.ts';
import type { Work } from '#bot/work/work.ts';
import { brand, type PairId } from '#domain/ids.ts';
import { words } from './words.ts';

/** A curator takes a proposal back, and may look for another mentor at once. */
export const takeBack: Conversation<{ pair: string }> = {
  name: 'take-back',
  version: 1,

  async stillMakesSense(work, { pair }) {
    return (await proposedIn(work, pair)).length > 0 || words.gone;
  },

  async run(talk, { pair }) {
    const how = await talk.choose('how', words.question, [
      { key: 'another', label: words.another },
      { key: 'only', label: words.only },
      { key: 'keep', label: words.keep },
    ]);
    if (how === 'keep') return talk.leadTo('pair', pair);
    const mentees = await talk.record('taken', async (work) => {
      const proposed = await proposedIn(work, pair);
      return (await work.proposals.takeBack(brand<PairId>(pair))) ? proposed : [];
    });
    await talk.say(mentees.length > 0 ? words.taken : words.gone);
    if (how === 'another' && mentees[0] !== undefined) return talk.handOver('form-pair', { mentee: mentees[0] });
    await talk.leadTo('pairs');
  },
};

async function proposedIn({ pairs }: Work, pair: string): Promise<string[]> {
  const found = await pairs.see(brand<PairId>(pair));
  return found?.members.filter(({ life }) => life.state === 'proposed').map(({ mentee }) => mentee) ?? [];
}
