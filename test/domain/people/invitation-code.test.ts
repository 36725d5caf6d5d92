import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newCode, readCode, shownCode } from '#domain/people/invitation-code.ts';

const bytes = fc.uint8Array({ minLength: 12, maxLength: 12 });

describe('a code of an invitation', () => {
  it('is twelve characters in three groups', () => {
    const code = newCode(Uint8Array.from([0, 1, 9, 10, 17, 18, 19, 20, 21, 22, 31, 255]));
    expect(code).toBe('019AHJKMNPZZ');
    expect(shownCode(code)).toBe('019A-HJKM-NPZZ');
  });

  it.each([
    '019a-hjkm-npzz',
    ' 019A HJKM NPZZ ',
    '019A—HJKM–NPZZ',
    'OL9A-HJKM-NPZZ',
    'oi9ahjkmnpzz',
    '0І9А-НJКМ-NРZZ',
    'о19а-нjкм-nрzz',
  ])('%j is read as it was meant', (typed) => {
    expect(readCode(typed)).toEqual({ ok: true, value: '019AHJKMNPZZ' });
  });

  it.each([
    '',
    '019A-HJKM',
    '019A-HJKM-NPZZ-0',
    '019A-HJKM-NPZU',
    '019A-HJKM-NPZ🙂',
    'привет, это я',
    '0'.repeat(10_000),
  ])('%j is none', (typed) => expect(readCode(typed)).toEqual({ ok: false, problem: 'not-a-code' }));

  it('needs twelve random bytes', () => expect(() => newCode(new Uint8Array(11))).toThrow(RangeError));

  it('comes back from paper, whatever the hand made of it', () => {
    const twins: Readonly<Record<string, string[]>> = {
      0: ['O', 'О'],
      1: ['I', 'L'],
      A: ['А'],
      C: ['С'],
      P: ['Р'],
      X: ['Х'],
    };
    fc.assert(
      fc.property(bytes, fc.infiniteStream(fc.nat()), (random, choices) => {
        const code = newCode(random);
        const typed = Array.from(shownCode(code), (character) => {
          const ways = [character, character.toLowerCase(), ...(twins[character] ?? []), `${character} `];
          return ways[(choices.next().value ?? 0) % ways.length];
        }).join('');
        expect(readCode(typed)).toEqual({ ok: true, value: code });
      }),
    );
  });

  it('says the same when it is read again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
        const code = readCode(typed);
        if (code.ok) expect(readCode(shownCode(code.value))).toEqual(code);
      }),
    );
  });
});
