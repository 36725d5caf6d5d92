import type { Conversation } from '#bot/conversation/conversation.ts';
import { words } from './words.ts';

/** Whether guardians of children under 14 are reminded of meetings too. */
export const setGuardianReminders: Conversation = {
  name: 'set-guardian-reminders',
  version: 1,

  async run(talk) {
    const wanted = await talk.choose('wanted', words.question, [
      { key: 'yes', label: words.yes },
      { key: 'no', label: words.no },
    ]);
    await talk.record('set', async ({ settings }) => {
      await settings.change({ remindGuardians: wanted === 'yes' });
      return null;
    });
    await talk.say(words.set[wanted]);
    await talk.leadTo('settings');
  },
};
