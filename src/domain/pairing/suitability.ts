import type { PersonId } from '#domain/ids.ts';
import type { Person } from '#domain/people/person.ts';
import type { PersonKind } from '#domain/people/person-kind.ts';
import { type Answers, answerTo } from '#domain/questionnaire/answer.ts';
import { gradeOf } from './grade.ts';

/** One side as matching looks at it: of the answers only options are compared, never anybody's own words. */
export interface Applicant extends Pick<Person, 'id' | 'kind' | 'className' | 'subject'> {
  /** To the intake questionnaire; nothing where there is none, as for mentors of forms whose offer is not written yet. */
  readonly answers?: Answers;
}

/** What speaks for a pair, as keys of options that the mentee's questionnaire names too. */
export type Reason =
  | { readonly kind: 'teaches'; readonly subjects: Keys }
  | { readonly kind: 'can-help'; readonly with: Keys }
  | { readonly kind: 'same-subject' }
  | { readonly kind: 'both-interested'; readonly in: Keys }
  | { readonly kind: 'both-free'; readonly days: Keys; readonly hours: Keys }
  | { readonly kind: 'same-format'; readonly format: string }
  | { readonly kind: 'variant-wished' }
  | { readonly kind: 'wished-kind' }
  | { readonly kind: 'grade-wished' };

/** What the curator looks into before choosing; the program cannot judge it. */
export type Warning =
  | { readonly kind: 'no-common-time' }
  | { readonly kind: 'no-common-format' }
  /** Somebody has written with whom they would rather not be: the curator reads it there. */
  | { readonly kind: 'avoid-note' }
  /** «Лучше девушка или женщина»: the program knows nobody's gender. */
  | { readonly kind: 'gender-wished' };

export interface Suitability {
  /** Points, for the order alone: they are shown to nobody. */
  readonly score: number;
  /** The weightiest first. */
  readonly reasons: readonly Reason[];
  readonly warnings: readonly Warning[];
}

export interface Suited<Mentor extends Applicant> extends Suitability {
  readonly mentor: Mentor;
}

type Keys = readonly string[];

/** How well a mentor suits a mentee in a variant. Hard rules are not asked here. */
export function suitability(mentee: Applicant, mentor: Applicant, variant: string): Suitability {
  const warnings = warningsOn(mentee, mentor);
  if (mentor.answers === undefined) return { score: 0, reasons: [], warnings };
  const reasons = reasonsFor(mentee, { ...mentor, answers: mentor.answers }, variant);
  return { score: reasons.reduce((sum, reason) => sum + points(reason), 0), reasons, warnings };
}

/** All of them, best first; equal ones by id, so that a list is the same whenever it is shown. */
export function bestFirst<Mentor extends Applicant>(
  mentee: Applicant,
  mentors: readonly Mentor[],
  variant: string,
): readonly Suited<Mentor>[] {
  return mentors
    .map((mentor) => ({ mentor, ...suitability(mentee, mentor, variant) }))
    .sort((one, other) => other.score - one.score || byId(one.mentor.id, other.mentor.id));
}

/**
 * Help comes before interests, and those before convenience. Of a list only the first three count, so that who has
 * ticked everything is not everybody's best mentor.
 */
function points(reason: Reason): number {
  const upToThree = (keys: Keys) => Math.min(keys.length, 3);
  switch (reason.kind) {
    case 'teaches':
      return 6 * upToThree(reason.subjects);
    case 'can-help':
      return 5 * upToThree(reason.with);
    case 'same-subject':
      return 5;
    case 'both-interested':
      return 3 * upToThree(reason.in);
    case 'both-free':
      return 3 + upToThree(reason.days);
    case 'variant-wished':
      return 3;
    case 'wished-kind':
      return 3;
    case 'grade-wished':
      return 2;
    case 'same-format':
      return 1;
    default:
      return reason satisfies never;
  }
}

function reasonsFor(mentee: Applicant, mentor: Applicant & { answers: Answers }, variant: string): Reason[] {
  const teaches = common('subjects', mentee, mentor);
  // «Подтянуть учёбу» says nothing beside the subjects that are asked for with it.
  const help = common('help', mentee, mentor).filter((key) => key !== 'study');
  const interests = common('interests', mentee, mentor);
  const free = { days: common('days', mentee, mentor), hours: common('hours', mentee, mentor) };
  const format = commonFormat(mentee, mentor);
  const found: (Reason | false)[] = [
    teaches.length > 0 && { kind: 'teaches', subjects: teaches },
    help.length > 0 && { kind: 'can-help', with: help },
    teachSameSubject(mentee, mentor) && { kind: 'same-subject' },
    interests.length > 0 && { kind: 'both-interested', in: interests },
    free.days.length > 0 && free.hours.length > 0 && { kind: 'both-free', ...free },
    chosen('variants', mentor).includes(variant) && { kind: 'variant-wished' },
    chosen('mentor-kind', mentee).some((wish) => isSuchMentor(wish, mentee, mentor)) && { kind: 'wished-kind' },
    wishesGradeOf(mentee, mentor) && { kind: 'grade-wished' },
    format !== undefined && { kind: 'same-format', format },
  ];
  return found.filter((reason) => reason !== false);
}

function warningsOn(mentee: Applicant, mentor: Applicant): Warning[] {
  const bothSay = (question: string) => [mentee, mentor].every((side) => chosen(question, side).length > 0);
  const apart = (question: string) => bothSay(question) && common(question, mentee, mentor).length === 0;
  const notes = [mentee, mentor].map(({ answers }) => answers && answerTo('avoid', answers));
  const found: (Warning | false)[] = [
    notes.some((note) => note?.kind === 'words') && { kind: 'avoid-note' },
    chosen('mentor-gender', mentee).some((key) => key !== 'any') && { kind: 'gender-wished' },
    (apart('days') || apart('hours')) && { kind: 'no-common-time' },
    bothSay('meeting-format') && commonFormat(mentee, mentor) === undefined && { kind: 'no-common-format' },
  ];
  return found.filter((warning) => warning !== false);
}

function chosen(question: string, { answers }: Applicant): Keys {
  const answer = answers && answerTo(question, answers);
  return answer?.kind === 'options' ? answer.options : [];
}

/** «Другое» of both is two different things. */
function common(question: string, mentee: Applicant, mentor: Applicant): Keys {
  const offered = chosen(question, mentor);
  return chosen(question, mentee).filter((key) => key !== 'other' && offered.includes(key));
}

/** Who says «и так и так» takes what the other prefers. */
function commonFormat(mentee: Applicant, mentor: Applicant): string | undefined {
  const [one, other] = [mentee, mentor].map((side) => chosen('meeting-format', side)[0]);
  if (one === undefined || other === undefined) return undefined;
  if (one === 'mixed') return other;
  return other === 'mixed' || other === one ? one : undefined;
}

function teachSameSubject(mentee: Applicant, mentor: Applicant): boolean {
  if (mentee.kind === 'pupil' || mentee.subject === undefined || mentor.subject === undefined) return false;
  const [one, other] = [mentee.subject, mentor.subject].map((subject) => subject.trim().toLowerCase());
  return one !== '' && one === other;
}

const adults: Readonly<Record<string, readonly PersonKind[]>> = {
  teacher: ['teacher', 'veteran'],
  student: ['student'],
  professional: ['employee', 'parent', 'graduate'],
};

/** The options of `mentor-kind` in both requests. A «консультант» may be any colleague, and is nobody's mark. */
function isSuchMentor(wish: string, mentee: Applicant, mentor: Applicant): boolean {
  if (wish === 'subject') return teachSameSubject(mentee, mentor);
  if (wish !== 'peer' && wish !== 'older-pupil') return adults[wish]?.includes(mentor.kind) ?? false;
  const [own, grade] = [gradeOf(mentee), gradeOf(mentor)];
  if (mentor.kind !== 'pupil' || own === undefined || grade === undefined) return false;
  return wish === 'peer' ? Math.abs(grade - own) <= 1 : grade >= 9 && grade > own;
}

/** The options of `mentee-grades` are spans: «5-7». */
function wishesGradeOf(mentee: Applicant, mentor: Applicant): boolean {
  const grade = gradeOf(mentee);
  if (grade === undefined) return false;
  return chosen('mentee-grades', mentor).some((span) => {
    const [from, to] = span.split('-').map(Number);
    return from !== undefined && to !== undefined && from <= grade && grade <= to;
  });
}

function byId(one: PersonId, other: PersonId): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
