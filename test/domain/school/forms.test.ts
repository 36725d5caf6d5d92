import { describe, expect, it } from 'vitest';
import { type FormId, formIds, forms } from '#domain/school/forms.ts';
import { variants, variantsOf } from '#domain/school/variants.ts';

describe('forms of mentoring', () => {
  it('have the titles of the sources, with a dash between spaces', () => {
    expect(formIds.map((id) => forms[id].title)).toEqual([
      'ученик – ученик',
      'учитель – учитель',
      'учитель – ученик',
      'студент – ученик',
      'работодатель – ученик',
      'работодатель – студент',
      'студент – студент',
    ]);
  });

  it.each<[FormId, string[], string[]]>([
    ['pupil_pupil', ['pupil'], ['pupil']],
    ['teacher_teacher', ['teacher', 'specialist', 'veteran'], ['teacher', 'specialist']],
    ['teacher_pupil', ['teacher', 'staff', 'parent', 'graduate', 'veteran'], ['pupil']],
    ['student_pupil', ['student', 'graduate'], ['pupil']],
    ['employer_pupil', ['employee', 'parent', 'graduate'], ['pupil']],
  ])('%s takes its kinds of people', (id, mentors, mentees) => {
    expect(forms[id]).toMatchObject({ mentors, mentees });
  });
});

describe('variants', () => {
  it.each<[FormId, string[]]>([
    ['pupil_pupil', ['pp.success', 'pp.leader', 'pp.equal', 'pp.adapted']],
    ['student_student', ['pp.success', 'pp.leader', 'pp.equal', 'pp.adapted']],
    ['teacher_teacher', ['tt.young', 'tt.class', 'tt.leader', 'tt.innovator', 'tt.subject']],
    ['teacher_pupil', ['tp.indifferent', 'tp.active', 'tp.passive', 'tp.unsuccessful']],
    ['student_pupil', ['sp.failing', 'sp.leader', 'sp.equal', 'sp.project']],
    ['employer_pupil', ['ep.indifferent', 'ep.colleague', 'ep.employer']],
    ['employer_student', []],
  ])('of %s', (form, ids) => {
    expect(variantsOf(form).map(({ id }) => id)).toEqual(ids);
  });

  it('are told apart by their titles within a form', () => {
    for (const form of formIds) {
      const titles = variantsOf(form).map(({ title }) => title);
      expect(new Set(titles).size).toBe(titles.length);
    }
  });

  it('say nothing in chat that could hurt: the exact names stay in documents', () => {
    const hurting = /неуспе|пассив|равнодуш|неадапт|проблем|консерват|неопыт|особ/iu;
    expect(variants.filter(({ title, goal }) => hurting.test(title + goal))).toEqual([]);
  });
});
