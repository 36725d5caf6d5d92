import type { Conversation } from '#bot/conversation/conversation.ts';
import { quietHoursOf, quietOptions } from '#bot/conversations/quiet-hours.ts';
import { words } from './words.ts';

/** The school's quiet hours, for everybody who has none of their own. */
export const setQuiet: Conversation = {
  name: 'set-quiet',
  version: 1,

  async run(talk) {
    const chosen = await talk.choose('hours', words.question, quietOptions);
    await talk.record('set', async ({ settings }) => {
      await settings.change({ quiet: quietHoursOf(chosen) });
      return null;
    });
    await talk.say(words.set);
    await talk.leadTo('settings');
  },
};
