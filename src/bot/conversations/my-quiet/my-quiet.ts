import type { Conversation, Option } from '#bot/conversation/conversation.ts';
import { type QuietKey, quietHoursOf, quietOptions } from '#bot/conversations/quiet-hours.ts';
import type { Work } from '#bot/work/work.ts';
import { words } from './words.ts';

/** Quiet hours of one's own, in place of the school's. */
export const myQuiet: Conversation = {
  name: 'my-quiet',
  version: 1,

  async run(talk) {
    const chosen = await talk.choose('hours', words.question, options);
    await talk.record('set', async ({ notices }) => {
      await notices.setQuiet(chosen === 'school' ? null : quietHoursOf(chosen));
      return null;
    });
    await talk.say(words.set);
    await talk.leadTo('notices');
  },
};

async function options({ school }: Work): Promise<readonly Option<QuietKey | 'school'>[]> {
  return [{ key: 'school', label: words.asSchool(school.quiet) }, ...quietOptions];
}
