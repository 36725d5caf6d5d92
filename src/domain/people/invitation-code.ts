import { type Outcome, ok, refused } from '#domain/outcome.ts';

/** Crockford's base32: no I, L, O, U, so that a printed code is read and dictated without doubt. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const length = 12;

/** A new code, 60 bits, from twelve random bytes: 256 is a multiple of 32, so every character is equally likely. */
export function newCode(random: Uint8Array): string {
  if (random.length < length) throw new RangeError(`A code needs ${length} random bytes, got ${random.length}`);
  return Array.from(random.subarray(0, length), (byte) => alphabet.charAt(byte % alphabet.length)).join('');
}

/** «7K2M-9QXD-41HB»: as it is printed and read aloud. */
export function shownCode(code: string): string {
  return code.replace(/.{4}(?=.)/gu, '$&-');
}

/** What people type or a link brings, in any case and with any dashes, as the code that was made. */
export function readCode(typed: string): Outcome<string, 'not-a-code'> {
  const code = Array.from(
    typed
      .normalize('NFC')
      .toUpperCase()
      .replace(/[\s‐‑‒–—−_.-]/gu, ''),
  )
    .map((character) => lookAlikes[character] ?? character)
    .join('');
  const known = code.length === length && Array.from(code).every((character) => alphabet.includes(character));
  return known ? ok(code) : refused('not-a-code');
}

/** Crockford's own (O, I, L), then Russian letters that look the same. */
const lookAlikes: Readonly<Record<string, string>> = {
  O: '0',
  I: '1',
  L: '1',
  А: 'A',
  В: 'B',
  Е: 'E',
  Ё: 'E',
  З: '3',
  І: '1',
  К: 'K',
  М: 'M',
  Н: 'H',
  О: '0',
  Р: 'P',
  С: 'C',
  Т: 'T',
  У: 'Y',
  Х: 'X',
};
