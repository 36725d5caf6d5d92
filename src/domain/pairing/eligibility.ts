import type { PersonId } from '#domain/ids.ts';
import { ageGroup, ageOn } from '#domain/people/age.ts';
import type { Person } from '#domain/people/person.ts';
import type { PersonKind } from '#domain/people/person-kind.ts';
import type { Role } from '#domain/people/role.ts';
import { intakeFor } from '#domain/registry/intake-for.ts';
import { type FormId, forms } from '#domain/school/forms.ts';
import { variantsOf } from '#domain/school/variants.ts';
import { gradeOf } from './grade.ts';

/** One side of a pair to be: what is known of a person as the mentor, or the mentee, of one form. */
export interface Candidate extends Pick<Person, 'id' | 'kind' | 'className' | 'birthDate' | 'confirmed'> {
  readonly roles: readonly { readonly role: Role; readonly form?: FormId }[];
  /** Joined, not left, with all consents in place. */
  readonly takesPart: boolean;
  /** The intake questionnaire of this side and form is accepted; asks nothing where there is no such questionnaire. */
  readonly accepted: boolean;
  /** All legal representatives. */
  readonly guardians: readonly PersonId[];
  /** «Справка о судимости» of somebody from outside has been seen. */
  readonly clearance?: 'noted';
  /** Of teaching, full. */
  readonly years?: number;
  /** How many mentees at once in this form; one where nothing is said. */
  readonly capacity?: number;
}

/** Pairs that are proposed, accepted, active or paused, without the one that is asked about. */
export interface Standing {
  readonly pairs: readonly {
    readonly mentor: PersonId;
    readonly mentee: PersonId;
    readonly variant: string;
    readonly form: FormId;
  }[];
}

/** What a school has decided itself. */
export interface SchoolRules {
  readonly forms: readonly FormId[];
  /** Ids of the variants that are on. */
  readonly variants: readonly string[];
  /** How «более низкой ступени» is read: a lower class, or a lower one of 1–4, 5–9, 10–11. */
  readonly grade: 'class' | 'stage';
  /** «Учитель – учитель»: several pairs of a variant for one mentee. */
  readonly severalInTeacherTeacher: boolean;
  readonly ageFrom: number;
}

export interface Context {
  readonly rules: SchoolRules;
  readonly standing: Standing;
  readonly today: Temporal.PlainDate;
}

/** A pair to be, and all that is looked at. */
interface Match extends Context {
  readonly mentor: Candidate;
  readonly mentee: Candidate;
  readonly variant: string;
  readonly form: FormId;
}

/**
 * The hard rules in the order in which they are told, what nothing will mend first. Sources: methodology.md, R of 7.1,
 * figures are sections; D is decided for the program.
 */
const hardRules = [
  ['same-person', 'R15', ({ mentor, mentee }) => mentor.id === mentee.id],
  ['own-guardian', 'R1', ({ mentor, mentee }) => mentee.guardians.includes(mentor.id)],
  ['form-off', '6.1', ({ form, rules }) => !rules.forms.includes(form)],
  ['variant-off', '6.0', variantIsOff],
  ['kind-of-mentor', '6.1', ({ mentor, form }) => !forms[form].mentors.includes(mentor.kind)],
  ['kind-of-mentee', '6.1', ({ mentee, form }) => !forms[form].mentees.includes(mentee.kind)],
  ['role', 'R9', lacksRole],
  ['unconfirmed', 'product.md, 2', ({ mentor, mentee }) => !(mentor.confirmed && mentee.confirmed)],
  ['consent', 'R2', ({ mentor, mentee }) => !(mentor.takesPart && mentee.takesPart)],
  ['questionnaire', '2.1, 2.2, 2.3', lacksQuestionnaire],
  ['age', 'R14', (match) => isTooYoung(match.mentor, match) || isTooYoung(match.mentee, match)],
  ['grade', 'R11', mentorIsNoHigher],
  ['young-specialist', 'R12', ({ mentee, variant }) => variant === 'tt.young' && !isYoungSpecialist(mentee)],
  ['clearance', 'R8', lacksClearance],
  ['capacity', '2.1', isFull],
  ['has-pair-of-variant', 'D', hasPairOfVariant],
] as const satisfies readonly (readonly [rule: string, source: string, forbids: (match: Match) => boolean])[];

/** Why two people may not be a pair. */
export type Hindrance = (typeof hardRules)[number][0];

/** All that forbids this pair; nothing where it is allowed. Asked again whenever the pair takes a step. */
export function forbidden(
  mentor: Candidate,
  mentee: Candidate,
  variant: string,
  form: FormId,
  context: Context,
): readonly Hindrance[] {
  const match: Match = { ...context, mentor, mentee, variant, form };
  return hardRules.flatMap(([hindrance, , forbids]) => (forbids(match) ? [hindrance] : []));
}

function variantIsOff({ variant, form, rules }: Match): boolean {
  return !rules.variants.includes(variant) || !variantsOf(form).some(({ id }) => id === variant);
}

/** A mentor offers help in a form; the request of a mentee is the same whichever form answers it. */
function lacksRole({ mentor, mentee, form }: Match): boolean {
  const offers = mentor.roles.some((held) => held.role === 'mentor' && (held.form ?? form) === form);
  return !offers || !mentee.roles.some(({ role }) => role === 'mentee');
}

function lacksQuestionnaire({ mentor, mentee, form }: Match): boolean {
  const lacks = ({ accepted, kind }: Candidate, role: Role) =>
    !accepted && intakeFor({ role, form }, kind) !== undefined;
  return lacks(mentor, 'mentor') || lacks(mentee, 'mentee');
}

/** Of pupils alone. A birth date that is not known is too late: the strictest rule until it is. */
function isTooYoung({ kind, birthDate }: Candidate, { rules, today }: Match): boolean {
  if (kind !== 'pupil') return false;
  return birthDate === undefined || birthDate.holds((date) => ageOn(date, today) < rules.ageFrom);
}

/** The variants with a passive mentee, «более низкой по отношению к наставнику ступени». */
const passive = ['pp.success', 'pp.leader'];

function mentorIsNoHigher({ mentor, mentee, variant, form, rules }: Match): boolean {
  if (form !== 'pupil_pupil' || !passive.includes(variant)) return false;
  const [above, below] = [gradeOf(mentor), gradeOf(mentee)];
  if (above === undefined || below === undefined) return true;
  return rules.grade === 'class' ? above <= below : stageOf(above) <= stageOf(below);
}

/** «Ступень», read strictly: 1–4, 5–9, 10–11. */
function stageOf(grade: number): number {
  if (grade <= 4) return 1;
  return grade <= 9 ? 2 : 3;
}

/** «Молодой специалист»: 0 to 3 years of experience. Whose are not known is none. */
function isYoungSpecialist({ years }: Candidate): boolean {
  return years !== undefined && years <= 3;
}

/** Not on the staff (6.1). A specialist may be of the school or not, and counts as staff. */
const outsiders: readonly PersonKind[] = ['parent', 'graduate', 'student', 'employee', 'veteran'];

/** Minors are never asked for it (2.1): a graduate of the ninth class is 15. */
export function needsClearance(mentor: Pick<Person, 'kind' | 'birthDate'>, today: Temporal.PlainDate): boolean {
  const minor = mentor.birthDate !== undefined && ageGroup(mentor, today) !== 'adult';
  return outsiders.includes(mentor.kind) && !minor;
}

function lacksClearance({ mentor, today }: Match): boolean {
  return needsClearance(mentor, today) && mentor.clearance !== 'noted';
}

/** Mentees are counted, not pairs: another variant with the same one is nobody more. */
function isFull({ mentor, mentee, form, standing }: Match): boolean {
  const own = standing.pairs.filter((pair) => pair.mentor === mentor.id && pair.form === form);
  const others = new Set(own.map((pair) => pair.mentee).filter((id) => id !== mentee.id));
  return others.size >= (mentor.capacity ?? 1);
}

/** One pair of a variant for a mentee; where several are allowed, not twice with the same mentor. */
function hasPairOfVariant({ mentor, mentee, variant, form, rules, standing }: Match): boolean {
  const several = form === 'teacher_teacher' && rules.severalInTeacherTeacher;
  return standing.pairs.some(
    (pair) => pair.mentee === mentee.id && pair.variant === variant && (!several || pair.mentor === mentor.id),
  );
}
