import type { Conversation } from '#bot/conversation/conversation.ts';
import type { ReminderLead } from '#domain/meeting/reminders.ts';
import { words } from './words.ts';

/** How long before a meeting one is reminded of it. */
export const myReminders: Conversation = {
  name: 'my-reminders',
  version: 1,

  async run(talk) {
    const chosen = await talk.choose('leads', words.question, [
      { key: 'both', label: words.both },
      { key: 'day', label: words.day },
      { key: 'hours', label: words.hours },
      { key: 'none', label: words.none },
    ]);
    await talk.record('set', async ({ notices }) => {
      await notices.setLeads(leads[chosen]);
      return null;
    });
    await talk.say(words.set[chosen]);
    await talk.leadTo('notices');
  },
};

const leads: Readonly<Record<'both' | 'day' | 'hours' | 'none', readonly ReminderLead[]>> = {
  both: ['24h', '2h'],
  day: ['24h'],
  hours: ['2h'],
  none: [],
};
