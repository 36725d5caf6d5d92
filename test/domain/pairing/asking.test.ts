import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guardianAnswered, guardiansAwaited, type OfBoth, waiting } from '#domain/pairing/asking.ts';

const asksGuardians = { state: 'proposed', waitsFor: 'guardians' } as const;
const asksMentee = { state: 'proposed', waitsFor: 'mentee' } as const;
const none: OfBoth = { mentor: false, mentee: false };
const both: OfBoth = { mentor: true, mentee: true };
const sides = fc.record({ mentor: fc.boolean(), mentee: fc.boolean() });

describe('guardians of every minor of a pair are asked (R3, R4)', () => {
  it.each([
    [{ mentor: false, mentee: true }, none, ['mentee']],
    [both, none, ['mentor', 'mentee']],
    [both, { mentor: true, mentee: false }, ['mentee']],
    [none, none, []],
  ] as const)('of %j, who have agreed for %j: %j', (minors, agreed, awaited) => {
    expect(guardiansAwaited(minors, agreed)).toEqual(awaited);
  });

  it('one guardian’s yes suffices for a child, and the mentee is asked with the last child’s', () => {
    const minors = { mentor: true, mentee: true };
    const agreed = { mentor: false, mentee: false };
    const first = guardianAnswered(asksGuardians, 'mentor', 'yes', { minors, agreed });
    expect(first).toMatchObject({ ok: true, value: { life: asksGuardians, agreed: { mentor: true, mentee: false } } });
    if (!first.ok) return;
    const { agreed: now } = first.value;
    expect(guardianAnswered(asksGuardians, 'mentor', 'yes', { minors, agreed: now })).toMatchObject({ ok: false });
    expect(guardianAnswered(asksGuardians, 'mentee', 'yes', { minors, agreed: now })).toMatchObject({
      value: { life: asksMentee },
    });
  });

  it('one no ends it, whoever else has agreed', () => {
    const minors = { mentor: true, mentee: true };
    const ended = { state: 'ended', why: 'declined' };
    const agreed = { mentor: true, mentee: false };
    expect(guardianAnswered(asksGuardians, 'mentee', 'no', { minors, agreed })).toMatchObject({
      value: { life: ended },
    });
  });

  it('whoever has come of age while a guardian was asked decides alone', () => {
    const minors = { mentor: false, mentee: false };
    expect(waiting(asksGuardians, minors, minors)).toEqual(asksMentee);
    expect(waiting({ state: 'accepted' }, minors, minors)).toEqual({ state: 'accepted' });
  });

  it('a proposal always waits for somebody', () => {
    fc.assert(
      fc.property(sides, sides, (minors, agreed) => {
        const life = waiting(asksGuardians, minors, agreed);
        const asked = life.state === 'proposed' && life.waitsFor === 'guardians';
        expect(asked).toBe(guardiansAwaited(minors, agreed).length > 0);
      }),
    );
  });
});
