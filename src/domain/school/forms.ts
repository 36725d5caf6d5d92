import type { PersonKind } from '#domain/people/person-kind.ts';

export const formIds = [
  'pupil_pupil',
  'teacher_teacher',
  'teacher_pupil',
  'student_pupil',
  'employer_pupil',
  'employer_student',
  'student_student',
] as const;

export type FormId = (typeof formIds)[number];

/** A form of mentoring: its name in every document, and who may stand on each side of a pair. */
export interface Form {
  readonly title: string;
  readonly mentors: readonly PersonKind[];
  readonly mentees: readonly PersonKind[];
}

/**
 * Source of titles: methodology.md 0; of the kinds: 6.1 (a school may change them). `employer_student` and
 * `student_student` are for colleges; no preset turns them on.
 */
export const forms: Readonly<Record<FormId, Form>> = {
  pupil_pupil: { title: 'ученик – ученик', mentors: ['pupil'], mentees: ['pupil'] },
  teacher_teacher: {
    title: 'учитель – учитель',
    mentors: ['teacher', 'specialist', 'veteran'],
    mentees: ['teacher', 'specialist'],
  },
  teacher_pupil: {
    title: 'учитель – ученик',
    mentors: ['teacher', 'staff', 'parent', 'graduate', 'veteran'],
    mentees: ['pupil'],
  },
  student_pupil: { title: 'студент – ученик', mentors: ['student', 'graduate'], mentees: ['pupil'] },
  employer_pupil: {
    title: 'работодатель – ученик',
    mentors: ['employee', 'parent', 'graduate'],
    mentees: ['pupil'],
  },
  employer_student: { title: 'работодатель – студент', mentors: ['employee'], mentees: ['student'] },
  student_student: { title: 'студент – студент', mentors: ['student'], mentees: ['student'] },
};

export type Side = 'mentors' | 'mentees';

/** Who can stand on a side of a pair where these forms are on; in the order of the forms, each once. */
export function kindsOn(side: Side, on: readonly FormId[]): readonly PersonKind[] {
  return [...new Set(on.flatMap((form) => forms[form][side]))];
}

/** Of the forms that are on, those with such people on that side. */
export function formsWith(side: Side, kind: PersonKind, on: readonly FormId[]): readonly FormId[] {
  return on.filter((form) => forms[form][side].includes(kind));
}
