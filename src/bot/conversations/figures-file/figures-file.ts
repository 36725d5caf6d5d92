import type { Conversation } from '#bot/conversation/conversation.ts';
import { words } from './words.ts';

/** The figures as a picture or a workbook: it is made outside of the turn and comes by itself. */
export const figuresFile: Conversation<{ as: 'picture' | 'table' }> = {
  name: 'figures-file',
  version: 1,

  async run(talk, { as }) {
    await talk.record('ordered', ({ documents }) => documents.order({ kind: `figures-${as}`, params: {} }));
    await talk.say(words.making);
  },
};
