import type { Conversation } from '#bot/conversation/conversation.ts';
import { askingLetter } from '#bot/conversations/letter.ts';
import type { Work } from '#bot/work/work.ts';
import { brand, type QuestionId } from '#domain/ids.ts';
import { words } from './words.ts';

/** A curator answers a question; whoever has asked gets the answer through the bot. */
export const answerQuestion: Conversation<{ question: string }> = {
  name: 'answer-question',
  version: 1,

  async stillMakesSense({ questions }, { question }) {
    const read = await questions.read(brand<QuestionId>(question));
    return (read !== undefined && read.answer === undefined) || words.gone;
  },

  async run(talk, { question }) {
    const id = brand<QuestionId>(question);
    const text = await talk.ask('answer', (work) => prompt(work, id), askingLetter(words.example));
    const answered = await talk.record('answered', ({ questions }) => questions.answer(id, text));
    await talk.say(answered ? words.answered : words.gone);
    await talk.leadTo('questions');
  },
};

async function prompt({ questions }: Work, id: QuestionId) {
  const read = await questions.read(id);
  return read ? words.prompt(read.body) : words.gone;
}
