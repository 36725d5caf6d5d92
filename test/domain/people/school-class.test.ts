import { describe, expect, it, test } from 'vitest';
import { parseClass, parseClasses, usualAge } from '#domain/people/school-class.ts';

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

describe('typed classes', () => {
  it.each([
    ['6а, 7 Б', ['6А', '7Б']],
    ['5–7', ['5', '6', '7']],
    ['5-7 классы', ['5', '6', '7']],
    ['с 5 по 7 класс, 8е', ['5', '6', '7', '8Е']],
    ['8 и 9 классы', ['8', '9']],
    ['6-6, 6', ['6']],
  ])('%j are %j', (typed, names) => expect(parseClasses(typed)).toEqual({ ok: true, value: names }));

  it.each([
    ['', 'not-a-class'],
    ['все', 'not-a-class'],
    ['6А, все', 'not-a-class'],
    ['7–5', 'no-such-grade'],
    ['10-12', 'no-such-grade'],
  ])('%j are refused: %s', (typed, problem) => expect(parseClasses(typed)).toEqual({ ok: false, problem }));
});

test.each([
  [1, 5, false],
  [1, 6, true],
  [1, 8, true],
  [7, 12, true],
  [7, 15, true],
  [7, 16, false],
  [7, 19, false],
  [11, 16, true],
  [11, 19, true],
  [11, 20, false],
])('in class %i somebody of %i is usual: %s', (grade, age, usual) => {
  expect(usualAge({ grade }, age)).toBe(usual);
});
