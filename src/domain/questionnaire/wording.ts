import type { FormId } from '#domain/school/forms.ts';
import type { PupilAddress } from '#domain/school/school.ts';
import type { Option, Question, Questionnaire, Wording } from './questionnaire.ts';

/** What one reader is asked in one school: plain sentences, only the options that the school offers. */
export type SchoolQuestionnaire = Questionnaire<string>;
export type SchoolQuestion = Question<string>;

export interface Reader {
  /** The school's forms of mentoring that are on. */
  readonly forms: readonly FormId[];
  /** «вы» to adults; to pupils as the school sets. */
  readonly address: PupilAddress;
}

/** A choice that the school's forms leave with fewer than two options is no choice, and is not asked. */
export function forSchool(questionnaire: Questionnaire, reader: Reader): SchoolQuestionnaire {
  const { title, intro, questions, ...rest } = questionnaire;
  return {
    ...rest,
    title: worded(title, reader.address),
    ...(intro === undefined ? {} : { intro: worded(intro, reader.address) }),
    questions: questions
      .map((question) => questionFor(question, reader))
      .filter((question) => !('options' in question) || question.options.length > 1),
  };
}

export function worded(wording: Wording, address: PupilAddress): string {
  return typeof wording === 'string' ? wording : wording[address];
}

function questionFor({ wording, hint, example, ...question }: Question, reader: Reader): SchoolQuestion {
  const say = (sentence: Wording) => worded(sentence, reader.address);
  const sentences = {
    wording: say(wording),
    ...(hint === undefined ? {} : { hint: say(hint) }),
    ...(example === undefined ? {} : { example: say(example) }),
  };
  switch (question.kind) {
    case 'text':
      return { ...question, ...sentences };
    case 'number':
      return { ...question, ...sentences };
    case 'date':
      return { ...question, ...sentences };
    case 'scale': {
      const { ends, ...rest } = question;
      return {
        ...rest,
        ...sentences,
        ...(ends === undefined ? {} : { ends: { low: say(ends.low), high: say(ends.high) } }),
      };
    }
    case 'single':
    case 'multi':
    case 'yes_no': {
      const options = question.options
        .filter((option) => option.forms === undefined || option.forms.some((form) => reader.forms.includes(form)))
        .map((option): Option<string> => ({ ...option, label: say(option.label) }));
      const { min, max } = question.limits;
      const limits = { min: Math.min(min, options.length), max: Math.min(max, options.length) };
      return { ...question, ...sentences, options, limits };
    }
  }
}
