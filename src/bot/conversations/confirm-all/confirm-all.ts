import type { Conversation } from '#bot/conversation/conversation.ts';
import type { Work } from '#bot/work/work.ts';
import { words } from './words.ts';

/** Says of everybody who came by a common link that they are who they say; the next screen has the way to undo it. */
export const confirmAll: Conversation = {
  name: 'confirm-all',
  version: 1,

  async stillMakesSense({ people }: Work) {
    return (await people.unconfirmed()) > 0 || words.nobody;
  },

  async run(talk) {
    const sure = await talk.choose('sure', async ({ people }) => words.question(await people.unconfirmed()), [
      { key: 'yes', label: words.yes },
      { key: 'no', label: words.no },
    ]);
    if (sure === 'yes') {
      const confirmed = await talk.record('confirmed', ({ people }) => people.confirmAll());
      await talk.say(confirmed === 0 ? words.nobody : words.confirmed(confirmed));
    }
    await talk.leadTo('people', 'unconfirmed');
  },
};
