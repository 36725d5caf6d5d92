import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { loadSafeguarding } from '#content/load-safeguarding.ts';
import { worries } from '#domain/care/worrying-words.ts';

const list = await loadSafeguarding();
const worrying = await sentences('worrying');
const harmless = await sentences('harmless');
const worryingHeldOut = await sentences('worrying-held-out');
const harmlessHeldOut = await sentences('harmless-held-out');

const sounds = (text: string) => worries(text, list).length > 0;

/** What is missed of the one page, and an alarm for nothing on the other; both limits are parts of 1. */
function errors(of: { worrying: readonly string[]; harmless: readonly string[]; called: string }) {
  const missed = of.worrying.filter((text) => !sounds(text));
  const nothing = of.harmless.filter(sounds);
  const rates = { missed: missed.length / of.worrying.length, nothing: nothing.length / of.harmless.length };
  console.log(
    `Words that worry, ${of.called}: missed ${missed.length} of ${of.worrying.length} (${percent(rates.missed)}), ` +
      `false ${nothing.length} of ${of.harmless.length} (${percent(rates.nothing)})`,
  );
  return { rates, which: [...missed, '—', ...nothing].join('\n') };
}

const percent = (part: number) => `${(part * 100).toFixed(1)} %`;

describe('in a child’s everyday language', () => {
  it('what the list was made with is told apart', () => {
    const { rates, which } = errors({ worrying, harmless, called: 'made with' });
    expect(rates.missed, which).toBeLessThanOrEqual(0.03);
    expect(rates.nothing, which).toBeLessThanOrEqual(0.06);
  });

  // The list must not be mended by these two pages: a page that was mended by joins the other two, and a new one is written.
  // These two say openly what is the matter. Of 22 sentences that only hint, written after the list, it missed 13 and raised
  // no alarm for nothing on 20 that look like them; they were mended by since and stand with the other two pages.
  it('what the list has never seen is told apart', () => {
    const { rates, which } = errors({ worrying: worryingHeldOut, harmless: harmlessHeldOut, called: 'held out' });
    expect(rates.missed, which).toBeLessThanOrEqual(0.05);
    expect(rates.nothing, which).toBeLessThanOrEqual(0.06);
  });

  it('no sentence stands on two pages', () => {
    const all = [worrying, harmless, worryingHeldOut, harmlessHeldOut].flat();
    expect(all.filter((text, index) => all.indexOf(text) !== index)).toEqual([]);
  });
});

it.each([
  ['self-harm', 'думаю о самоубийстве'],
  ['despair', 'я никому не нужна'],
  ['violence', 'отчим бьет маму каждый вечер'],
  ['bullying', 'меня травят в классе'],
  ['running-away', 'хочу сбежать из дома'],
  ['sexual', 'просит прислать фото без одежды'],
  ['substances', 'мне предлагают закладки делать'],
])('%s is named', (topic, text) => {
  expect(worries(text, list)).toEqual([topic]);
});

it('a text of two topics names both, each once', () => {
  expect(worries('меня травят в классе. меня травят в чате. хочу сбежать из дома', list)).toEqual([
    'bullying',
    'running-away',
  ]);
});

describe('a spelling hides nothing', () => {
  it.each([
    ['Latin letters that look alike', 'cдoxнyть xoчy'],
    ['digits for letters', 'хо4у ум3реть'],
    ['letters drawn out', 'сдоооохнууууть хочууу'],
    ['letters apart', 'с у и ц и д'],
    ['dots in between', 'с.у.и.ц.и.д'],
    ['a star for a letter', 'с*ицид'],
    ['capitals', 'ХОЧУ УМЕРЕТЬ'],
    ['ё', 'отчим бьёт маму'],
    ['by ear', 'миня абижают'],
    ['together', 'нехочу жить'],
    ['in two sentences', 'Хочу. Умереть.'],
    ['a gap between', 'хочу просто взять и умереть'],
  ])('%s: «%s»', (_, text) => {
    expect(sounds(text)).toBe(true);
  });

  it.each([
    ['a link', 'https://meet.example/abc-def'],
    ['a link in a sentence', 'Встречаемся тут: https://meet.example/room?id=met_15, начало в 15:30.'],
    ['a host', 'заходи на meet.example.ru'],
    ['an address of mail', 'пиши на met.meet@example.ru'],
    ['a Latin word', 'Созвон в Google Meet, ссылка будет позже'],
    ['the same in capitals', 'MEET в 15:30'],
  ])('%s is no Russian word: «%s»', (_, text) => {
    expect(sounds(text)).toBe(false);
  });

  it.each([
    ['beside a link', 'https://meet.example/abc, хочу умереть'],
    ['right behind a link', 'https://meet.example/абвхочу умереть, мне предлагают закладки'],
    ['a whole word in Latin letters', 'XOЧY YMEPETb'],
  ])('%s words are still heard: «%s»', (_, text) => {
    expect(sounds(text)).toBe(true);
  });

  const stem = fc.constantFrom('суицид', 'самоубийство', 'повешусь', 'изнасиловали', 'наркотики', 'гнобят', 'шантаж');
  const inserted = fc.constantFrom('\u00AD', '\u200B', '\u2060', '\u0301', '.', '-', '_', '*', '~', '…', '😀');

  test('signs within a word, repeated letters, capitals and accents', () => {
    fc.assert(
      fc.property(stem, fc.array(fc.tuple(fc.nat(20), inserted, fc.boolean()), { maxLength: 3 }), (word, changes) => {
        const written = [...word].map((letter, index) => {
          const change = changes.find(([at]) => at === index);
          if (change === undefined || index === word.length - 1) return letter;
          return (change[2] ? letter.toUpperCase().repeat(2) : letter) + change[1];
        });
        expect(sounds(`так ${written.join('')}, вот`), written.join('')).toBe(true);
      }),
    );
  });

  test('an ordinary sentence before or after takes no worry away', () => {
    fc.assert(
      fc.property(fc.constantFrom(...worrying.filter(sounds)), fc.constantFrom(...harmless), (worry, ordinary) => {
        expect(sounds(`${ordinary}. ${worry}`), `${ordinary}. ${worry}`).toBe(true);
        expect(sounds(`${worry}. ${ordinary}`), `${worry}. ${ordinary}`).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

test('any text at all is read', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
      expect(worries(text, list)).toBeInstanceOf(Array);
    }),
  );
});

async function sentences(page: string): Promise<string[]> {
  const text = await readFile(new URL(`sentences/${page}.txt`, import.meta.url), 'utf8');
  return text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
}
