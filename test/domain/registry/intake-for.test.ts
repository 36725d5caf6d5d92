import { describe, expect, it } from 'vitest';
import { loadQuestionnaires } from '#content/load-questionnaires.ts';
import type { PersonKind } from '#domain/people/person-kind.ts';
import type { Role } from '#domain/people/role.ts';
import { intakeFor, intakeIds, intakesOf } from '#domain/registry/intake-for.ts';
import { type FormId, formIds, forms } from '#domain/school/forms.ts';

describe('which intake questionnaire somebody answers', () => {
  it.each<[Role, PersonKind, FormId | undefined, string | undefined]>([
    ['mentee', 'pupil', undefined, 'mentee-pupil'],
    ['mentee', 'pupil', 'teacher_pupil', 'mentee-pupil'],
    ['mentee', 'teacher', 'teacher_teacher', 'mentee-teacher'],
    ['mentee', 'student', 'student_student', undefined],
    ['mentor', 'pupil', 'pupil_pupil', 'mentor-pupil-pupil'],
    ['mentor', 'pupil', undefined, 'mentor-pupil-pupil'],
    ['mentor', 'teacher', 'teacher_teacher', 'mentor-teacher'],
    ['mentor', 'veteran', 'teacher_teacher', 'mentor-teacher'],
    ['mentor', 'teacher', 'teacher_pupil', undefined],
    ['mentor', 'teacher', undefined, undefined],
    ['mentor', 'graduate', 'student_pupil', undefined],
    ['curator', 'teacher', undefined, undefined],
    ['class_teacher', 'teacher', undefined, undefined],
  ])('%s, %s, %s: %s', (role, kind, form, expected) => {
    expect(intakeFor({ role, ...(form === undefined ? {} : { form }) }, kind)).toBe(expected);
  });

  it('asks somebody with two roles both, and the same one once', () => {
    const both = intakesOf([{ role: 'mentor', form: 'pupil_pupil' }, { role: 'mentee' }, { role: 'curator' }], 'pupil');
    expect(both).toEqual(['mentor-pupil-pupil', 'mentee-pupil']);
    const twice = intakesOf(
      [
        { role: 'mentee', form: 'pupil_pupil' },
        { role: 'mentee', form: 'teacher_pupil' },
      ],
      'pupil',
    );
    expect(twice).toEqual(['mentee-pupil']);
  });

  it('names questionnaires that exist and are meant for exactly these people', async () => {
    const content = await loadQuestionnaires(new URL('../../../content/questionnaires/', import.meta.url));
    expect([...content.keys()]).toEqual(expect.arrayContaining([...intakeIds]));
    for (const form of formIds) {
      for (const [role, kinds] of [
        ['mentor', forms[form].mentors],
        ['mentee', forms[form].mentees],
      ] as const) {
        for (const kind of kinds) {
          const id = intakeFor({ role, form }, kind);
          const questionnaire = id && content.get(id)?.questionnaire;
          if (!questionnaire) continue;
          expect(questionnaire.audience.role).toBe(role);
          expect(questionnaire.audience.people ?? [kind]).toContain(kind);
          expect(questionnaire.form ?? form).toBe(form);
        }
      }
    }
  });
});
