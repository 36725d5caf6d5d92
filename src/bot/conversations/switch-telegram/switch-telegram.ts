import type { Conversation } from '#bot/conversation/conversation.ts';
import { words } from './words.ts';

/** «Telegram: только обезличенные сообщения», on or off; a state school is warned before it is switched off. */
export const switchTelegram: Conversation = {
  name: 'switch-telegram',
  version: 1,

  async run(talk) {
    const { on, kind } = await talk.read('now', async ({ school }) => ({
      on: school.impersonalTelegram,
      kind: school.kind,
    }));
    const wanted = on
      ? await talk.choose('off', words.off(kind), [
          { key: 'on', label: words.leaveOn },
          { key: 'off', label: words.turnOff },
        ])
      : await talk.choose('on', words.on, [
          { key: 'on', label: words.turnOn },
          { key: 'off', label: words.leaveOff },
        ]);
    await talk.record('set', async ({ settings }) => {
      await settings.change({ impersonalTelegram: wanted === 'on' });
      return null;
    });
    await talk.say(wanted === 'on' ? words.isOn : words.isOff);
    await talk.leadTo('settings');
  },
};
