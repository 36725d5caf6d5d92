import { z } from 'zod';
import { personKinds } from '#domain/people/person-kind.ts';
import { roles } from '#domain/people/role.ts';
import { formIds } from '#domain/school/forms.ts';

/** Columns of the two official bases that an answer feeds (methodology.md 2.5). */
export const registerColumns = ['request', 'competencies', 'achievements', 'interests', 'desired-age', 'time'] as const;

export type RegisterColumn = (typeof registerColumns)[number];

/** Characters of a free answer where the file sets no limit. */
export const longestText = 1000;

export type FileQuestionnaire = z.infer<typeof questionnaire>;
export type FileQuestion = FileQuestionnaire['questions'][number];

/** The form of the data alone; what its parts say of each other is for `consistency.ts`. */
export function readQuestionnaireFile(data: unknown): FileQuestionnaire {
  const read = questionnaire.safeParse(data);
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  const path = issue?.path ?? [];
  const inQuestion = path[0] === 'questions' && typeof path[1] === 'number' ? path[1] : undefined;
  const where = (inQuestion === undefined ? path : path.slice(2)).join('.');
  const what = `${where === '' ? '' : `${where}: `}${issue?.message ?? 'it cannot be read'}`;
  throw wrong(idIn(data) ?? '?', inQuestion === undefined ? undefined : questionName(data, inQuestion), what);
}

export function wrong(file: string, question: string | undefined, what: string): Error {
  const place = question === undefined ? '' : `, question ${question}`;
  return new Error(`Questionnaire "${file}"${place}: ${what}`);
}

function questionName(data: unknown, index: number): string {
  const questions = named.safeParse(data).data?.questions;
  const id = Array.isArray(questions) ? idIn(questions[index]) : undefined;
  return id === undefined ? `number ${index + 1}` : `"${id}"`;
}

function idIn(data: unknown): string | undefined {
  return named.safeParse(data).data?.id;
}

const named = z.looseObject({ id: z.string().optional(), questions: z.unknown().optional() });

const wording = z.union([z.string().trim().min(1), z.strictObject({ ты: z.string().min(1), вы: z.string().min(1) })], {
  error: 'expected a sentence, or one for «ты» and one for «вы»',
});

/** Keys travel in the buttons of messengers, which leave little room (64 bytes in Telegram). */
const key = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._-]{0,23}$/u, 'expected 1 to 24 small Latin letters, digits, dots, hyphens')
  .refine((name) => !(name in Object.prototype), 'this name is reserved');

const option = z.strictObject({
  key,
  label: wording,
  forms: z.array(z.enum(formIds)).min(1).exactOptional(),
  other: z.literal(true).exactOptional(),
});

const condition = z.union(
  [
    z.strictObject({ question: key, equals: z.union([key, z.number()]) }),
    z.strictObject({ question: key, includes: z.array(key).min(1) }),
    z.strictObject({ question: key, answered: z.literal(true) }),
  ],
  { error: 'expected `question` and one of `equals`, `includes` (a list), `answered: true`' },
);

const count = z.int().min(1);
const fromToday = z
  .string()
  .regex(
    /^[+-]?P(?!$)(\d{1,3}Y)?(\d{1,3}M)?(\d{1,3}W)?(\d{1,3}D)?$/u,
    'expected days from today as an ISO duration: -P100Y, P0D',
  );

const common = {
  id: key,
  wording,
  hint: wording.exactOptional(),
  example: wording.exactOptional(),
  optional: z.boolean().exactOptional(),
  personal: z.boolean().exactOptional(),
  visibleTo: z.literal('curator').exactOptional(),
  register: z.enum(registerColumns).exactOptional(),
  when: condition.exactOptional(),
};

const question = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('text'),
    ...common,
    limits: z.strictObject({ min: count.exactOptional(), max: count.exactOptional() }).exactOptional(),
  }),
  z.strictObject({
    kind: z.literal('number'),
    ...common,
    limits: z.strictObject({ min: z.int().exactOptional(), max: z.int().exactOptional() }).exactOptional(),
    notMoreThan: key.exactOptional(),
  }),
  z.strictObject({
    kind: z.literal('date'),
    ...common,
    limits: z.strictObject({ earliest: fromToday.exactOptional(), latest: fromToday.exactOptional() }).exactOptional(),
  }),
  z.strictObject({ kind: z.literal('single'), ...common, options: z.array(option).min(2) }),
  z.strictObject({
    kind: z.literal('multi'),
    ...common,
    options: z.array(option).min(2),
    limits: z.strictObject({ min: count.exactOptional(), max: count.exactOptional() }).exactOptional(),
  }),
  z.strictObject({ kind: z.literal('yes_no'), ...common }),
  z.strictObject({
    kind: z.literal('scale'),
    ...common,
    ends: z.strictObject({ low: wording, high: wording }).exactOptional(),
  }),
]);

const questionnaire = z.strictObject({
  id: key,
  version: z.int().min(1),
  title: wording,
  audience: z.strictObject({
    role: z.enum(roles),
    people: z.array(z.enum(personKinds)).min(1).exactOptional(),
  }),
  form: z.enum(formIds).exactOptional(),
  intro: wording.exactOptional(),
  questions: z.array(question).min(1),
});
