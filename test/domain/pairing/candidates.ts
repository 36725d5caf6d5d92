import { brand, type PersonId } from '#domain/ids.ts';
import type { Candidate, SchoolRules, Standing } from '#domain/pairing/eligibility.ts';
import { Personal } from '#domain/personal.ts';
import { formIds } from '#domain/school/forms.ts';
import { variants } from '#domain/school/variants.ts';

export const today = Temporal.PlainDate.from('2026-10-05');

export const person = (id: string): PersonId => brand<PersonId>(id);

/** So many full years old today. */
export const aged = (years: number): Personal<Temporal.PlainDate> => new Personal(today.subtract({ years }));

const ready = { confirmed: true, takesPart: true, accepted: true, guardians: [] } as const;

/** Of the ninth class, against whom nothing speaks. */
export function pupilMentor(changes: Partial<Candidate> = {}): Candidate {
  const roles = [{ role: 'mentor', form: 'pupil_pupil' } as const];
  return { ...ready, id: person('mentor'), kind: 'pupil', className: '9А', birthDate: aged(15), roles, ...changes };
}

/** Of the seventh class, against whom nothing speaks. */
export function pupilMentee(changes: Partial<Candidate> = {}): Candidate {
  const [roles, guardians] = [[{ role: 'mentee' } as const], [person('mother'), person('father')]];
  const own = { id: person('mentee'), kind: 'pupil', className: '7Б', birthDate: aged(13), roles, guardians } as const;
  return { ...ready, ...own, ...changes };
}

export function adultMentor(form: 'teacher_pupil' | 'teacher_teacher', changes: Partial<Candidate> = {}): Candidate {
  return { ...ready, id: person('mentor'), kind: 'teacher', roles: [{ role: 'mentor', form }], ...changes };
}

export function youngTeacher(changes: Partial<Candidate> = {}): Candidate {
  return { ...ready, id: person('mentee'), kind: 'teacher', roles: [{ role: 'mentee' }], years: 2, ...changes };
}

/** Everything is on. */
export const rules: SchoolRules = {
  forms: formIds,
  variants: variants.map(({ id }) => id),
  grade: 'class',
  severalInTeacherTeacher: false,
  ageFrom: 10,
};

export const pair = (mentor: string, mentee: string, variant: string): Standing['pairs'][number] => ({
  mentor: person(mentor),
  mentee: person(mentee),
  variant,
  form: variant.startsWith('tt.') ? 'teacher_teacher' : 'pupil_pupil',
});
