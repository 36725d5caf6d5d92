import type { Answer } from './answer.ts';
import type { Problem, Read } from './problem.ts';
import type { ChoiceQuestion } from './questionnaire.ts';
import { readChoice, readOwnWords } from './read-choice.ts';
import { readDate } from './read-date.ts';
import { readNumber, readScale } from './read-number.ts';
import { readText } from './read-text.ts';
import { inOrder, type Progress, pickedAt } from './standing.ts';
import type { SchoolQuestion } from './wording.ts';

/** `done` ends the ticking in `multi`. */
export type Answering = ChoosingInput | { readonly kind: 'skip' };

type ChoosingInput =
  | { readonly kind: 'option'; readonly option: string }
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'done' };

type Taken =
  | { readonly kind: 'answered'; readonly answer: Answer }
  | { readonly kind: 'moved' | 'stayed'; readonly progress: Progress }
  | { readonly kind: 'problem'; readonly problem: Problem; readonly progress: Progress };

/** What an input says to the question that is being asked. */
export function answering(
  question: SchoolQuestion,
  progress: Progress,
  input: Answering,
  today: Temporal.PlainDate,
): Taken {
  if (input.kind === 'skip') {
    return question.required ? refused({ kind: 'cannot-skip' }, progress) : answered({ kind: 'skipped' });
  }
  if ('options' in question) return choosing(question, progress, input);
  if (input.kind === 'done' || (input.kind === 'option' && question.kind !== 'scale')) {
    return refused({ kind: 'out-of-place' }, progress);
  }
  const answer = readAnswer(question, input.kind === 'option' ? input.option : input.text, today);
  return 'problem' in answer ? refused(answer.problem, progress) : answered(answer.value);
}

function readAnswer(
  question: Exclude<SchoolQuestion, ChoiceQuestion<string>>,
  typed: string,
  today: Temporal.PlainDate,
): Read<Answer> {
  switch (question.kind) {
    case 'text':
      return into(readText(typed, question.limits), (text) => ({ kind: 'words', text }));
    case 'number':
      return into(readNumber(typed, question.limits), (value) => ({ kind: 'number', value }));
    case 'scale':
      return into(readScale(typed), (value) => ({ kind: 'number', value }));
    case 'date':
      return into(readDate(typed, question.limits, today), (date) => ({ kind: 'date', date }));
  }
}

function choosing(question: ChoiceQuestion<string>, progress: Progress, input: ChoosingInput): Taken {
  const several = question.kind === 'multi';
  switch (input.kind) {
    case 'option': {
      const of = question.options.length;
      const known = question.options.some(({ key }) => key === input.option);
      if (!known) return refused({ kind: 'not-an-option', of }, progress);
      return several ? ticked(question, progress, input.option) : chosen(question, progress, [input.option]);
    }
    case 'done':
      if (!several) return refused({ kind: 'out-of-place' }, progress);
      if (progress.awaitingOther) return refused({ kind: 'own-words-missing' }, progress);
      return chosen(question, progress, pickedAt(question, progress));
    case 'words': {
      if (progress.awaitingOther) {
        const own = readOwnWords(input.text);
        if ('problem' in own) return refused(own.problem, progress);
        return chosen(question, progress, pickedAt(question, progress), own.value);
      }
      const named = readChoice(input.text, question);
      if ('problem' in named) return refused(named.problem, progress);
      // It adds to what has just been ticked. An earlier answer it replaces, or whoever only types could take nothing back.
      const before = several ? (progress.picked ?? []) : [];
      return chosen(question, progress, [...before, ...named.value.options], named.value.other);
    }
  }
}

function ticked(question: ChoiceQuestion<string>, progress: Progress, option: string): Taken {
  const { awaitingOther: _, ...rest } = progress;
  const before = pickedAt(question, progress);
  const keys = before.includes(option) ? before.filter((key) => key !== option) : [...before, option];
  const { max } = question.limits;
  if (keys.length > max) return refused({ kind: 'too-many', max }, progress);
  return { kind: 'stayed', progress: { ...rest, picked: inOrder(question, keys) } };
}

function chosen(question: ChoiceQuestion<string>, progress: Progress, keys: readonly string[], other?: string): Taken {
  const options = inOrder(question, keys);
  const { min, max } = question.limits;
  if (options.length < min) return refused({ kind: 'too-few', min }, progress);
  if (options.length > max) return refused({ kind: 'too-many', max }, progress);
  const asksWords = question.options.some((option) => option.other && options.includes(option.key));
  if (!asksWords) return answered({ kind: 'options', options });
  if (other !== undefined) return answered({ kind: 'options', options, other });
  return { kind: 'moved', progress: { ...progress, picked: options, awaitingOther: true } };
}

function answered(answer: Answer): Taken {
  return { kind: 'answered', answer };
}

function refused(problem: Problem, progress: Progress): Taken {
  return { kind: 'problem', problem, progress };
}

function into<T, U>(read: Read<T>, make: (value: T) => U): Read<U> {
  return 'problem' in read ? read : { value: make(read.value) };
}
