import type { Answer } from './answer.ts';
import type { Step } from './machine.ts';
import type { SchoolQuestion } from './wording.ts';

/** May this step not be asked where no personal data is carried? Own words («другое») are free text, so they never may. */
export function asksPersonal(step: Extract<Step, { at: 'question' }>): boolean {
  return step.question.personal || step.awaitingOther === true;
}

/** May this answer not be repeated where no personal data is carried? */
export function isPersonal(question: SchoolQuestion, answer: Answer): boolean {
  return question.personal || (answer.kind === 'options' && answer.other !== undefined);
}
