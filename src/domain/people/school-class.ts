import { type Outcome, ok, refused } from '#domain/outcome.ts';
import { inRussianLetters } from '#domain/people/typed-words.ts';

/** A class as the school writes it, «7А», and its grade, 1 to 11. */
export interface SchoolClass {
  readonly name: string;
  readonly grade: number;
}

export type ClassProblem = 'not-a-class' | 'no-such-grade';

/** Whether somebody of that age may well be in that class; who is not may have slipped in the year, or is asked for. */
export function usualAge({ grade }: Pick<SchoolClass, 'grade'>, age: number): boolean {
  return age >= grade + 5 && age <= grade + 8;
}

/** Reads «7А», «7 а», «10-Б», «7 "А" класс», and «9» where a school has one class in a year. */
export function parseClass(typed: string): Outcome<SchoolClass, ClassProblem> {
  const text = inRussianLetters(typed.normalize('NFC').toUpperCase());
  const found =
    /^\s*(\d{1,2})(?:-?[ЫО]?Й(?![А-ЯЁ]))?[\s"'«»„“”‐‑‒–—−.-]*([А-ЯЁ]{0,3}?)[\s"'«»„“”]*(?:КЛ(?:АСС)?\.?)?\s*$/u.exec(
      text,
    );
  if (!found) return refused('not-a-class');
  const grade = Number(found[1]);
  if (grade < 1 || grade > 11) return refused('no-such-grade');
  return ok({ grade, name: `${grade}${found[2] ?? ''}` });
}
