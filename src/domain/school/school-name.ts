import { type Outcome, ok, refused } from '#domain/outcome.ts';

export type SchoolNameProblem = 'too-short' | 'too-long' | 'no-letters';

/** It heads messages and documents; longer ones are charters. */
export const longestSchoolName = 120;

/** A school's name as people typed it: spaces are mended, straight quotes become «ёлочки». */
export function parseSchoolName(typed: string): Outcome<string, SchoolNameProblem> {
  const name = typed
    .normalize('NFC')
    .replace(/[\s\u00AD\u200B-\u200D\u2060\uFEFF]+/gu, ' ')
    .trim()
    .replace(/["“„]([^"“”„]+)["”“]/gu, '«$1»');
  if (name.length > longestSchoolName) return refused('too-long');
  if (!/\p{L}/u.test(name)) return refused('no-letters');
  return name.length < 3 ? refused('too-short') : ok(name);
}
