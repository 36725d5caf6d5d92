import { scale } from './questionnaire.ts';
import type { SchoolQuestion } from './wording.ts';

/** Plain JSON, as drafts and submitted questionnaires keep it. */
export type Answer =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'date'; readonly date: string }
  | { readonly kind: 'options'; readonly options: readonly string[]; readonly other?: string }
  | { readonly kind: 'skipped' };

export type Answers = Readonly<Record<string, Answer>>;

export function answerTo(id: string, answers: Answers): Answer | undefined {
  return Object.hasOwn(answers, id) ? answers[id] : undefined;
}

/** False for an answer to another version of the question: of another kind, or with options that are gone. */
export function fits(answer: Answer, question: SchoolQuestion): boolean {
  if (answer.kind === 'skipped') return !question.required;
  switch (question.kind) {
    case 'text':
      return answer.kind === 'words';
    case 'number':
      return answer.kind === 'number';
    case 'scale':
      return answer.kind === 'number' && answer.value >= scale.min && answer.value <= scale.max;
    case 'date':
      return answer.kind === 'date';
    case 'single':
    case 'multi':
    case 'yes_no': {
      if (answer.kind !== 'options') return false;
      const chosen = answer.options.map((key) => question.options.find((option) => option.key === key));
      const { min, max } = question.limits;
      const asksWords = chosen.some((option) => option?.other);
      return (
        chosen.every((option) => option !== undefined) &&
        chosen.length >= min &&
        chosen.length <= max &&
        asksWords === (answer.other !== undefined)
      );
    }
  }
}
