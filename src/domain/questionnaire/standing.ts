import { type Answer, type Answers, answerTo } from './answer.ts';
import { asked } from './asked.ts';
import type { ChoiceQuestion } from './questionnaire.ts';
import type { SchoolQuestion, SchoolQuestionnaire } from './wording.ts';

/** Where a person is in a questionnaire: plain JSON, a draft's row. */
export interface Progress {
  readonly answers: Answers;
  /** A question's id; null is the summary. */
  readonly at: string | null;
  /** One answer is being changed from the summary, and what the change revealed is being asked. */
  readonly changing?: true;
  /** The own words of «другое» are asked. */
  readonly awaitingOther?: true;
  /** Options chosen so far in a question not answered yet. */
  readonly picked?: readonly string[];
}

/** A progress brought up to the questionnaire as it is now: what it holds can be relied on. */
export interface Standing {
  readonly questions: readonly SchoolQuestion[];
  readonly progress: Progress;
  /** Undefined at the summary. */
  readonly question: SchoolQuestion | undefined;
}

/**
 * A draft outlives versions, forms switched on and off, and edits by hand. Answers that fit no question any more fall
 * away; whoever stood at a question that is gone goes to the first unanswered one.
 */
export function settle(questionnaire: SchoolQuestionnaire, progress: Progress): Standing {
  const { questions, answers } = asked(questionnaire, progress.answers);
  const { at } = progress;
  if (at === null) return proceed(questionnaire, answers, { changing: true });
  const question = questions.find(({ id }) => id === at);
  if (question === undefined) return proceed(questionnaire, answers, { changing: false });
  const picking = 'options' in question ? pickingIn(question, progress) : {};
  const changing = progress.changing ? ({ changing: true } as const) : {};
  return { questions, question, progress: { answers, at, ...changing, ...picking } };
}

/**
 * To the next question without an answer, or to the summary. A person changing one answer is asked only what is
 * required; the rest of what the change revealed counts as skipped, and can be answered from the summary.
 */
export function proceed(
  questionnaire: SchoolQuestionnaire,
  given: Answers,
  { changing }: { changing: boolean },
): Standing {
  const { questions, answers } = asked(questionnaire, given);
  const unanswered = questions.filter(({ id }) => answerTo(id, answers) === undefined);
  const question = unanswered.find(({ required }) => required || !changing);
  if (question !== undefined) {
    return { questions, question, progress: { answers, at: question.id, ...(changing ? { changing: true } : {}) } };
  }
  const complete = questions.map(({ id }): [string, Answer] => [id, answerTo(id, answers) ?? { kind: 'skipped' }]);
  return { questions, question: undefined, progress: { answers: Object.fromEntries(complete), at: null } };
}

/** Chosen options in the order of the list, each once. */
export function inOrder(question: ChoiceQuestion<string>, keys: readonly string[]): readonly string[] {
  return question.options.map(({ key }) => key).filter((key) => keys.includes(key));
}

/** A question that has an answer starts with it ticked. */
export function pickedAt(question: ChoiceQuestion<string>, { answers, picked }: Progress): readonly string[] {
  if (picked !== undefined) return picked;
  const answer = answerTo(question.id, answers);
  return answer?.kind === 'options' ? answer.options : [];
}

function pickingIn(question: ChoiceQuestion<string>, progress: Progress): Pick<Progress, 'picked' | 'awaitingOther'> {
  if (progress.picked === undefined) return {};
  const picked = inOrder(question, progress.picked);
  const words = question.options.some(({ key, other }) => other && picked.includes(key));
  // More than may be chosen by now: own words would be refused for ever, so the options are asked again.
  const fits = picked.length <= question.limits.max;
  if (progress.awaitingOther && words && fits) return { picked, awaitingOther: true };
  return question.kind === 'multi' ? { picked } : {};
}
