import type { Conversation } from '#bot/conversation/conversation.ts';
import { askingQuiet, hoursOf } from '#bot/conversations/quiet-hours.ts';
import { words } from './words.ts';

/** The school's quiet hours, for everybody who has none of their own. */
export const setQuiet: Conversation = {
  name: 'set-quiet',
  version: 2,

  async run(talk) {
    const chosen = await talk.ask('hours', words.question, askingQuiet());
    await talk.record('set', async ({ settings }) => {
      await settings.change({ quiet: hoursOf(chosen) });
      return null;
    });
    await talk.say(words.set(hoursOf(chosen)));
    await talk.leadTo('settings');
  },
};
