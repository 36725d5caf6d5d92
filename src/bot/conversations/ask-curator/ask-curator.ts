import type { Conversation } from '#bot/conversation/conversation.ts';
import { askingLetter } from '#bot/conversations/letter.ts';
import { words } from './words.ts';

/** A question to the curators of the school; the answer comes through the bot. */
export const askCurator: Conversation = {
  name: 'ask-curator',
  version: 1,

  async stillMakesSense({ me }) {
    return me.joinedAt !== undefined || words.notYet;
  },

  async run(talk) {
    const body = await talk.ask(
      'question',
      async ({ address }) => words.question[address],
      askingLetter(words.example),
    );
    await talk.record('asked', async ({ questions }) => {
      await questions.ask(body);
      return null;
    });
    await talk.say(words.asked);
  },
};
