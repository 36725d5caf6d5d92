import { describe, expect, test } from 'vitest';
import { bellsOf, parseBells, usualBells } from '#domain/school/bells.ts';

describe('bells that a curator types', () => {
  test.each([
    ['8:30–9:15, 9:25–10:10'],
    ['08.30-09.15; 09.25-10.10'],
    ['1) 8:30 – 9:15\n2) 9:25 – 10:10'],
    ['с 8:30 до 9:15 и с 9:25 до 10:10'],
  ])('%j are two lessons', (typed) => {
    expect(parseBells(typed)).toEqual({
      ok: true,
      value: [
        { from: '08:30', to: '09:15' },
        { from: '09:25', to: '10:10' },
      ],
    });
  });

  test.each([
    ['с утра', 'no-lessons'],
    ['8:30', 'no-lessons'],
    ['8:30–9:15, 9:25', 'no-lessons'],
    ['8:30–25:00', 'no-such-time'],
    ['8:30–9:60', 'no-such-time'],
    ['9:15–8:30', 'out-of-order'],
    ['8:30–9:15, 9:10–9:50', 'out-of-order'],
    ['8:30–8:30', 'out-of-order'],
  ])('%j are not taken', (typed, problem) => {
    expect(parseBells(typed)).toEqual({ ok: false, problem });
  });

  test('of the usual school do not overlap', () => {
    const typed = usualBells[0]?.lessons.map(({ from, to }) => `${from}-${to}`).join(', ') ?? '';
    expect(parseBells(typed)).toEqual({ ok: true, value: usualBells[0]?.lessons });
  });
});

test('the first bells are of every class that no other ones name, and of nobody without a class', () => {
  const second = { title: 'Вторая смена', lessons: [], classes: ['6А'] };
  const bells = [...usualBells, second];
  expect(bellsOf('6А', bells)).toBe(second);
  expect(bellsOf('7А', bells)).toBe(bells[0]);
  expect(bellsOf(undefined, bells)).toBeUndefined();
  expect(bellsOf('7А', [])).toBeUndefined();
  const sixth = { title: 'Корпус на Садовой', lessons: [], classes: ['6', '10'] };
  expect(bellsOf('6Б', [...bells, sixth])).toBe(sixth);
  expect(bellsOf('6А', [sixth, ...bells])).toBe(second);
  expect(bellsOf('1А', [...bells, sixth])).toBe(bells[0]);
});
