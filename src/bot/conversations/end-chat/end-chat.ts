import type { Conversation } from '#bot/conversation/conversation.ts';
import { type AccountId, brand } from '#domain/ids.ts';
import { words } from './words.ts';

/** Another chat of mine ends: a telephone that was lost, a computer of the school. */
export const endChat: Conversation<{ account: number }> = {
  name: 'end-chat',
  version: 1,

  async stillMakesSense({ chats }, { account }) {
    return (await chats.list()).some((chat) => chat.account === account && !chat.here) || words.gone;
  },

  async run(talk, { account }) {
    const answer = await talk.choose('sure', words.sure, [
      { key: 'end', label: words.end },
      { key: 'stay', label: words.stay },
    ]);
    if (answer === 'stay') return;
    await talk.record('ended', async ({ chats }) => {
      await chats.end(brand<AccountId>(account));
      return null;
    });
    await talk.say(words.ended);
  },
};
