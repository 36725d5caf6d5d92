import type { Conversation } from '#bot/conversation/conversation.ts';
import { words } from './words.ts';

/** Who consents for pupils of 14 to 17: the pupil with a guardian, or the pupil alone (methodology.md 4.7). */
export const switchTeens: Conversation = {
  name: 'switch-teens',
  version: 1,

  async run(talk) {
    const wanted = await talk.choose('who', words.who, [
      { key: 'own-and-guardian', label: words.both },
      { key: 'own-only', label: words.ownOnly },
    ]);
    await talk.record('set', async ({ settings }) => {
      await settings.change({ teenConsent: wanted });
      return null;
    });
    await talk.say(wanted === 'own-only' ? words.isOwnOnly : words.isBoth);
    await talk.leadTo('settings');
  },
};
