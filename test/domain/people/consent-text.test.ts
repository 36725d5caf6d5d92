import { expect, test } from 'vitest';
import { parseConsent } from '#domain/people/consent-text.ts';

const known = new Set(['school', 'person']);

test('a heading, paragraphs, lists, bold words and places are told apart', () => {
  const { document } = parseConsent('# Согласие\n\n**Кому.** {{school}}, город\n\n- имя\n- класс', known);
  expect(document).toEqual([
    { kind: 'heading', text: 'Согласие' },
    {
      kind: 'lines',
      lines: [
        {
          item: false,
          parts: [
            { kind: 'bold', text: 'Кому.' },
            { kind: 'text', text: ' ' },
            { kind: 'place', name: 'school' },
            { kind: 'text', text: ', город' },
          ],
        },
      ],
    },
    {
      kind: 'lines',
      lines: [
        { item: true, parts: [{ kind: 'text', text: 'имя' }] },
        { item: true, parts: [{ kind: 'text', text: 'класс' }] },
      ],
    },
  ]);
});

test.each([
  ['{{school}}[[, адрес: {{address}}]]', '{{school}}'],
  ['{{school}}[[, для {{person}}]]', '{{school}}, для {{person}}'],
  ['[[**Кто помогает.** {{processor}}]]\n\nдальше', 'дальше'],
])('an optional part falls away where something in it is not known: %s', (with_, without) => {
  expect(parseConsent(with_, known).document).toEqual(parseConsent(without, known).document);
});

test('what is written by hand stands apart, without its heading', () => {
  const { document, byHand } = parseConsent('# Согласие\n\n## Если на бумаге\n\nПодпись: ____', known);
  expect(document).toEqual([{ kind: 'heading', text: 'Согласие' }]);
  expect(byHand).toEqual([
    { kind: 'lines', lines: [{ item: false, parts: [{ kind: 'text', text: 'Подпись: ____' }] }] },
  ]);
});
