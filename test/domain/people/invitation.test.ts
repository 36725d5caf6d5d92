import { describe, expect, it } from 'vitest';
import { brand, type InvitationId, type PersonId } from '#domain/ids.ts';
import {
  checkTerms,
  defaultTerms,
  expiry,
  type Invitation,
  type InvitationTerms,
  type Invited,
  invitationState,
  take,
} from '#domain/people/invitation.ts';

const pupil: Invited = { role: 'mentee', kind: 'pupil', form: 'pupil_pupil', className: '7А' };
const teacher: Invited = { role: 'mentor', kind: 'teacher', form: 'teacher_teacher' };
const made = Temporal.Instant.from('2026-11-25T10:00+03:00');

function invitation(more: Partial<Invitation> = {}): Invitation {
  return {
    ...pupil,
    id: brand<InvitationId>('i1'),
    madeBy: brand<PersonId>('p1'),
    scope: 'common',
    limit: 2,
    expiresAt: expiry(made, 14, 'Europe/Moscow'),
    ...more,
  };
}

describe('terms of an invitation', () => {
  it.each<[Invited, InvitationTerms]>([
    [pupil, { scope: 'common', limit: 40, days: 14 }],
    [
      { role: 'mentor', kind: 'pupil' },
      { scope: 'common', limit: 40, days: 14 },
    ],
    [teacher, { scope: 'personal', limit: 1, days: 30 }],
    [
      { role: 'mentee', kind: 'teacher' },
      { scope: 'personal', limit: 1, days: 30 },
    ],
    [
      { role: 'mentor', kind: 'student' },
      { scope: 'personal', limit: 1, days: 30 },
    ],
    [
      { role: 'curator', kind: 'teacher' },
      { scope: 'personal', limit: 1, days: 30 },
    ],
  ])('for %j are %j at first', (invited, terms) => {
    expect(defaultTerms(invited)).toEqual(terms);
    expect(checkTerms(invited, terms)).toEqual({ ok: true, value: terms });
  });

  it.each<[string, Invited, InvitationTerms, string]>([
    ['a common link for teachers', teacher, { scope: 'common', limit: 5, days: 14 }, 'personal-only'],
    [
      'a common link for heads',
      { role: 'head', kind: 'pupil' },
      { scope: 'common', limit: 5, days: 14 },
      'personal-only',
    ],
    ['a personal link for two', pupil, { scope: 'personal', limit: 2, days: 14 }, 'limit-out-of-range'],
    ['a link for nobody', pupil, { scope: 'common', limit: 0, days: 14 }, 'limit-out-of-range'],
    ['a link for half a pupil', pupil, { scope: 'common', limit: 1.5, days: 14 }, 'limit-out-of-range'],
    ['a link for a town', pupil, { scope: 'common', limit: 501, days: 14 }, 'limit-out-of-range'],
    ['a link of no days', pupil, { scope: 'common', limit: 40, days: 0 }, 'days-out-of-range'],
    ['a link for ever', pupil, { scope: 'common', limit: 40, days: 366 }, 'days-out-of-range'],
  ])('%s is refused', (_, invited, terms, problem) => {
    expect(checkTerms(invited, terms)).toEqual({ ok: false, problem });
  });

  it('let the last day be a whole one by the school’s calendar', () => {
    expect(expiry(made, 14, 'Europe/Moscow').equals(Temporal.Instant.from('2026-12-10T00:00+03:00'))).toBe(true);
    expect(expiry(made, 14, 'Asia/Kamchatka').equals(Temporal.Instant.from('2026-12-10T00:00+12:00'))).toBe(true);
  });
});

describe('an invitation', () => {
  const last = '2026-12-09T23:59:59+03:00';
  const over = '2026-12-10T00:00+03:00';
  it.each<[string, Partial<Invitation>, number, string, string]>([
    ['fresh', {}, 0, last, 'open'],
    ['with one place left', {}, 1, last, 'open'],
    ['with no place left', {}, 2, last, 'used-up'],
    ['after its last day', {}, 0, over, 'expired'],
    ['full and after its last day', {}, 2, over, 'expired'],
    ['revoked', { revokedAt: made }, 0, last, 'revoked'],
    ['revoked, full and after its last day', { revokedAt: made }, 2, over, 'revoked'],
  ])('%s', (_, more, uses, at, state) => {
    const moment = Temporal.Instant.from(at);
    expect(invitationState(invitation(more), uses, moment)).toBe(state);
    const taken = take(invitation(more), uses, moment);
    expect(taken.ok ? 'open' : taken.problem).toBe(state);
  });

  it('gives the role and the class, confirmed only when it was personal', () => {
    expect(take(invitation(), 0, made)).toEqual({ ok: true, value: { ...pupil, confirmed: false } });
    expect(take(invitation({ scope: 'personal', limit: 1 }), 0, made)).toMatchObject({ value: { confirmed: true } });
  });
});

describe('somebody of the school who takes one more invitation', () => {
  const forPupils = invitation();
  const forAdults = invitation({ ...teacher, scope: 'personal', limit: 1, kind: 'specialist', role: 'psychologist' });

  it.each([
    ['a pupil, what pupils are invited to', 'pupil', forPupils, undefined],
    ['a teacher, what other staff is invited to', 'teacher', forAdults, undefined],
    ['a parent, what staff is invited to', 'parent', forAdults, undefined],
    ['a pupil, what adults are invited to', 'pupil', forAdults, 'for-adults'],
    ['a teacher, what pupils are invited to', 'teacher', forPupils, 'for-pupils'],
  ] as const)('%s', (_, kind, which, problem) => {
    const taken = take(which, 0, made, { kind });
    expect(taken.ok ? undefined : taken.problem).toBe(problem);
  });

  it('hears of an invitation that is over that it is over', () => {
    expect(take(forAdults, 1, made, { kind: 'pupil' })).toEqual({ ok: false, problem: 'used-up' });
  });
});
