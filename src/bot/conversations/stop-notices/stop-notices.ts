import type { Conversation } from '#bot/conversation/conversation.ts';
import { words } from './words.ts';

/** «Стоп»: no notices any more, or notices again. Leaving the programme is another thing («Мои данные»). */
export const stopNotices: Conversation = {
  name: 'stop-notices',
  version: 1,

  async run(talk) {
    const { stopped } = await talk.read('now', async ({ notices }) => ({
      stopped: (await notices.wishes()).stopped,
    }));
    const sure = stopped
      ? 'yes'
      : await talk.choose('sure', words.sure, [
          { key: 'yes', label: words.yes },
          { key: 'no', label: words.no },
        ]);
    if (sure === 'yes') {
      await talk.record('set', async ({ notices }) => {
        await notices.setStopped(!stopped);
        return null;
      });
      await talk.say(stopped ? words.on : words.off);
    }
    await talk.leadTo('notices');
  },
};
