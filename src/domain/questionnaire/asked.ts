import { type Answer, type Answers, answerTo, fits } from './answer.ts';
import { exceededMost } from './earlier-limit.ts';
import type { Condition } from './questionnaire.ts';
import type { SchoolQuestion, SchoolQuestionnaire } from './wording.ts';

/** The questions to be asked as known now, and the answers that they have; all other answers fall away. */
export interface Asked {
  readonly questions: readonly SchoolQuestion[];
  readonly answers: Answers;
}

/** Conditions look back only, so one pass decides: an answer that falls away hides what depended on it. */
export function asked(questionnaire: SchoolQuestionnaire, given: Answers): Asked {
  const questions: SchoolQuestion[] = [];
  const answers: Record<string, Answer> = {};
  for (const question of questionnaire.questions) {
    if (question.when !== undefined && !holds(question.when, answers)) continue;
    questions.push(question);
    const answer = answerTo(question.id, given);
    if (answer === undefined || !fits(answer, question)) continue;
    if (exceededMost(question, answer, answers) === undefined) answers[question.id] = answer;
  }
  return { questions, answers };
}

function holds(condition: Condition, answers: Answers): boolean {
  const answer = answerTo(condition.question, answers);
  if (answer === undefined || answer.kind === 'skipped') return false;
  if ('answered' in condition) return true;
  if ('includes' in condition) {
    return answer.kind === 'options' && answer.options.some((key) => condition.includes.includes(key));
  }
  if (answer.kind === 'number') return answer.value === condition.equals;
  return answer.kind === 'options' && answer.options.length === 1 && answer.options[0] === condition.equals;
}
