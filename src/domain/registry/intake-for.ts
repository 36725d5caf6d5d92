import type { PersonKind } from '#domain/people/person-kind.ts';
import type { Role } from '#domain/people/role.ts';
import type { FormId } from '#domain/school/forms.ts';

/** Intake questionnaires of `content/questionnaires/`: the mentee's request and the mentor's offer. */
export const intakeIds = ['mentee-pupil', 'mentee-teacher', 'mentor-pupil-pupil', 'mentor-teacher'] as const;

export type IntakeId = (typeof intakeIds)[number];

interface Held {
  readonly role: Role;
  readonly form?: FormId;
}

/**
 * What somebody in this role answers before a pair can be found. Undefined where there is no questionnaire: other roles,
 * and mentors of forms whose offer is not written yet.
 */
export function intakeFor({ role, form }: Held, kind: PersonKind): IntakeId | undefined {
  if (role === 'mentee') return menteeIntake(kind);
  if (role === 'mentor') return mentorIntake(kind, form ?? onlyForm(kind));
  return undefined;
}

/** One after the other for somebody with several roles; each once. */
export function intakesOf(roles: readonly Held[], kind: PersonKind): readonly IntakeId[] {
  return [...new Set(roles.flatMap((held) => intakeFor(held, kind) ?? []))];
}

/** The request is the same whichever form answers it. */
function menteeIntake(kind: PersonKind): IntakeId | undefined {
  if (kind === 'pupil') return 'mentee-pupil';
  return kind === 'teacher' || kind === 'specialist' ? 'mentee-teacher' : undefined;
}

function mentorIntake(kind: PersonKind, form: FormId | undefined): IntakeId | undefined {
  if (form === 'pupil_pupil' && kind === 'pupil') return 'mentor-pupil-pupil';
  const colleague = kind === 'teacher' || kind === 'specialist' || kind === 'veteran';
  return form === 'teacher_teacher' && colleague ? 'mentor-teacher' : undefined;
}

/** Some kinds of people are mentors in one form only, so it need not be said. */
function onlyForm(kind: PersonKind): FormId | undefined {
  if (kind === 'pupil') return 'pupil_pupil';
  return kind === 'specialist' ? 'teacher_teacher' : undefined;
}
