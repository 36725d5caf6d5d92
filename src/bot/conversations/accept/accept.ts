import type { Conversation } from '#bot/conversation/conversation.ts';
import { brand, type DraftId } from '#domain/ids.ts';
import { words } from './words.ts';

/** Takes a questionnaire into the register. No question: the next screen has the way to undo it. */
export const accept: Conversation<{ draft: string }> = {
  name: 'accept',
  version: 1,

  async run(talk, { draft }) {
    const accepted = await talk.record('accepted', ({ review }) => review.accept(brand<DraftId>(draft)));
    await talk.say(words[accepted]);
    await talk.leadTo('questionnaires');
  },
};
