import { format, inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Personal, reveal } from '#domain/personal.ts';

const surname = new Personal('Ветров');

describe('personal data', () => {
  test.each<[string, () => unknown]>([
    ['turned into a string', () => String(surname)],
    ['put into a template', () => `${surname}`],
    ['joined to a string', () => 'Ученик '.concat(String(surname))],
    ['joined with others', () => [surname, surname].join(', ')],
    ['put into JSON', () => JSON.stringify(surname)],
    ['put into JSON somewhere inside', () => JSON.stringify({ people: [{ surname }] })],
    ['compared by order', () => [surname, new Personal('Ясенева')].sort()],
  ])('throws when it is %s', (_, leak) => {
    expect(leak).toThrow(TypeError);
  });

  test('is not seen by whoever looks into it', () => {
    expect(inspect(surname, { depth: 9, showHidden: true, getters: true })).not.toContain('Ветров');
    expect(format('%o %O', surname, { surname })).not.toContain('Ветров');
    expect(Object.entries(surname)).toEqual([]);
    expect({ ...surname }).toEqual({});
  });

  test('its refusal does not say the value', () => {
    expect(() => String(surname)).toThrow(/^(?!.*Ветров)/);
    expect(() => JSON.stringify(surname)).toThrow(/^(?!.*Ветров)/);
  });

  test('what is derived from it is personal too', () => {
    const initial = surname.map((value) => value.slice(0, 1));
    expect(() => String(initial)).toThrow(TypeError);
    expect(reveal(initial)).toBe('В');
  });

  test('answers yes or no about its value', () => {
    expect(surname.holds((value) => value.startsWith('В'))).toBe(true);
    expect(surname.holds((value) => value.startsWith('Я'))).toBe(false);
  });

  test('gives back exactly what was put in', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(reveal(new Personal(value))).toBe(value);
      }),
    );
  });
});
