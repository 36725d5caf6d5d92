import type { Channel } from '#bot/messenger.ts';
import { chatsIn, endChat } from '#db/accounts.ts';
import { dialogueOf } from '#db/dialogues.ts';
import type { AccountId } from '#domain/ids.ts';
import type { Desk } from './desk.ts';

export interface ChatActs {
  /** The chats that answer for me, used last first; a window behind «Открыть» is none. */
  list(): Promise<{ account: AccountId; channel: Channel; lastAt: Temporal.Instant; here: boolean }[]>;
  /** A chat answers for me no more, and shows nothing of me when it is opened anew. Not the one I am speaking in. */
  end(account: AccountId): Promise<void>;
}

export function chatActs({ inside, at, school, me, demand }: Desk, here: AccountId): ChatActs {
  const list: ChatActs['list'] = () =>
    inside.atDoor(async (door) => {
      const dialogue = await dialogueOf(door, school.id, me.id);
      const chats = dialogue === undefined ? [] : await chatsIn(door, dialogue);
      return chats.map(({ account, channel, lastAt }) => ({
        account,
        channel: channel as Channel,
        lastAt,
        here: account === here,
      }));
    });
  return {
    list,
    async end(account) {
      demand('my-data.see', { id: me.id });
      if (!(await list()).some((chat) => chat.account === account && !chat.here)) return;
      await inside.atDoor(async (door) => {
        const dialogue = await dialogueOf(door, school.id, me.id);
        if (dialogue !== undefined)
          await endChat(door, { account, dialogue, of: { school: school.id, person: me.id } }, at);
      });
    },
  };
}
