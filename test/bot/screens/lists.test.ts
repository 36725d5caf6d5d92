import { describe, expect, it } from 'vitest';
import { isId, more, start } from '#bot/screens/lists.ts';

describe('a page of a list', () => {
  it.each([
    ['6', 6],
    ['0', 0],
    ['', 0],
    [undefined, 0],
    ['-6', 0],
    ['6; drop', 0],
    ['1e3', 0],
    ['999999', 0],
  ])('%j begins at %s', (arg, from) => expect(start(arg)).toBe(from));

  it('leads on, and from the last one to the first', () => {
    const press = (from: number) => more({ screen: 'people', of: 14, from, key: 'all.' });
    expect(press(0)).toMatchObject([{ press: 's:people:all.6' }]);
    expect(press(6)).toMatchObject([{ press: 's:people:all.12' }]);
    expect(press(12)).toMatchObject([{ press: 's:people:all.0' }]);
    expect(more({ screen: 'people', of: 6, from: 0 })).toEqual([]);
  });
});

it('an id out of a button is a UUID or nothing', () => {
  expect(isId(crypto.randomUUID())).toBe(true);
  for (const forged of ['', '1', `${crypto.randomUUID()}'`, crypto.randomUUID().toUpperCase()]) {
    expect(isId(forged)).toBe(false);
  }
});
