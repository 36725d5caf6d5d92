import type { Conversation } from '#bot/conversation/conversation.ts';
import { askingQuiet, hoursOf, timesOf } from '#bot/conversations/quiet-hours.ts';
import { words } from './words.ts';

/** Quiet hours of one's own, in place of the school's. */
export const myQuiet: Conversation = {
  name: 'my-quiet',
  version: 2,

  async run(talk) {
    const hours = await talk.read('school', async ({ school }) => timesOf(school.quiet));
    const asSchool = { label: words.asSchool(hoursOf(hours)), value: 'school', hours } as const;
    const chosen = await talk.ask('hours', words.question, askingQuiet(asSchool));
    await talk.record('set', async ({ notices }) => {
      await notices.setQuiet(chosen === 'school' ? null : hoursOf(chosen));
      return null;
    });
    await talk.say(async ({ school }) =>
      chosen === 'school' ? words.isAsSchool(school.quiet) : words.set(hoursOf(chosen)),
    );
    await talk.leadTo('notices');
  },
};
