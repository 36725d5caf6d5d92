import { describe, expect, it } from 'vitest';
import { longestSchoolName, parseSchoolName } from '#domain/school/school-name.ts';

describe("a school's name", () => {
  it.each([
    ['Школа № 12', 'Школа № 12'],
    ['  МБОУ   "Лицей № 3"\nг. Зареченска ', 'МБОУ «Лицей № 3» г. Зареченска'],
    ['МБОУ “СОШ № 7”', 'МБОУ «СОШ № 7»'],
    ['Гимназия «Росток»', 'Гимназия «Росток»'],
  ])('%j is %s', (typed, name) => expect(parseSchoolName(typed)).toEqual({ ok: true, value: name }));

  it.each([
    ['', 'no-letters'],
    ['12', 'no-letters'],
    ['🏫🏫🏫', 'no-letters'],
    ['ш', 'too-short'],
    ['ш'.repeat(longestSchoolName + 1), 'too-long'],
  ])('%j is refused: %s', (typed, problem) => expect(parseSchoolName(typed)).toEqual({ ok: false, problem }));
});
