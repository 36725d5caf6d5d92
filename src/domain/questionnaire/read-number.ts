import type { Read } from './problem.ts';
import { scale } from './questionnaire.ts';
import { loosely } from './read-text.ts';

/** «3», «3 года», «1 000». A fraction or a range is refused rather than cut: what was meant is not ours to guess. */
export function readNumber(typed: string, limits: { readonly min?: number; readonly max?: number }): Read<number> {
  const words = loosely(typed).replace(/(?<=\d) (?=\d{3}(?!\d))/gu, '');
  const found = /^([+-]?\d{1,9})(?!\d)(?!\s*(?:[.,:/-]|или)\s*\d)/u.exec(words)?.[1];
  if (found === undefined) return { problem: { kind: 'not-a-number' } };
  const value = Number.parseInt(found, 10) || 0;
  if (limits.min !== undefined && value < limits.min) return { problem: { kind: 'too-small', min: limits.min } };
  if (limits.max !== undefined && value > limits.max) return { problem: { kind: 'too-large', max: limits.max } };
  return { value };
}

/** «8», «8 из 10», «8/10», «8 баллов». */
export function readScale(typed: string): Read<number> {
  const found = /^(\d{1,2})(?: ?(?:\/|из) ?10)?(?: ?балл\p{L}*)?$/u.exec(loosely(typed))?.[1];
  const value = Number.parseInt(found ?? '', 10);
  return value >= scale.min && value <= scale.max ? { value } : { problem: { kind: 'not-on-scale', ...scale } };
}
