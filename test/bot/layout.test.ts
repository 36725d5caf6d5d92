import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Choice, closed, type LaidOut, layOut, type Reply, split } from '#bot/layout.ts';
import type { Button, Limits } from '#bot/messenger.ts';
import { press } from '#bot/payload.ts';
import { openTelegram } from '#bot/telegram/telegram.ts';
import { bold, plain, type Span, say, type Text } from '#bot/text.ts';
import { limits as vk } from '#bot/vk/limits.ts';
import { webMessenger } from '#bot/web/web.ts';
import { brand, type FileId } from '#domain/ids.ts';
import { Personal } from '#domain/personal.ts';

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const telegram = openTelegram({
  token: '100:TEST',
  apiRoot: 'http://127.0.0.1:9',
  keep: () => Promise.resolve(),
  log: quiet,
}).limits;
const web = webMessenger({ publicUrl: 'http://127.0.0.1:8080', readUpload: async () => undefined }).limits;

/** What an adapter states, beside what the messenger's own documentation says that it takes. */
const messengers = [
  { name: 'Telegram', limits: telegram, takes: { text: 4096, caption: 1024, inRow: 8, buttons: 100, label: 100 } },
  { name: 'VK', limits: vk, takes: { text: 4096, caption: 4096, inRow: 5, buttons: 10, label: 40 } },
  { name: 'web', limits: web, takes: { text: 20_000, caption: 20_000, inRow: 4, buttons: 60, label: 200 } },
];

const ways: readonly Choice[] = [
  { label: say`Готово`, press: press.answer(7, 'done') },
  { label: say`Пропустить`, press: press.answer(7, 'skip') },
  { label: say`‹ Назад`, press: press.answer(7, 'back') },
  { label: say`Отмена`, press: press.answer(7, 'cancel') },
  { label: say`Меню`, press: press.menu },
];

const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 300 }).map((text) => say`${text}`),
  fc
    .array(fc.tuple(fc.string({ unit: 'grapheme', maxLength: 90 }), fc.constantFrom(' ', '\n', '\n\n')), {
      maxLength: 150,
      size: 'max',
    })
    .map((pieces) => say`${pieces.flat().join('')}`),
  fc.tuple(fc.lorem({ maxCount: 60 }), fc.lorem({ maxCount: 200 })).map(([a, b]) => say`${bold(say`${a}`)}\n\n${b}`),
);

const anyLabels = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.string({ minLength: 1, maxLength: 18 }) },
    fc.string({ minLength: 30, maxLength: 90 }),
  ),
  { maxLength: 70, size: 'max' },
);

const anyWays = fc.integer({ min: 0, max: ways.length }).map((count) => ways.slice(ways.length - count));

function choices(labels: readonly string[]): Choice[] {
  return labels.map((label, index) => ({ label: say`${label}`, press: press.answer(7, index) }));
}

function page(number: number): NonNullable<Reply['page']> {
  return { number, press: (next) => press.answer(7, `p${next}`) };
}

function text({ message }: LaidOut): string {
  return message.spans.map((span) => span.text).join('');
}

function buttons(laid: readonly LaidOut[]): Button[] {
  return laid.flatMap(({ message }) => message.rows.flat());
}

function pressOf(button: Button | undefined): string {
  return button && 'press' in button ? button.press : '';
}

function squeezed(characters: string): string {
  return characters.replaceAll(/\s/g, '');
}

describe.each(messengers)('in $name', ({ limits, takes }) => {
  test('every message is within the limits, whatever is said and offered', () => {
    fc.assert(
      fc.property(anyText, anyLabels, anyWays, fc.nat(20), fc.boolean(), (said, labels, under, number, pictured) => {
        const reply: Reply = {
          text: said,
          choices: choices(labels),
          ways: under,
          page: page(number),
          ...(pictured ? { qr: 'https://example.org/?start=CODE' } : {}),
        };
        const laid = layOut(reply, limits);
        expect(laid.length).toBeGreaterThan(0);
        for (const part of laid) within(part, limits, takes);
        // The buttons and the picture are under the last part.
        for (const { message } of laid.slice(0, -1)) expect(message).toMatchObject({ rows: [] });
        expect(laid.map(({ message }) => message.qr)).toEqual([
          ...laid.slice(0, -1).map(() => undefined),
          pictured ? reply.qr : undefined,
        ]);
      }),
      // Texts as long as these are not worth making smaller.
      { endOnFailure: true },
    );
  });

  test('every option is reached by «Ещё», each exactly once a round, and the round ends at the beginning', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 150 }), anyWays, fc.boolean(), (count, under, long) => {
        const labels = Array.from({ length: count }, (_, i) => (long ? `Кружок номер ${i} `.repeat(20) : `К${i}`));
        const wanted = choices(labels).map((choice) => ('press' in choice ? choice.press : ''));
        const seen: string[] = [];
        let next = 0;
        do {
          const laid = layOut({ text: say`Кружок?`, choices: choices(labels), ways: under, page: page(next) }, limits);
          const shown = buttons(laid).map(pressOf);
          seen.push(...shown.filter((each) => wanted.includes(each)));
          const turn = shown.find((each) => /:p\d+$/.test(each));
          next = turn === undefined ? 0 : Number(turn.split(':p')[1]);
        } while (next !== 0);
        expect(seen).toEqual(wanted);
      }),
      { numRuns: 50 },
    );
  });

  test('back, cancel and menu are on every page, in one row at the end', () => {
    fc.assert(
      fc.property(fc.nat(100), fc.nat(30), fc.integer({ min: 3, max: 5 }), (count, number, extra) => {
        const labels = Array.from({ length: count }, (_, index) => `Вариант ${index}`);
        const under = ways.slice(ways.length - extra);
        const laid = layOut({ text: say`Что?`, choices: choices(labels), ways: under, page: page(number) }, limits);
        const last = laid.at(-1)?.message.rows.at(-1) ?? [];
        expect(last.slice(-3).map(({ label }) => label)).toEqual(['‹ Назад', 'Отмена', 'Меню']);
        expect(buttons(laid).map(pressOf)).toEqual(expect.arrayContaining(under.map((way) => pressOf(plainly(way)))));
      }),
    );
  });

  test('labels longer than a button are numbered in the text, with the numbers of the whole list', () => {
    const labels = Array.from({ length: 80 }, (_, index) => `${'Очень длинный вариант '.repeat(12)}№${index + 1}`);
    const first = layOut({ text: say`Что выбрать?`, choices: choices(labels), ways, page: page(0) }, limits);
    const second = layOut({ text: say`Что выбрать?`, choices: choices(labels), ways, page: page(1) }, limits);
    for (const laid of [first, second]) {
      const all = laid.map(text).join('\n');
      const numbers = buttons(laid).filter(({ label }) => /^\d+$/.test(label));
      expect(numbers.length).toBeGreaterThan(0);
      for (const { label } of numbers) expect(all).toContain(`${label}. ${labels[Number(label) - 1]?.trim()}`);
    }
    const numbersOf = (laid: LaidOut[]) => buttons(laid).map(({ label }) => label);
    expect(numbersOf(first).filter((label) => /^\d/.test(label) && numbersOf(second).includes(label))).toEqual([]);
  });

  test('a label that has its number already gets no second one', () => {
    const labels = ['1. ', '✓ 2. ', '5 '].map((begins) => `${begins}${'Очень длинный вопрос '.repeat(12).trim()}`);
    const all = layOut({ text: say`Какие ответы исправить?`, choices: choices(labels) }, limits)
      .map(text)
      .join('\n');
    expect(all.match(/^.{0,8}Очень/gmu)).toEqual(['1. Очень', '✓ 2. Очень', '3. 5 Очень']);
  });

  test('a text of ten thousand characters arrives whole, and its buttons once', () => {
    const long = 'Слово и дело. '.repeat(715).trim();
    const laid = layOut({ text: say`${long}`, choices: choices(['Да', 'Нет']), ways }, limits);
    expect(laid.map(text).join(' ')).toBe(long);
    expect(buttons(laid).filter(({ label }) => label === 'Да')).toHaveLength(1);
  });

  test('an empty text is one message', () => {
    expect(layOut({ text: say`` }, limits)).toEqual([{ message: { spans: [], rows: [] }, personal: false }]);
  });

  test('the text with a picture is within what stands under a picture', () => {
    const laid = layOut({ text: say`${'Приглашение. '.repeat(300)}`, qr: 'https://example.org/' }, limits);
    for (const part of laid) expect(text(part).length).toBeLessThanOrEqual(takes.caption);
    expect(laid.filter(({ message }) => message.qr !== undefined)).toHaveLength(1);
  });

  test('a document, and the wish for one, stand under the last part, within what stands under a picture', () => {
    const file = { id: brand<FileId>('1'), name: 'soglasie.pdf', type: 'application/pdf' } as const;
    const laid = layOut({ text: say`${'Согласие. '.repeat(500)}`, file, asksFile: true }, limits);
    for (const part of laid) expect(text(part).length).toBeLessThanOrEqual(takes.caption);
    expect(laid.at(-1)?.message).toMatchObject({ file, asksFile: true });
    for (const { message } of laid.slice(0, -1)) expect(Object.keys(message)).toEqual(['spans', 'rows']);
  });
});

function plainly(way: Choice): Button {
  const label = plain(way.label.pack());
  return 'press' in way ? { label, press: way.press } : { label, link: way.link };
}

function within({ message }: LaidOut, limits: Limits, takes: (typeof messengers)[number]['takes']): void {
  const length = message.spans.reduce((sum, span) => sum + span.text.length, 0);
  expect(length).toBeLessThanOrEqual(message.qr === undefined ? takes.text : takes.caption);
  expect(message.rows.length).toBeLessThanOrEqual(limits.rows);
  expect(message.rows.flat().length).toBeLessThanOrEqual(Math.min(limits.buttons, takes.buttons));
  for (const row of message.rows) {
    expect(row.length).toBeGreaterThan(0);
    expect(row.length).toBeLessThanOrEqual(Math.min(limits.buttonsInRow, takes.inRow));
    for (const button of row) {
      expect(button.label.length).toBeLessThanOrEqual(Math.min(limits.label, takes.label));
      expect(Buffer.byteLength(pressOf(button))).toBeLessThanOrEqual(Math.min(limits.payload, 64));
    }
  }
}

describe('split', () => {
  const spans = fc.array(
    fc.record(
      { text: fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }), bold: fc.constant(true as const) },
      { requiredKeys: ['text'] },
    ),
    { maxLength: 12, size: 'max' },
  );

  test('the parts hold every character of the original in order, except whitespace where it was cut', () => {
    fc.assert(
      fc.property(spans, fc.integer({ min: 2, max: 80 }), (original, most) => {
        const parts = split(original, most);
        const joined = (list: readonly Span[]) => list.map((span) => span.text).join('');
        for (const part of parts) expect(joined(part).length).toBeLessThanOrEqual(most);
        if (joined(original).trim() !== '') for (const part of parts) expect(joined(part)).not.toBe('');
        expect(squeezed(parts.map(joined).join(''))).toBe(squeezed(joined(original)));
      }),
    );
  });

  test('emphasis stays on the same characters', () => {
    fc.assert(
      fc.property(spans, fc.integer({ min: 2, max: 80 }), (original, most) => {
        const emphasised = (list: readonly Span[]) =>
          squeezed(
            list
              .filter((span) => span.bold)
              .map((span) => span.text)
              .join(''),
          );
        expect(emphasised(split(original, most).flat())).toBe(emphasised(original));
      }),
    );
  });

  test('no character outside the basic plane is cut in two', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('😀', 'я', '𝔸', ' '), { maxLength: 80 }),
        fc.integer({ min: 2, max: 9 }),
        (all, most) => {
          for (const part of split([{ text: all.join('') }], most)) {
            expect(
              part
                .map((span) => span.text)
                .join('')
                .isWellFormed(),
            ).toBe(true);
          }
        },
      ),
    );
  });

  test('it cuts at a paragraph where it can, else at a line, else at a word, else anywhere', () => {
    const cutOf = (text: string, most: number) =>
      split([{ text }], most).map((part) => part.map((s) => s.text).join(''));
    expect(cutOf('один два\n\nтри\nчетыре', 16)).toEqual(['один два', 'три\nчетыре']);
    expect(cutOf('один два\nтри четыре', 14)).toEqual(['один два', 'три четыре']);
    expect(cutOf('один два три', 9)).toEqual(['один два', 'три']);
    expect(cutOf('неделимое', 4)).toEqual(['неде', 'лимо', 'е']);
  });

  test('a wall of spaces makes no empty message', () => {
    expect(split([{ text: `${' '.repeat(50)}да` }], 20)).toEqual([[{ text: 'да' }]]);
  });
});

describe('personal data', () => {
  const named: Text = say`${new Personal('Ветров Лев')}`;

  test('a personal text makes every part of the message personal', () => {
    const laid = layOut({ text: say`${named} ${'и другие '.repeat(1000)}` }, vk);
    expect(laid.length).toBeGreaterThan(1);
    expect(laid.every(({ personal }) => personal)).toBe(true);
  });

  test('a personal label makes the message personal, and only on the page that shows it', () => {
    const list = [...choices(Array.from({ length: 20 }, (_, index) => `К${index}`)), { label: named, press: 'x' }];
    const at = (number: number) => layOut({ text: say`Кто?`, choices: list, page: page(number) }, vk);
    expect(at(0).every(({ personal }) => personal)).toBe(false);
    expect(at(2).every(({ personal }) => personal)).toBe(true);
  });

  test('the closed question keeps its words, shows the answer, has no buttons, and is as personal as both', () => {
    const question = say`${bold(say`Кто наставник?`)}`.pack();
    const [shown, ...more] = layOut(closed(question, named), vk);
    expect(more).toEqual([]);
    expect(shown && text(shown)).toBe('Кто наставник?\n\n✓ Ветров Лев');
    expect(shown).toMatchObject({ personal: true, message: { rows: [] } });
    expect(layOut(closed(question, undefined), vk)[0]?.personal).toBe(false);
  });
});
