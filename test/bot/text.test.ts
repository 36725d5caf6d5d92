import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bold, lines, paragraphs, plain, plural, say, Text } from '#bot/text.ts';
import { Personal } from '#domain/personal.ts';

const name = new Personal('Ветров Лев');

describe('say', () => {
  test('a sentence has exactly the characters of its parts', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer(), (words, figure) => {
        expect(plain(say`${words}`.pack())).toBe(words);
        expect(plain(say`«${words}», ${figure}: ${say`${words}`}${new Personal(words)}`.pack())).toBe(
          `«${words}», ${figure}: ${words}${words}`,
        );
      }),
    );
  });

  test('a personal part makes the sentence personal, at any depth', () => {
    expect(say`Здравствуйте!`.personal).toBe(false);
    expect(say`Здравствуйте, ${name}!`.personal).toBe(true);
    expect(say`Письмо: ${say`Здравствуйте, ${name}!`}`.pack().personal).toBe(true);
  });

  test('emphasis stays on its part only, and equal neighbours are one span', () => {
    expect(say`Наставник: ${bold(say`Иван`)}${bold(say`, Вера`)}. ${say`Да`}`.pack().spans).toEqual([
      { text: 'Наставник: ' },
      { text: 'Иван, Вера', bold: true },
      { text: '. Да' },
    ]);
  });

  test('an empty sentence has no spans', () => {
    expect(say``.pack()).toEqual({ spans: [], personal: false });
  });

  test('a packed text is plain JSON, and comes back the same', () => {
    const packed = paragraphs(bold(say`Пара`), say`Имя: ${name}`).pack();
    const kept = JSON.parse(JSON.stringify(packed)) as typeof packed;
    expect(Text.of(kept).pack()).toEqual(packed);
  });

  test('a text itself does not turn into a string of what it says', () => {
    expect(String(say`Тайна: ${name}`)).not.toContain('Ветров');
    expect(JSON.stringify({ text: say`Тайна: ${name}` })).not.toContain('Ветров');
  });
});

describe('bold, lines and paragraphs', () => {
  test('they keep a text personal', () => {
    expect(bold(say`${name}`).personal).toBe(true);
    expect(lines(say`Пара`, say`${name}`).personal).toBe(true);
    expect(paragraphs(say`${name}`, undefined, say`Пара`).personal).toBe(true);
    expect(paragraphs(bold(say`Пара`), lines(say`А`, say`Б`)).personal).toBe(false);
  });

  test('they put texts under each other and leave out what is absent', () => {
    expect(plain(lines(say`А`, undefined, say`Б`).pack())).toBe('А\nБ');
    expect(plain(paragraphs(undefined, say`А`, undefined, say`Б`).pack())).toBe('А\n\nБ');
    expect(plain(paragraphs(undefined).pack())).toBe('');
  });

  test('bold changes no character', () => {
    expect(bold(say`1 ${say`два`}`).pack().spans).toEqual([{ text: '1 два', bold: true }]);
  });
});

test.each([
  [0, 'дней'],
  [1, 'день'],
  [2, 'дня'],
  [4, 'дня'],
  [5, 'дней'],
  [11, 'дней'],
  [14, 'дней'],
  [21, 'день'],
  [22, 'дня'],
  [111, 'дней'],
  [121, 'день'],
])('the Russian plural: %i %s', (count, expected) => {
  expect(plural(count, { one: 'день', few: 'дня', many: 'дней' })).toBe(expected);
});
