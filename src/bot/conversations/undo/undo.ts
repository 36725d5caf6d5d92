import type { Conversation } from '#bot/conversation/conversation.ts';
import { brand, type DecisionId } from '#domain/ids.ts';
import { words } from './words.ts';

/** Takes back the last step of a review: a confirmation, an acceptance, a return. */
export const undo: Conversation<{ decision: string }> = {
  name: 'undo',
  version: 1,

  async run(talk, { decision }) {
    const { outcome, kind } = await talk.record('undone', async ({ decisions }) => {
      const last = await decisions.last();
      return { outcome: await decisions.undo(brand<DecisionId>(decision)), kind: last?.kind ?? null };
    });
    await talk.say(words[outcome]);
    if (kind === 'confirmed') return talk.leadTo('people', 'unconfirmed');
    await talk.leadTo('questionnaires');
  },
};
