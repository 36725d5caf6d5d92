import { describe, expect, it } from 'vitest';
import { brand, type PersonId } from '#domain/ids.ts';
import { type Act, type Actor, may, mayAbout, mayInPair } from '#domain/people/access.ts';
import { type Role, roles } from '#domain/people/role.ts';

const me = brand<PersonId>('me');
const child = brand<PersonId>('my child');
const pupil = { id: brand<PersonId>('somebody of 7А'), className: '7А' };
const other = { id: brand<PersonId>('somebody of 8Б'), className: '8Б' };
const colleague = { id: brand<PersonId>('a teacher') };

const actor = (...held: Role[]): Actor => ({ id: me, roles: held, classes: ['7А'], children: [child] });
const whoMay = (act: Act) => roles.filter((role) => may([role], act));

describe('who may do what', () => {
  it.each<[Act, Role[]]>([
    ['school.settings', ['curator']],
    ['invite', ['curator']],
    ['invitations.see', ['curator']],
    ['invitation.revoke', ['curator']],
    ['person.confirm', ['curator', 'class_teacher']],
    ['people.list', ['curator', 'psychologist', 'class_teacher']],
    ['intake.review', ['curator']],
    ['intake.fill', ['mentor', 'mentee']],
    ['consent.sign', ['guardian']],
    ['consent.mark-paper', ['curator']],
  ])('%s: %j', (act, held) => expect(whoMay(act)).toEqual(held));

  it.each<Act>(['menu', 'join', 'my-data.see', 'consent.answer'])(
    '%s is for everybody, and about nobody else',
    (act) => {
      expect(may([], act)).toBe(true);
      expect(mayAbout(actor(), act, { id: me })).toBe(true);
      expect(roles.filter((role) => mayAbout(actor(role), act, pupil))).toEqual([]);
    },
  );

  it('several roles together may what each of them may', () => {
    expect(may(['mentee', 'class_teacher'], 'person.confirm')).toBe(true);
    expect(may(['mentee', 'mentor'], 'person.confirm')).toBe(false);
  });
});

describe('who may read answers', () => {
  it('the person, the curator and the psychologist', () => {
    expect(roles.filter((role) => mayAbout(actor(role), 'answers.read', pupil))).toEqual(['curator', 'psychologist']);
    expect(mayAbout(actor('mentee'), 'answers.read', { id: me })).toBe(true);
  });

  it('not the mentor, not the guardian of that very child, not the class teacher', () => {
    const both = actor('mentor', 'guardian', 'class_teacher');
    expect(mayAbout(both, 'answers.read', { id: child, className: '7А' })).toBe(false);
  });
});

describe('a guardian', () => {
  it('signs for their own child, and for nobody else’s', () => {
    expect(mayAbout(actor('guardian'), 'consent.sign', { id: child })).toBe(true);
    expect(mayAbout(actor('guardian'), 'consent.sign', other)).toBe(false);
    expect(mayAbout(actor('guardian'), 'consent.sign', { id: me })).toBe(false);
    expect(mayAbout(actor('curator'), 'consent.sign', { id: child })).toBe(false);
  });

  it('is invited by the child itself, the curator and the class teacher', () => {
    expect(mayAbout(actor(), 'guardian.invite', { id: me })).toBe(true);
    expect(mayAbout(actor('mentee'), 'guardian.invite', pupil)).toBe(false);
    expect(roles.filter((role) => mayAbout(actor(role), 'guardian.invite', pupil))).toEqual([
      'curator',
      'class_teacher',
    ]);
  });
});

describe('a class teacher', () => {
  it.each<[Act, boolean, boolean]>([
    ['person.confirm', true, false],
    ['person.card', true, false],
    ['people.list', true, false],
    ['answers.read', false, false],
  ])('%s: own class %s, another class %s', (act, own, another) => {
    const teacher = actor('class_teacher');
    expect(mayAbout(teacher, act, pupil)).toBe(own);
    expect(mayAbout(teacher, act, other)).toBe(another);
    expect(mayAbout(teacher, act, colleague)).toBe(false);
  });
});

describe('nobody confirms, reviews or marks', () => {
  it.each<Act>(['person.confirm', 'intake.review', 'consent.mark-paper'])(
    '%s for themselves or their own child',
    (act) => {
      const curator = actor('curator', 'class_teacher', 'guardian');
      expect(mayAbout(curator, act, pupil)).toBe(true);
      expect(mayAbout(curator, act, { id: me, className: '7А' })).toBe(false);
      expect(mayAbout(curator, act, { id: child, className: '7А' })).toBe(false);
    },
  );
});

describe('R15: who may decide on a pair', () => {
  const pair = { mentor: brand<PersonId>('mentor'), mentee: brand<PersonId>('mentee'), substitute: colleague.id };
  const curator = (id: string, ...children: string[]): Actor => ({
    ...{ id: brand<PersonId>(id), roles: ['curator', 'head'], classes: [] },
    children: children.map((each) => brand<PersonId>(each)),
  });
  const decisions: Act[] = ['pair.form', 'pair.papers', 'pair.pause', 'pair.end', 'pair.replace.decide'];

  it.each<[string, Actor, boolean]>([
    ['somebody else', curator('curator'), true],
    ['the mentor', curator('mentor'), false],
    ['the mentee', curator('mentee'), false],
    ['whoever stands in', curator('a teacher'), false],
    ['a guardian of the mentor', curator('mother', 'mentor'), false],
    ['a guardian of the mentee', curator('mother', 'mentee'), false],
    ['a guardian of somebody else', curator('mother', 'another'), true],
  ])('%s: %s', (_, actor, allowed) => {
    expect(decisions.map((act) => mayInPair(actor, act, pair))).toEqual(decisions.map(() => allowed));
  });
});
