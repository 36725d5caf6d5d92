import type { Conversation } from '#bot/conversation/conversation.ts';
import { words } from './words.ts';

/** «Учитель – учитель»: whether a colleague may have several mentors for the same thing. */
export const setSeveralPairs: Conversation = {
  name: 'set-several-pairs',
  version: 1,

  async run(talk) {
    const wanted = await talk.choose('several', words.question, [
      { key: 'one', label: words.one },
      { key: 'several', label: words.several },
    ]);
    await talk.record('set', async ({ settings }) => {
      await settings.change({ severalPairs: wanted === 'several' });
      return null;
    });
    await talk.say(words.set[wanted]);
    await talk.leadTo('settings');
  },
};
