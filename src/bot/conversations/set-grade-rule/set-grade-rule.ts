import type { Conversation } from '#bot/conversation/conversation.ts';
import { asksSetting } from '#bot/conversations/asks-setting.ts';
import { words } from './words.ts';

/** How the school reads «более низкой ступени» (R11). */
export const setGradeRule: Conversation = {
  name: 'set-grade-rule',
  version: 1,

  run: (talk) =>
    asksSetting(talk, {
      question: words.question,
      options: [
        { key: 'class', label: words.byClass },
        { key: 'stage', label: words.byStage },
      ],
      change: (gradeRule) => ({ gradeRule }),
      said: words.set,
    }),
};
