import { describe, expect, test } from 'vitest';
import { words as anotherChat } from '#bot/another-chat-words.ts';
import type { Refusal } from '#bot/arrival.ts';
import { refusalWords, turnWords } from '#bot/arriving-words.ts';
import { problemWords } from '#bot/conversation/problem-words.ts';
import { words as engine } from '#bot/conversation/words.ts';
import { words as intake } from '#bot/conversations/intake/words.ts';
import { words as join } from '#bot/conversations/join/words.ts';
import { outboxWords } from '#bot/outbox-words.ts';
import { words as home } from '#bot/screens/home-words.ts';
import { plain, Text } from '#bot/text.ts';
import { begin, type Problem, step } from '#domain/questionnaire/machine.ts';
import { asking, note } from '#test/domain/questionnaire/samples.ts';

/** An imperative of «вы», or «вы» itself. */
const formal = /(?:[йи]|ь)те(?:сь)?(?![а-яё])|(?<![а-яё])(?:вы|вас|вам|вами|ваш[а-яё]*)(?![а-яё])/iu;

const problems: Problem[] = [
  { kind: 'too-short', min: 2 },
  { kind: 'too-long', max: 500, length: 700 },
  { kind: 'not-a-number' },
  { kind: 'too-small', min: 0 },
  { kind: 'too-large', max: 70 },
  { kind: 'more-than-earlier', most: 3, earlier: 'Сколько лет?' },
  { kind: 'not-a-date' },
  { kind: 'no-such-date' },
  { kind: 'year-missing', likely: '2026-09-14' },
  { kind: 'too-early', earliest: '2020-01-01' },
  { kind: 'too-late', latest: '2020-01-01' },
  { kind: 'not-an-option', of: 7 },
  { kind: 'not-yes-or-no' },
  { kind: 'not-on-scale', min: 1, max: 10 },
  { kind: 'too-few', min: 1 },
  { kind: 'too-many', max: 3 },
  { kind: 'own-words-missing' },
  { kind: 'cannot-skip' },
  { kind: 'incomplete', question: 'help' },
  { kind: 'out-of-place' },
];

const asked = asking(note);
const question = step(asked, begin(asked));

const refusals: Refusal[] = [
  'wrong',
  'too-many-tries',
  'set-up',
  'expired',
  'used-up',
  'revoked',
  'for-pupils',
  'for-adults',
  'too-many-newcomers',
  'own-code',
];

describe('what a pupil may be told', () => {
  test.each([
    ['by the engine', engine],
    ['about a message held back', outboxWords],
    ['at the door', turnWords],
    ['about a code', refusals.flatMap((refusal) => [false, true].map((guest) => refusalWords(refusal, { guest })))],
    [
      'about a second browser',
      [
        anotherChat,
        anotherChat.offer({ code: '7K2M', browsersOnly: true, ofSeveral: true }),
        anotherChat.offer({ code: '7K2M', browsersOnly: false, ofSeveral: false }),
      ],
    ],
    ['about a mistake', problems.map((problem) => problemWords(problem, question))],
    ['while joining', { ...join, subject: 'asked of teachers' }],
    ['by the intake', intake],
    ['on the home screen', home],
  ])('%s has no imperative of «вы»', (_, words) => {
    const said = sentences(words).filter((sentence) => formal.test(sentence));
    expect(said).toEqual([]);
  });
});

test('a pupil is told what awaits them without the terms of the programme', () => {
  const said = [
    join.greeting('ты', 'Школа № 12', ['mentee', 'mentor']),
    home.home(['mentee', 'mentor'], 'ты', []),
    turnWords.oneMoreRole('mentee', 'ты'),
    turnWords.oneMoreRole('mentor', 'ты'),
  ].flatMap(sentences);
  for (const sentence of said) {
    expect(sentence).not.toMatch(/наставляем/iu);
    expect(sentence).not.toMatch(formal);
  }
});

/** Every sentence in it that is not for those addressed as «вы»; functions of typed data have journeys of their own. */
function sentences(words: unknown): string[] {
  if (words instanceof Text) return [plain(words.pack())];
  if (typeof words === 'string') return [words];
  if (typeof words !== 'object' || words === null) return [];
  return Object.entries(words).flatMap(([key, inner]) => (key === 'вы' ? [] : sentences(inner)));
}
