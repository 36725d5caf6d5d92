import { describe, expect, it } from 'vitest';
import type { AgeGroup } from '#domain/people/age.ts';
import { type ConsentKind, erasedAfterSilence, signers, type TeenConsent } from '#domain/people/consent-rules.ts';

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
});

describe('before the consent', () => {
  it('what an invitation needs is kept for 60 days', () => {
    expect(erasedAfterSilence(Temporal.PlainDate.from('2026-11-25')).toString()).toBe('2027-01-24');
  });
});
