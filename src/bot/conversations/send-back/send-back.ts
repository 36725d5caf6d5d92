import type { Asking, Conversation, Option } from '#bot/conversation/conversation.ts';
import type { Work } from '#bot/work/work.ts';
import { brand, type DraftId } from '#domain/ids.ts';
import { words } from './words.ts';

/** Returns a questionnaire to its author: which answers are to be changed, and why. */
export const sendBack: Conversation<{ draft: string }> = {
  name: 'send-back',
  version: 1,

  async stillMakesSense({ review }, { draft }) {
    return (await review.read(brand<DraftId>(draft)))?.mayReview || words.gone;
  },

  async run(talk, { draft }) {
    const id = brand<DraftId>(draft);
    const questions = await talk.pick('questions', words.questions, (work) => questionsOf(work, id));
    const comment = await talk.ask('comment', words.comment, askingComment);
    const returned = await talk.record('returned', ({ review }) => review.giveBack(id, questions, comment));
    await talk.say(words.outcome[returned]);
    await talk.leadTo('questionnaires');
  },
};

async function questionsOf({ review }: Work, draft: DraftId): Promise<readonly Option[]> {
  const read = await review.read(draft);
  return (read?.rows ?? []).map(({ question }, index) => ({
    key: question.id,
    label: words.question(index + 1, question.wording),
  }));
}

const longest = 500;

/** Written by one person for another, it may name anybody: personal. */
const askingComment: Asking<string> = {
  personal: true,
  read(input) {
    const comment = input.trim();
    if (comment.length < 3) return { problem: words.tooShort };
    return comment.length > longest ? { problem: words.tooLong(longest) } : { value: comment };
  },
};
