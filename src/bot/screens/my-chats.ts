import type { Screen } from '#bot/conversation/registry.ts';
import { press } from '#bot/payload.ts';
import type { Work } from '#bot/work/work.ts';
import { schoolDate } from '#domain/time.ts';
import { words } from './my-chats-words.ts';

/** «Мои входы»: the chats that answer for me, and the way to end one. */
export const myChats: Screen<Work> = {
  name: 'my-chats',
  right: 'my-data.see',
  async show({ chats, school }) {
    const all = await chats.list();
    const rows = all.map((chat) => ({ ...chat, day: schoolDate(chat.lastAt, school.timeZone) }));
    return {
      text: words.list(rows),
      choices: rows
        .filter(({ here }) => !here)
        .map((row) => ({ label: words.end(row), press: press.start('end-chat', String(row.account)) })),
    };
  },
};
