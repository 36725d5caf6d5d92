import type { Asking, Conversation } from '#bot/conversation/conversation.ts';
import { type Holidays, parseHolidays, usualHolidays, withHolidays } from '#domain/school/holidays.ts';
import { words } from './words.ts';

type Kept = readonly Pick<Holidays, 'from' | 'to'>[];

/** The days without lessons. */
export const setHolidays: Conversation = {
  name: 'set-holidays',
  version: 2,

  async run(talk) {
    const { days, usual } = await talk.ask('days', async ({ school }) => words.question(school.holidays), asking);
    const before = await talk.read('before', async ({ school }) => school.holidays.map(kept));
    const how =
      usual || before.length === 0
        ? 'replace'
        : await talk.choose('how', words.how(days, before), [
            { key: 'add', label: words.add },
            { key: 'replace', label: words.replace },
          ]);
    await talk.record('set', async ({ school, settings }) => {
      await settings.change({ holidays: how === 'add' ? withHolidays(school.holidays, days) : days });
      return null;
    });
    await talk.say(async ({ school }) => words.set(school.holidays));
    await talk.leadTo('settings');
  },
};

const kept = ({ from, to }: Holidays) => ({ from, to });

const asking: Asking<{ days: Kept; usual: boolean }> = {
  suggest: [{ label: words.usual, value: { days: usualHolidays.map(kept), usual: true } }],
  read(input) {
    const read = parseHolidays(input);
    if (!read.ok) return { problem: words.problem[read.problem] };
    return { value: { days: read.value.map(kept), usual: false } };
  },
};
