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

/** Reads «6а, 7 Б», and years: «5–7», «с 5 по 7 классы», «8»; of a year all its classes are meant. */
export function parseClasses(typed: string): Outcome<readonly string[], ClassProblem> {
  const parts = typed
    .toLowerCase()
    .split(/[,;\n]| и /u)
    .map((part) => part.replace(/\s*класс[а-я]*\.?\s*$/u, '').trim())
    .filter((part) => part !== '');
  const names: string[] = [];
  for (const part of parts) {
    const [, first, second] = /^(?:с )?(\d{1,2})(?:\s*[-‐‑‒–—−]\s*| по )(\d{1,2})$/u.exec(part) ?? [];
    const [from, to] = [Number(first), Number(second)];
    const one = first === undefined ? parseClass(part) : undefined;
    if (one?.ok) names.push(one.value.name);
    else if (one) return one;
    else if (from < 1 || to > 11 || from > to) return refused('no-such-grade');
    else for (let grade = from; grade <= to; grade += 1) names.push(String(grade));
  }
  return names.length === 0 ? refused('not-a-class') : ok([...new Set(names)]);
}
