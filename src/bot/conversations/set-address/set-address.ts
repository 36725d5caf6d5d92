import type { Conversation } from '#bot/conversation/conversation.ts';
import { asksSetting } from '#bot/conversations/asks-setting.ts';
import { words } from './words.ts';

/** «ты» or «вы» to pupils. */
export const setAddress: Conversation = {
  name: 'set-address',
  version: 2,

  run: (talk) =>
    asksSetting(talk, {
      question: words.question,
      options: [
        { key: 'ты', label: words.addresses.ты },
        { key: 'вы', label: words.addresses.вы },
      ],
      change: (pupilAddress) => ({ pupilAddress }),
      said: words.set,
    }),
};
