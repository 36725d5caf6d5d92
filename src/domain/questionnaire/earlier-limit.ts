import { type Answer, type Answers, answerTo } from './answer.ts';
import type { SchoolQuestion } from './wording.ts';

/** The most that an earlier answer leaves for this one (years here, of years in all), where the answer is above it. */
export function exceededMost(question: SchoolQuestion, answer: Answer, answers: Answers): number | undefined {
  if (question.kind !== 'number' || question.notMoreThan === undefined || answer.kind !== 'number') return undefined;
  const earlier = answerTo(question.notMoreThan, answers);
  return earlier?.kind === 'number' && answer.value > earlier.value ? earlier.value : undefined;
}
