import { expect, test } from 'vitest';
import { parseQuestionnaire } from '#domain/questionnaire/questionnaire.ts';
import { days, experience, file, interests, note, story } from './samples.ts';

test('what a person writes is personal, what a person presses is not, unless the file says otherwise', () => {
  const { questions } = parseQuestionnaire(
    file(
      note,
      { id: 'years', kind: 'number', wording: 'Сколько лет?' },
      { id: 'born', kind: 'date', wording: 'Когда?' },
      days,
      experience,
      { id: 'mood', kind: 'scale', wording: 'Насколько?' },
      { ...note, id: 'open', personal: false },
      { ...days, id: 'hidden', personal: true },
      { ...days, id: 'avoid', visibleTo: 'curator' },
    ),
  );
  expect(questions.map(({ id, personal }) => [id, personal])).toEqual([
    ['note', true],
    ['years', true],
    ['born', true],
    ['days', false],
    ['experience', false],
    ['mood', false],
    ['open', false],
    ['hidden', true],
    ['avoid', true],
  ]);
});

test('a question is required unless it is optional', () => {
  const { questions } = parseQuestionnaire(file(note, { ...days, optional: true }));
  expect(questions.map(({ required }) => required)).toEqual([true, false]);
});

test.each<[string, object, string]>([
  ['a misspelt field', { ...note, optinal: true }, 'question "note": Unrecognized key: "optinal"'],
  ['an unknown kind', { ...note, kind: 'essay' }, 'question "note": kind: Invalid'],
  [
    'one form of address without the other',
    { ...note, wording: { ты: 'Как ты?' } },
    'question "note": wording: expected',
  ],
  ['no id', { kind: 'text', wording: 'Как?' }, 'question number 1: id: Invalid'],
  ['a name that every object has', { ...note, id: 'constructor' }, 'question "constructor": id: this name is reserved'],
  ['one option', { ...days, options: [{ key: 'mon', label: 'Понедельник' }] }, 'question "days": options: Too small'],
  [
    'an option twice',
    { ...days, options: [...days.options, { key: 'mon', label: 'Пн' }] },
    'question "days": option "mon" is there twice',
  ],
  [
    'two places for own words',
    { ...interests, options: [...interests.options, { key: 'more', label: 'Ещё', other: true }] },
    'question "interests": only one option may be `other`',
  ],
  ['more choices than options', { ...days, limits: { min: 4 } }, 'question "days": limits ask for 4 of 3 options'],
  ['limits the wrong way round', { ...note, limits: { min: 9, max: 3 } }, 'question "note": min 9 is more than max 3'],
  [
    'a day bound that is no duration',
    { id: 'born', kind: 'date', wording: 'Когда?', limits: { earliest: '10 лет' } },
    'question "born": limits.earliest: expected days from today',
  ],
  [
    'days the wrong way round',
    { id: 'born', kind: 'date', wording: 'Когда?', limits: { earliest: 'P1D', latest: 'P0D' } },
    'question "born": the earliest day (P1D) is after the latest (P0D)',
  ],
  [
    'a secret that is not personal',
    { ...note, visibleTo: 'curator', personal: false },
    'question "note": what only the',
  ],
  [
    'a part of a number that is not asked before',
    { id: 'here', kind: 'number', wording: 'Из них здесь?', notMoreThan: 'years' },
    'question "here": it may not be more than "years"',
  ],
  ['a condition on a later question', story, 'question "story": its condition looks at "experience"'],
  ['an unknown column', { ...note, register: 'hobby' }, 'question "note": register: Invalid option'],
])('%s is refused by name', (_, question, message) => {
  expect(() => parseQuestionnaire(file(question))).toThrow(`Questionnaire "sample", ${message}`);
});

test.each<[string, readonly object[], string]>([
  ['a question twice', [note, note], 'question "note": its id is there twice'],
  [
    'an option that the earlier question has not',
    [days, { ...note, when: { question: 'days', includes: ['sun'] } }],
    'question "note": its condition names "sun", which is no option of "days"',
  ],
  [
    'an answer that yes and no have not',
    [experience, { ...story, when: { question: 'experience', equals: 'maybe' } }],
    'question "story": its condition names "maybe"',
  ],
  [
    'equality with words',
    [note, { ...days, when: { question: 'note', equals: 'hello' } }],
    'question "days": "note" is answered with words or a day',
  ],
  [
    'a list asked of what is no list',
    [experience, { ...story, when: { question: 'experience', includes: ['yes'] } }],
    'question "story": "experience" is no list, use `equals`',
  ],
])('%s is refused by name', (_, questions, message) => {
  expect(() => parseQuestionnaire(file(...questions))).toThrow(`Questionnaire "sample", ${message}`);
});

test('what is no questionnaire at all is refused in one sentence too', () => {
  expect(() => parseQuestionnaire('анкета')).toThrow(/^Questionnaire "\?": Invalid input/u);
  expect(() => parseQuestionnaire(null)).toThrow(/^Questionnaire "\?": /u);
  expect(() => parseQuestionnaire({ id: 'empty', version: 0 })).toThrow(/^Questionnaire "empty": /u);
});
