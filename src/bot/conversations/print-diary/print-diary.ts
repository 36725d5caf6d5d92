import type { Conversation } from '#bot/conversation/conversation.ts';
import { brand, type PairId } from '#domain/ids.ts';
import { words } from './words.ts';

/** The diary of a pair as a file, for whoever keeps it. */
export const printDiary: Conversation<{ pair: string }> = {
  name: 'print-diary',
  version: 1,

  async stillMakesSense({ diary }, { pair }) {
    return ((await diary.pages(brand<PairId>(pair), { limit: 1 }))?.of ?? 0) > 0 || words.gone;
  },

  async run(talk, { pair }) {
    await talk.record('ordered', ({ documents }) => documents.order({ kind: 'diary', params: { pair } }));
    await talk.say(words.making);
    await talk.leadTo('diary', pair);
  },
};
