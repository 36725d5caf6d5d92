import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  type Candidate,
  forbidden,
  type Hindrance,
  type SchoolRules,
  type Standing,
} from '#domain/pairing/eligibility.ts';
import { personKinds } from '#domain/people/person-kind.ts';
import { type FormId, formIds } from '#domain/school/forms.ts';
import { variants } from '#domain/school/variants.ts';
import { adultMentor, aged, pair, person, pupilMentee, pupilMentor, rules, today, youngTeacher } from './candidates.ts';

interface Asked {
  mentor?: Candidate;
  mentee?: Candidate;
  variant?: string;
  form?: FormId;
  rules?: Partial<SchoolRules>;
  pairs?: Standing['pairs'];
}

/** A pupil of the ninth class helps one of the seventh, but for what a case changes. */
function pupils(asked: Asked = {}): readonly Hindrance[] {
  const { mentor = pupilMentor(), mentee = pupilMentee(), variant = 'pp.success', form = 'pupil_pupil' } = asked;
  const context = { rules: { ...rules, ...asked.rules }, standing: { pairs: asked.pairs ?? [] }, today };
  return forbidden(mentor, mentee, variant, form, context);
}

/** A teacher helps a young one, but for what a case changes. */
const teachers = (asked: Asked = {}): readonly Hindrance[] =>
  pupils({
    mentor: adultMentor('teacher_teacher'),
    mentee: youngTeacher(),
    variant: 'tt.young',
    form: 'teacher_teacher',
    ...asked,
  });

const helpsPupil = (mentor: Partial<Candidate>): readonly Hindrance[] =>
  pupils({ mentor: adultMentor('teacher_pupil', mentor), variant: 'tp.active', form: 'teacher_pupil' });

const mentor = (changes: Partial<Candidate>) => pupils({ mentor: pupilMentor(changes) });
const mentee = (changes: Partial<Candidate>) => pupils({ mentee: pupilMentee(changes) });

describe('who may be a pair', () => {
  it.each<[string, readonly Hindrance[], readonly Hindrance[]]>([
    ['a pupil and a pupil of a lower class', pupils(), []],
    ['a teacher and a young one', teachers(), []],
    ['a teacher and a pupil', helpsPupil({}), []],

    [
      'R1: a mother of the mentee',
      helpsPupil({ kind: 'parent', id: person('mother'), clearance: 'noted' }),
      ['own-guardian'],
    ],
    [
      'R1: the other representative',
      helpsPupil({ kind: 'parent', id: person('father'), clearance: 'noted' }),
      ['own-guardian'],
    ],
    ['R1: a mother of somebody else', helpsPupil({ kind: 'parent', clearance: 'noted' }), []],
    ['R1: a teacher who is the mother', helpsPupil({ id: person('mother') }), ['own-guardian']],

    ['6.1: the form is off', pupils({ rules: { forms: ['teacher_teacher'] } }), ['form-off']],
    ['6.0: the variant is off', pupils({ rules: { variants: ['pp.leader'] } }), ['variant-off']],
    ['6.0: a variant of another form', pupils({ variant: 'tp.active' }), ['variant-off']],
    ['6.1: a mentor of another kind', helpsPupil({ kind: 'specialist' }), ['kind-of-mentor']],
    ['6.1: a mentee of another kind', teachers({ mentee: youngTeacher({ kind: 'staff' }) }), ['kind-of-mentee']],

    ['a mentor whose form is not known yet', mentor({ roles: [{ role: 'mentor' }] }), []],
    ['a mentor of another form', mentor({ roles: [{ role: 'mentor', form: 'teacher_pupil' }] }), ['role']],
    ['who is no mentor', mentor({ roles: [{ role: 'mentee' }] }), ['role']],
    ['a mentee foreseen for another form', mentee({ roles: [{ role: 'mentee', form: 'teacher_pupil' }] }), []],
    ['who is no mentee', mentee({ roles: [{ role: 'mentor' }] }), ['role']],

    ['an unconfirmed mentor', mentor({ confirmed: false }), ['unconfirmed']],
    ['an unconfirmed mentee', mentee({ confirmed: false }), ['unconfirmed']],
    ['R2: a mentor whose consents are missing', mentor({ takesPart: false }), ['consent']],
    ['R2: a mentee whose consents are missing', mentee({ takesPart: false }), ['consent']],
    ['a mentor whose questionnaire is not accepted', mentor({ accepted: false }), ['questionnaire']],
    ['a mentee whose questionnaire is not accepted', mentee({ accepted: false }), ['questionnaire']],
    ['a mentor of a form without a questionnaire', helpsPupil({ accepted: false }), []],

    ['R14: a mentee of the youngest age', mentee({ birthDate: aged(10) }), []],
    ['R14: a mentee below it', mentee({ birthDate: aged(9) }), ['age']],
    [
      'R14: where the school takes younger ones',
      pupils({ mentee: pupilMentee({ birthDate: aged(9) }), rules: { ageFrom: 6 } }),
      [],
    ],
    ['R14: a mentor below it', mentor({ birthDate: aged(9) }), ['age']],

    ['R8: a teacher without a clearance', helpsPupil({ kind: 'teacher' }), []],
    ['R8: another of the staff without it', helpsPupil({ kind: 'staff' }), []],
    ['R8: a veteran without it', helpsPupil({ kind: 'veteran' }), ['clearance']],
    ['R8: a veteran with it', helpsPupil({ kind: 'veteran', clearance: 'noted' }), []],
    [
      'R8: a veteran who helps a teacher',
      teachers({ mentor: adultMentor('teacher_teacher', { kind: 'veteran' }) }),
      ['clearance'],
    ],
    ['R8: a parent without it', helpsPupil({ kind: 'parent' }), ['clearance']],
    ['R8: a grown graduate without it', helpsPupil({ kind: 'graduate', birthDate: aged(18) }), ['clearance']],
    ['R8: a graduate of 17 is not asked', helpsPupil({ kind: 'graduate', birthDate: aged(17) }), []],
    ['R8: a graduate of an unknown age', helpsPupil({ kind: 'graduate' }), ['clearance']],

    ['R12: three years of experience', teachers({ mentee: youngTeacher({ years: 3 }) }), []],
    ['R12: four years', teachers({ mentee: youngTeacher({ years: 4 }) }), ['young-specialist']],
    ['R12: no experience at all', teachers({ mentee: youngTeacher({ years: 0 }) }), []],
    ['R12: four years, for the subject', teachers({ mentee: youngTeacher({ years: 4 }), variant: 'tt.subject' }), []],
  ])('%s', (_, found, expected) => expect(found).toEqual(expected));

  it('counts an unknown birth date and unknown years of work as the strictest', () => {
    const { birthDate: _, ...ageless } = pupilMentee();
    expect(pupils({ mentee: ageless })).toEqual(['age']);
    const { years: __, ...unheard } = youngTeacher();
    expect(teachers({ mentee: unheard })).toEqual(['young-specialist']);
  });

  it('tells all that is in the way, what nothing will mend first', () => {
    const found = mentee({ takesPart: false, confirmed: false, guardians: [person('mentor')], className: '10А' });
    expect(found).toEqual(['own-guardian', 'unconfirmed', 'consent', 'grade']);
  });
});

describe('R11: the grade of the mentor is higher where the mentee is passive', () => {
  it.each<[mentor: string, mentee: string, variant: string, byClass: boolean, byStage: boolean]>([
    ['9А', '7Б', 'pp.success', true, false],
    ['9А', '9Б', 'pp.success', false, false],
    ['7А', '9Б', 'pp.success', false, false],
    ['5А', '4Б', 'pp.success', true, true],
    ['10', '9Б', 'pp.leader', true, true],
    ['11А', '10А', 'pp.leader', true, false],
    ['9А', '9Б', 'pp.equal', true, true],
    ['7А', '9Б', 'pp.equal', true, true],
    ['9А', '9Б', 'pp.adapted', true, true],
    ['', '7Б', 'pp.success', false, false],
    ['9А', '', 'pp.success', false, false],
    ['', '', 'pp.equal', true, true],
  ])('%j with %j, %s: by class %s, by stage %s', (above, below, variant, byClass, byStage) => {
    const sides = { mentor: pupilMentor({ className: above }), mentee: pupilMentee({ className: below }), variant };
    expect(pupils({ ...sides, rules: { grade: 'class' } })).toEqual(byClass ? [] : ['grade']);
    expect(pupils({ ...sides, rules: { grade: 'stage' } })).toEqual(byStage ? [] : ['grade']);
  });
});

describe('what stands already', () => {
  const other = (variant = 'pp.success') => pair('mentor', 'another', variant);
  const two = pupilMentor({ capacity: 2 });

  it.each<[string, readonly Hindrance[], readonly Hindrance[]]>([
    ['a mentor takes one where nothing is said', pupils({ pairs: [other()] }), ['capacity']],
    ['and two where two are offered', pupils({ mentor: two, pairs: [other()] }), []],
    ['but no third', pupils({ mentor: two, pairs: [other(), pair('mentor', 'third', 'pp.equal')] }), ['capacity']],
    ['two pairs with one mentee are one mentee', pupils({ mentor: two, pairs: [other(), other('pp.equal')] }), []],
    [
      'who is in a pair already may have another variant',
      pupils({ pairs: [pair('mentor', 'mentee', 'pp.equal')] }),
      [],
    ],
    ['mentees of another form are not counted', pupils({ pairs: [pair('mentor', 'another', 'tt.young')] }), []],
    ['pairs of other mentors are not counted', pupils({ pairs: [pair('somebody', 'another', 'pp.success')] }), []],

    [
      'one pair of a variant for a mentee',
      pupils({ pairs: [pair('somebody', 'mentee', 'pp.success')] }),
      ['has-pair-of-variant'],
    ],
    ['one of each variant', pupils({ pairs: [pair('somebody', 'mentee', 'pp.leader')] }), []],
    ['a teacher too', teachers({ pairs: [pair('somebody', 'mentee', 'tt.young')] }), ['has-pair-of-variant']],
    [
      'several where the school lets teachers have them',
      teachers({ pairs: [pair('somebody', 'mentee', 'tt.young')], rules: { severalInTeacherTeacher: true } }),
      [],
    ],
    [
      'but not twice with the same mentor',
      teachers({ pairs: [pair('mentor', 'mentee', 'tt.young')], rules: { severalInTeacherTeacher: true } }),
      ['has-pair-of-variant'],
    ],
    [
      'and not pupils',
      pupils({ pairs: [pair('somebody', 'mentee', 'pp.success')], rules: { severalInTeacherTeacher: true } }),
      ['has-pair-of-variant'],
    ],
  ])('%s', (_, found, expected) => expect(found).toEqual(expected));
});

describe('whatever else is so', () => {
  const flag = fc.boolean();
  const anybody = fc.record({
    id: fc.constantFrom('one', 'two', 'three').map(person),
    kind: fc.constantFrom(...personKinds),
    className: fc.constantFrom('1А', '5Б', '11'),
    birthDate: fc.integer({ min: 6, max: 70 }).map(aged),
    roles: fc.constant([{ role: 'mentor' }, { role: 'mentee' }] as const),
    confirmed: flag,
    takesPart: flag,
    accepted: flag,
    guardians: fc.subarray(['one', 'two', 'three'].map(person)),
    years: fc.nat(50),
    clearance: fc.constant('noted' as const),
  });
  const asked = [
    anybody,
    anybody,
    fc.constantFrom(...variants.map(({ id }) => id)),
    fc.constantFrom(...formIds),
  ] as const;
  const context = { rules, standing: { pairs: [] }, today };

  test('nobody may be paired with themselves or be the mentor of an own ward', () => {
    fc.assert(
      fc.property(...asked, (mentor, mentee, variant, form) => {
        const found = forbidden(mentor, mentee, variant, form, context);
        expect(found.includes('same-person')).toBe(mentor.id === mentee.id);
        expect(found.includes('own-guardian')).toBe(mentee.guardians.includes(mentor.id));
      }),
    );
  });

  test('a pair more in the school never makes another one allowed', () => {
    const standing = fc.array(
      fc.record({ mentor: asked[0], mentee: asked[1], variant: asked[2], form: asked[3] }).map((each) => ({
        ...each,
        mentor: each.mentor.id,
        mentee: each.mentee.id,
      })),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(...asked, standing, (mentor, mentee, variant, form, pairs) => {
        const among = (count: number) =>
          forbidden(mentor, mentee, variant, form, { ...context, standing: { pairs: pairs.slice(0, count) } });
        for (let count = 1; count <= pairs.length; count += 1) {
          expect(among(count)).toEqual(expect.arrayContaining([...among(count - 1)]));
        }
      }),
    );
  });
});
