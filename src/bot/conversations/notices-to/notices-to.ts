import type { Conversation, Option } from '#bot/conversation/conversation.ts';
import type { Work } from '#bot/work/work.ts';
import { type AccountId, brand } from '#domain/ids.ts';
import { words } from './words.ts';

/** In which of my chats notices come. */
export const noticesTo: Conversation = {
  name: 'notices-to',
  version: 1,

  async run(talk) {
    const chosen = await talk.choose('chat', words.question, chatsOf);
    await talk.record('set', async ({ notices }) => {
      await notices.setChat(chosen === lastUsed ? null : brand<AccountId>(Number(chosen)));
      return null;
    });
    await talk.say(async ({ chats }) => {
      const chat = (await chats.list()).find(({ account }) => String(account) === chosen);
      return chat ? words.set[chat.channel] : words.setLastUsed;
    });
    await talk.leadTo('notices');
  },
};

const lastUsed = 'last';

async function chatsOf({ chats, school }: Work): Promise<readonly Option[]> {
  const all = await chats.list();
  return [
    { key: lastUsed, label: words.lastUsed },
    ...all.map((chat) => ({ key: String(chat.account), label: words.chat(chat, school.timeZone) })),
  ];
}
