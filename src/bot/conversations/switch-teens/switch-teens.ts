import type { Conversation } from '#bot/conversation/conversation.ts';
import { asksSetting } from '#bot/conversations/asks-setting.ts';
import { words } from './words.ts';

/** Who consents for pupils of 14 to 17: the pupil with a guardian, or the pupil alone (methodology.md 4.7). */
export const switchTeens: Conversation = {
  name: 'switch-teens',
  version: 2,

  run: (talk) =>
    asksSetting(talk, {
      question: words.who,
      options: [
        { key: 'own-and-guardian', label: words.both },
        { key: 'own-only', label: words.ownOnly },
      ],
      change: (teenConsent) => ({ teenConsent }),
      said: { 'own-and-guardian': words.isBoth, 'own-only': words.isOwnOnly },
    }),
};
