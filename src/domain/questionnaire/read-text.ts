import type { Read } from './problem.ts';

/**
 * Typed words as they are kept: without what a database cannot keep (NUL, halves of characters) and invisible control
 * characters. Length is in characters as a person counts them (an emoji of several parts is one).
 */
export function readText(typed: string, limits: { readonly min: number; readonly max: number }): Read<string> {
  const text = typed
    .toWellFormed()
    .replace(/\r\n?/gu, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .normalize('NFC')
    .trim();
  const length = [...characters.segment(text)].length;
  if (length < limits.min) return { problem: { kind: 'too-short', min: limits.min } };
  if (length > limits.max) return { problem: { kind: 'too-long', max: limits.max, length } };
  return { value: text };
}

const characters = new Intl.Segmenter('ru', { granularity: 'grapheme' });

/** For comparison only: case, ё, kinds of dashes and spaces, quotes, closing punctuation, keycap marks («2️⃣») do not count. */
export function loosely(words: string): string {
  return words
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[‐‑‒–—−]/gu, '-')
    .replace(/[\u{FE0F}\u{20E3}\u{AD}\u{200B}-\u{200D}«»"“”„]/gu, '')
    .replace(/\s+/gu, ' ')
    .replace(/ ?- ?/gu, '-')
    .trim()
    .replace(/[.!;,)]+$/u, '')
    .trim();
}
