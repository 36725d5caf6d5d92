import type { Read } from './problem.ts';
import type { ChoiceQuestion, Option } from './questionnaire.ts';
import { loosely, readText } from './read-text.ts';

type Choice = ChoiceQuestion<string>;

/** Options named by typed words, and the words that named none where the question takes own words. */
export interface Named {
  readonly options: readonly string[];
  readonly other?: string;
}

/**
 * A label or its number in the list; in `multi` also several («1, 3, 5», «шахматы, музыка»). Words that name no option
 * are the own words of «другое» where the question has it.
 */
export function readChoice(typed: string, question: Choice): Read<Named> {
  if (question.kind === 'yes_no') return readYesOrNo(typed);
  const whole = optionNamed(typed, question);
  if (whole !== undefined) return { value: { options: [whole.key] } };

  const parts = question.kind === 'multi' ? severalIn(typed) : [typed];
  const options: string[] = [];
  const strangers: string[] = [];
  for (const part of parts) {
    const option = optionNamed(part, question);
    if (option === undefined) strangers.push(part);
    else options.push(option.key);
  }
  if (strangers.length === 0 && options.length > 0) return { value: { options } };

  const other = question.options.find((option) => option.other);
  const problem = { kind: 'not-an-option', of: question.options.length } as const;
  if (other === undefined || strangers.length === 0 || !strangers.every(isWords)) return { problem };
  const words = readOwnWords(strangers.join(', '));
  return 'problem' in words ? words : { value: { options: [...options, other.key], other: words.value } };
}

export function readOwnWords(typed: string): Read<string> {
  return readText(typed, { min: 1, max: 200 });
}

function optionNamed(typed: string, { options }: Choice): Option<string> | undefined {
  const words = loosely(typed);
  const labelled = options.find((option) => loosely(option.label) === words);
  if (labelled !== undefined) return labelled;
  return /^\d{1,3}$/u.test(words) ? options[Number(words) - 1] : undefined;
}

function severalIn(typed: string): readonly string[] {
  const separator = /\p{L}/u.test(typed) ? /[,;\n]/u : /[\s,;.+]+/u;
  return typed
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** «99» in a list of seven, an emoji or a dot is a slip, no answer of one's own. */
function isWords(typed: string): boolean {
  return /\p{L}.*\p{L}/su.test(typed);
}

function readYesOrNo(typed: string): Read<Named> {
  const words = loosely(typed);
  if (yes.has(words)) return { value: { options: ['yes'] } };
  if (no.has(words)) return { value: { options: ['no'] } };
  return { problem: { kind: 'not-yes-or-no' } };
}

const yes = new Set(['да', 'ага', 'угу', 'конечно', 'есть', 'yes', '+', '1']);
const no = new Set(['нет', 'не', 'неа', 'no', '-', '2']);
