import { describe, expect, it } from 'vitest';
import type { AgeGroup } from '#domain/people/age.ts';
import {
  agreementSigners,
  type ConsentKind,
  erasedAfterSilence,
  keptBeforeConsent,
  mayBeforeConsent,
  signers,
  type TeenConsent,
} from '#domain/people/consent-rules.ts';

describe('who signs a consent', () => {
  it.each<[ConsentKind, AgeGroup, TeenConsent, string[]]>([
    ['processing', 'adult', 'own-and-guardian', ['self']],
    ['processing', 'adult', 'own-only', ['self']],
    ['processing', '14-17', 'own-and-guardian', ['self', 'guardian']],
    ['processing', '14-17', 'own-only', ['self']],
    ['processing', 'under-14', 'own-and-guardian', ['guardian']],
    ['processing', 'under-14', 'own-only', ['guardian']],
    ['publication', 'adult', 'own-and-guardian', ['self']],
    ['publication', '14-17', 'own-and-guardian', ['self', 'guardian']],
    ['publication', '14-17', 'own-only', ['self', 'guardian']],
    ['publication', 'under-14', 'own-only', ['guardian']],
  ])('%s, %s, a school with %s: %j', (kind, age, teens, who) => expect(signers(kind, age, teens)).toEqual(who));

  it.each<[AgeGroup, string[]]>([
    ['adult', ['self']],
    ['14-17', ['self', 'guardian']],
    ['under-14', ['guardian']],
  ])('the agreement of one who is %s: %j', (age, who) => expect(agreementSigners(age)).toEqual(who));
});

describe('before the consent', () => {
  it('nothing is kept but what an invitation needs, for 60 days', () => {
    expect(keptBeforeConsent).toEqual(['name', 'className', 'birthDate', 'guardianContact']);
    expect(erasedAfterSilence(Temporal.PlainDate.from('2026-11-25')).toString()).toBe('2027-01-24');
  });

  it('no question of the programme is answered, but the own data are there to see and erase', () => {
    expect(mayBeforeConsent('intake.fill')).toBe(false);
    expect(mayBeforeConsent('consent.answer')).toBe(true);
    expect(mayBeforeConsent('my-data.erase')).toBe(true);
  });
});
