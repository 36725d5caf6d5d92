import { describe, expect, it } from 'vitest';
import { parseClass } from '#domain/people/school-class.ts';

describe('a typed class', () => {
  it.each([
    ['7А', '7А', 7],
    ['7а', '7А', 7],
    [' 7 а ', '7А', 7],
    ['7A', '7А', 7],
    ['10-Б', '10Б', 10],
    ['10 – б', '10Б', 10],
    ['7«А»', '7А', 7],
    ['7 "А" класс', '7А', 7],
    ['9', '9', 9],
    ['9 класс', '9', 9],
    ['9-й класс', '9', 9],
    ['11 кл.', '11', 11],
    ['8К', '8К', 8],
    ['8 кл', '8', 8],
    ['10ФМ', '10ФМ', 10],
    ['1ё', '1Ё', 1],
  ])('%j is %s', (typed, name, grade) => expect(parseClass(typed)).toEqual({ ok: true, value: { name, grade } }));

  it.each([
    ['', 'not-a-class'],
    ['А7', 'not-a-class'],
    ['седьмой', 'not-a-class'],
    ['7А и 8Б', 'not-a-class'],
    ['7🙂', 'not-a-class'],
    ['0А', 'no-such-grade'],
    ['12А', 'no-such-grade'],
  ])('%j is refused: %s', (typed, problem) => expect(parseClass(typed)).toEqual({ ok: false, problem }));
});
