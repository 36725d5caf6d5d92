import type { Conversation } from '#bot/conversation/conversation.ts';
import { words } from './words.ts';

/** How the school reads «более низкой ступени» (R11). */
export const setGradeRule: Conversation = {
  name: 'set-grade-rule',
  version: 1,

  async run(talk) {
    const wanted = await talk.choose('rule', words.question, [
      { key: 'class', label: words.byClass },
      { key: 'stage', label: words.byStage },
    ]);
    await talk.record('set', async ({ settings }) => {
      await settings.change({ gradeRule: wanted });
      return null;
    });
    await talk.say(words.set[wanted]);
    await talk.leadTo('settings');
  },
};
