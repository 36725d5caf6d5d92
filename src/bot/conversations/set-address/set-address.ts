import type { Conversation } from '#bot/conversation/conversation.ts';
import { words } from './words.ts';

/** «ты» or «вы» to pupils. */
export const setAddress: Conversation = {
  name: 'set-address',
  version: 1,

  async run(talk) {
    const address = await talk.choose('address', words.question, [
      { key: 'ты', label: words.addresses.ты },
      { key: 'вы', label: words.addresses.вы },
    ]);
    await talk.record('set', async ({ settings }) => {
      await settings.change({ pupilAddress: address });
      return null;
    });
    await talk.say(words.set[address]);
    await talk.leadTo('settings');
  },
};
