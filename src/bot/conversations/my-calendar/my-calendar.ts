import type { Conversation } from '#bot/conversation/conversation.ts';
import { words } from './words.ts';

/** «Подписка для телефона»: a secret link by which a calendar shows my meetings, made anew or taken back. */
export const myCalendar: Conversation = {
  name: 'my-calendar',
  version: 1,

  async run(talk) {
    const given = await talk.read('given', ({ calendar }) => calendar.given());
    const wish = await talk.choose('wish', words.question(given), [
      { key: 'give', label: given ? words.giveAnew : words.give },
      ...(given ? [{ key: 'revoke' as const, label: words.revoke }] : []),
      { key: 'keep', label: words.keep },
    ]);
    if (wish === 'keep') return;
    if (wish === 'revoke') {
      await talk.record('revoked', async ({ calendar }) => {
        await calendar.revoke();
        return null;
      });
      return talk.say(words.revoked);
    }
    const { link, local } = await talk.record('made', async ({ calendar }) => ({
      link: await calendar.give(),
      local: calendar.isLocal,
    }));
    await talk.say(words.link(link, local));
  },
};
