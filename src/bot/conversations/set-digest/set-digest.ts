import type { Asking, Conversation } from '#bot/conversation/conversation.ts';
import { weekdays, words } from './words.ts';

/** When curators read of their week. */
export const setDigest: Conversation = {
  name: 'set-digest',
  version: 1,

  async run(talk) {
    const day = await talk.choose(
      'day',
      async ({ school }) => words.question(school.digest),
      weekdays.map((label, index) => ({ key: String(index + 1), label })),
    );
    const time = await talk.ask('time', words.time, askingTime);
    await talk.record('set', async ({ settings }) => {
      await settings.change({ digest: { weekday: Number(day), time: Temporal.PlainTime.from(time) } });
      return null;
    });
    await talk.say(async ({ school }) => words.set(school.digest));
    await talk.leadTo('settings');
  },
};

const askingTime: Asking<string> = {
  suggest: ['08:00', '08:30', '09:00', '15:00'].map((value) => ({ label: words.at(value), value })),
  read(input) {
    const [, hour = '', minute = '00'] =
      /^\s*(?:в )?(\d{1,2})(?:[:. -](\d{2}))?(?: ?(?:ч|час[а-я]*)\.?)?\s*$/iu.exec(input) ?? [];
    if (hour === '') return { problem: words.problem };
    if (Number(hour) > 23 || Number(minute) > 59) return { problem: words.noSuchTime };
    return { value: `${hour.padStart(2, '0')}:${minute}` };
  },
};
