/**
 * What somebody is to the school, apart from roles in the programme (a teacher may be mentor and somebody's mother).
 * Source: methodology.md 6.1, whose `specialist` is a psychologist, methodologist, speech therapist … of any organisation.
 */
export const personKinds = [
  'pupil',
  'teacher',
  'specialist',
  'staff',
  'parent',
  'graduate',
  'student',
  'employee',
  'veteran',
] as const;

export type PersonKind = (typeof personKinds)[number];

export const personKindTitles: Readonly<Record<PersonKind, string>> = {
  pupil: 'ученик',
  teacher: 'педагог',
  specialist: 'специалист',
  staff: 'другой сотрудник школы',
  parent: 'родитель (законный представитель)',
  graduate: 'выпускник школы',
  student: 'студент',
  employee: 'сотрудник организации-партнёра',
  veteran: 'ветеран педагогического труда',
};

/** On the school's staff: extra duties take their written consent (R5). A specialist of another organisation counts as staff. */
export function isEmployee(kind: PersonKind): boolean {
  return kind === 'teacher' || kind === 'specialist' || kind === 'staff';
}
