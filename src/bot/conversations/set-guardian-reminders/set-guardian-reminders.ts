import type { Conversation } from '#bot/conversation/conversation.ts';
import { asksSetting } from '#bot/conversations/asks-setting.ts';
import { words } from './words.ts';

/** Whether guardians of children under 14 are reminded of meetings too. */
export const setGuardianReminders: Conversation = {
  name: 'set-guardian-reminders',
  version: 1,

  run: (talk) =>
    asksSetting(talk, {
      question: words.question,
      options: [
        { key: 'yes', label: words.yes },
        { key: 'no', label: words.no },
      ],
      change: (wanted) => ({ remindGuardians: wanted === 'yes' }),
      said: words.set,
    }),
};
