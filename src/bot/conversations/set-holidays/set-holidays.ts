import type { Asking, Conversation } from '#bot/conversation/conversation.ts';
import { type Holidays, parseHolidays, usualHolidays } from '#domain/school/holidays.ts';
import { words } from './words.ts';

type Kept = readonly Pick<Holidays, 'from' | 'to'>[];

/** The days without lessons. */
export const setHolidays: Conversation = {
  name: 'set-holidays',
  version: 1,

  async run(talk) {
    const holidays = await talk.ask('days', async ({ school }) => words.question(school.holidays), asking);
    await talk.record('set', async ({ settings }) => {
      await settings.change({ holidays });
      return null;
    });
    await talk.say(words.set(holidays));
    await talk.leadTo('settings');
  },
};

const asking: Asking<Kept> = {
  suggest: [{ label: words.usual, value: usualHolidays.map(({ from, to }) => ({ from, to })) }],
  read(input) {
    const read = parseHolidays(input);
    if (!read.ok) return { problem: words.problem[read.problem] };
    return { value: read.value.map(({ from, to }) => ({ from, to })) };
  },
};
