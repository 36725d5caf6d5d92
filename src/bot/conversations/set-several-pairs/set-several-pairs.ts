import type { Conversation } from '#bot/conversation/conversation.ts';
import { asksSetting } from '#bot/conversations/asks-setting.ts';
import { words } from './words.ts';

/** «Учитель – учитель»: whether a colleague may have several mentors for the same thing. */
export const setSeveralPairs: Conversation = {
  name: 'set-several-pairs',
  version: 1,

  run: (talk) =>
    asksSetting(talk, {
      question: words.question,
      options: [
        { key: 'one', label: words.one },
        { key: 'several', label: words.several },
      ],
      change: (wanted) => ({ severalPairs: wanted === 'several' }),
      said: words.set,
    }),
};
