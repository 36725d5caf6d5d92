import type { Screen } from '#bot/conversation/registry.ts';
import type { Choice, Reply } from '#bot/layout.ts';
import { press } from '#bot/payload.ts';
import { paragraphs, type Text } from '#bot/text.ts';
import type { WithAuthor } from '#bot/work/questions.ts';
import type { Work } from '#bot/work/work.ts';
import type { AskedQuestion } from '#db/questions.ts';
import { brand, type QuestionId } from '#domain/ids.ts';
import { schoolDate } from '#domain/time.ts';
import { back, isId, more, onPage, start } from './lists.ts';
import { words } from './question-words.ts';

/** For curators: the questions that nobody has answered yet, the oldest first. */
export const questions: Screen<Work> = {
  name: 'questions',
  right: 'questions.answer',
  async show(work, arg) {
    const from = start(arg);
    const { list, of } = await work.questions.open(from, onPage);
    if (list.length === 0 && from > 0) return this.show(work, '');
    const rows = list.map((row) => ({
      label: words.row(row, schoolDate(row.at, work.school.timeZone)),
      press: press.screen('question', row.id),
    }));
    return { text: words.open(of), choices: [...rows, ...more({ screen: 'questions', of, from })] };
  },
};

/** One question, with its author and the way to answer. */
export const question: Screen<Work> = {
  name: 'question',
  right: 'questions.answer',
  async show({ questions }, arg) {
    const read = isId(arg) ? await questions.read(brand<QuestionId>(arg)) : undefined;
    return { ...(read ? questionOf(read) : { text: words.notHere }), ways: back(words.questions, 'questions') };
  },
};

/** What I have asked the curator, and what was answered. */
export const myQuestions: Screen<Work> = {
  name: 'my-questions',
  right: 'curator.ask',
  async show({ questions }, arg) {
    const all = await questions.mine();
    const shown = isId(arg) ? all.filter(({ id }) => id === arg) : all;
    return {
      text: shown.length === 0 ? words.noneAsked : paragraphs(words.mine, ...shown.map(words.asked)),
      choices: [{ label: words.ask, press: press.start('ask-curator') }],
    };
  },
};

/** Whoever has asked nothing yet asks at once. */
export async function toCurator({ questions }: Work, label: Text): Promise<Choice> {
  const asked = (await questions.mine()).length > 0;
  return { label, press: asked ? press.screen('my-questions') : press.start('ask-curator') };
}

export function questionOf(asked: WithAuthor): Reply {
  return {
    text: words.question(asked),
    choices: asked.answer ? [] : [{ label: words.answer, press: press.start('answer-question', asked.id) }],
    place: press.screen('question', asked.id),
  };
}

export function myQuestionOf(asked: AskedQuestion): Reply {
  return {
    text: words.answered(asked),
    choices: [{ label: words.askMore, press: press.start('ask-curator') }],
    place: press.screen('my-questions', asked.id),
  };
}
