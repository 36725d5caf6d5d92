import type { PersonKind } from '#domain/people/person-kind.ts';
import type { Role } from '#domain/people/role.ts';
import type { FormId } from '#domain/school/forms.ts';
import type { PupilAddress } from '#domain/school/school.ts';
import { checkConsistency } from './consistency.ts';
import { type FileQuestion, longestText, type RegisterColumn, readQuestionnaireFile } from './file.ts';

/** A sentence for one reader, or one for each form of address. */
export type Wording = string | Readonly<Record<PupilAddress, string>>;

/**
 * Questions as data: a file of `content/`, or a school's own version of it. `W` is `Wording` as it is kept and
 * `string` as a school asks it (`forSchool` leads from one to the other).
 */
export interface Questionnaire<W = Wording> {
  readonly id: string;
  readonly version: number;
  readonly title: W;
  readonly audience: { readonly role: Role; readonly people?: readonly PersonKind[] };
  /** The only form of mentoring it is for; without it, all that its audience takes part in. */
  readonly form?: FormId;
  readonly intro?: W;
  readonly questions: readonly Question<W>[];
}

export type Question<W = Wording> =
  | TextQuestion<W>
  | NumberQuestion<W>
  | DateQuestion<W>
  | ChoiceQuestion<W>
  | ScaleQuestion<W>;

interface AnyQuestion<W> {
  readonly id: string;
  readonly wording: W;
  readonly hint?: W;
  /** What a right answer looks like; shown with the explanation of a mistake. */
  readonly example?: W;
  /** Others may be skipped. */
  readonly required: boolean;
  readonly when?: Condition;
  /** May not be asked where the messenger carries no personal data. Own words («другое») never may: `asksPersonal`. */
  readonly personal: boolean;
  /** «С кем не хотелось бы»: read by the curator alone, never by the other side of the pair. */
  readonly visibleTo?: 'curator';
  readonly register?: RegisterColumn;
}

export interface TextQuestion<W = Wording> extends AnyQuestion<W> {
  readonly kind: 'text';
  /** In characters as a person counts them. */
  readonly limits: { readonly min: number; readonly max: number };
}

export interface NumberQuestion<W = Wording> extends AnyQuestion<W> {
  readonly kind: 'number';
  readonly limits: { readonly min?: number; readonly max?: number };
  /** An earlier question about a number that this one is a part of. */
  readonly notMoreThan?: string;
}

export interface DateQuestion<W = Wording> extends AnyQuestion<W> {
  readonly kind: 'date';
  /** ISO durations from today: `-P100Y`, `P0D`. */
  readonly limits: { readonly earliest?: string; readonly latest?: string };
}

/** `yes_no` is a choice of two, keys `yes` and `no`. */
export interface ChoiceQuestion<W = Wording> extends AnyQuestion<W> {
  readonly kind: 'single' | 'multi' | 'yes_no';
  readonly options: readonly Option<W>[];
  /** How many may be chosen; 1 and 1 except in `multi`. */
  readonly limits: { readonly min: number; readonly max: number };
}

/** From 1 to 10 (methodology.md 1.0). */
export interface ScaleQuestion<W = Wording> extends AnyQuestion<W> {
  readonly kind: 'scale';
  /** What 1 and 10 mean. */
  readonly ends?: { readonly low: W; readonly high: W };
}

export interface Option<W = Wording> {
  readonly key: string;
  readonly label: W;
  /** Offered only where the school has one of these forms on. */
  readonly forms?: readonly FormId[];
  /** Asks for own words next. */
  readonly other?: true;
}

/** On the answer to an earlier question; a question that was itself not asked holds nothing. */
export type Condition =
  | { readonly question: string; readonly equals: string | number }
  | { readonly question: string; readonly includes: readonly string[] }
  | { readonly question: string; readonly answered: true };

export const scale = { min: 1, max: 10 } as const;

/** Reads a questionnaire's file. Throws one sentence that names the file's id, the question and what is wrong in it. */
export function parseQuestionnaire(data: unknown): Questionnaire {
  const file = readQuestionnaireFile(data);
  checkConsistency(file);
  return { ...file, questions: file.questions.map(withDefaults) };
}

const yesAndNo: readonly Option[] = [
  { key: 'yes', label: 'Да' },
  { key: 'no', label: 'Нет' },
];

function withDefaults({ optional, personal, ...file }: FileQuestion): Question {
  const required = optional !== true;
  const secret = personal ?? file.visibleTo !== undefined;
  switch (file.kind) {
    case 'text':
      return { ...file, required, personal: personal ?? true, limits: { min: 1, max: longestText, ...file.limits } };
    case 'number':
      return { ...file, required, personal: personal ?? true, limits: { ...file.limits } };
    case 'date':
      return { ...file, required, personal: personal ?? true, limits: { ...file.limits } };
    case 'single':
      return { ...file, required, personal: secret, limits: { min: 1, max: 1 } };
    case 'multi':
      return { ...file, required, personal: secret, limits: { min: 1, max: file.options.length, ...file.limits } };
    case 'yes_no':
      return { ...file, required, personal: secret, options: yesAndNo, limits: { min: 1, max: 1 } };
    case 'scale':
      return { ...file, required, personal: secret };
  }
}
