import type { Conversation } from '#bot/conversation/conversation.ts';
import { brand, type PairId } from '#domain/ids.ts';
import { words } from './words.ts';

/** Whoever a proposal waits for is asked once more. No question: it does no harm. */
export const remindPair: Conversation<{ pair: string }> = {
  name: 'remind-pair',
  version: 1,

  async run(talk, { pair }) {
    const reminded = await talk.record('reminded', ({ proposals }) => proposals.remind(brand<PairId>(pair)));
    await talk.say(reminded ? words.reminded : words.gone);
    await talk.leadTo('pair', pair);
  },
};
