import type { Conversation } from '#bot/conversation/conversation.ts';
import { words } from './words.ts';

/** «Принять все без замечаний»: what is done sixty times is done once, and can be undone (product.md). */
export const acceptAll: Conversation = {
  name: 'accept-all',
  version: 1,

  async run(talk) {
    const accepted = await talk.record('accepted', ({ review }) => review.acceptAll());
    await talk.say(words.accepted(accepted));
    await talk.leadTo('questionnaires');
  },
};
