import { expect, test } from 'vitest';
import { type AgreementPaper, agreementDocx } from '#documents/agreement-docx.ts';
import { openedDocx } from './opened.ts';
import { day, names } from './people.ts';

const pair: AgreementPaper = {
  school: 'Школа № 12',
  mentor: { name: names.teacher, occupation: 'учитель астрономии', minor: false },
  mentee: { name: names.pupil, occupation: '7А класс', minor: true },
  curator: names.curator,
  form: 'учитель – ученик',
  variant: 'Активный профессионал – равнодушный потребитель',
  goal: 'Мотивационная и ценностная поддержка.',
  to: day('2027-05-31'),
};

const signers = (text: string) =>
  text
    .slice(text.lastIndexOf('Подписи'))
    .split('\n')
    .filter((line) => /^(Наставник|Наставляемый|Родитель|Куратор)/u.test(line));

test('names both sides, the school, the form, the exact title of the variant, the goal and the term', async () => {
  const { text } = openedDocx(await agreementDocx(pair));
  for (const words of [
    'Наставник: Луговая Инна Петровна, учитель астрономии',
    'Наставляемый: Лесной Тимур Павлович, 7А класс',
    'Организация: Школа № 12',
    'Куратор программы: Соколова Нина Павловна',
    '«учитель – ученик», вариант «Активный профессионал – равнодушный потребитель»',
    'Цель: Мотивационная и ценностная поддержка.',
    'по 31.05.2027',
    'отдельным документом',
  ]) {
    expect(text).toContain(words);
  }
});

test.each([
  ['two adults', { ...pair, mentee: { name: names.curator, minor: false } }, ['Наставник', 'Наставляемый', 'Куратор']],
  [
    'an adult and a minor',
    pair,
    ['Наставник', 'Наставляемый', 'Родитель (законный представитель) наставляемого', 'Куратор'],
  ],
  [
    'two minors',
    { ...pair, mentor: { name: names.senior, minor: true, guardian: names.father } },
    [
      'Наставник',
      'Родитель (законный представитель) наставника',
      'Наставляемый',
      'Родитель (законный представитель) наставляемого',
      'Куратор',
    ],
  ],
] as const)('is signed by a guardian for each minor: %s', async (_, about, expected) => {
  expect(signers(openedDocx(await agreementDocx(about)).text)).toEqual(expected);
});

test('a guardian who is known is named, one who is not signs with the name by hand', async () => {
  const { lines } = openedDocx(
    await agreementDocx({ ...pair, mentor: { name: names.senior, minor: true, guardian: names.father } }),
  );
  const after = (who: string) => lines[lines.lastIndexOf(who) + 1];
  expect(after('Родитель (законный представитель) наставника')).toMatch(/\/ Полевой М\. И\./u);
  expect(after('Родитель (законный представитель) наставляемого')).toMatch(/\/ _{10,}/u);
});

test.each([
  [{}, /№ _+/u, /«___» _+ 20___ г\./u],
  [{ number: '7', date: day('2026-10-01') }, /№ 7/u, /1 октября 2026 г\./u],
] as const)('number and date are left for the hand unless they are given: %o', async (given, number, date) => {
  const { lines } = openedDocx(await agreementDocx({ ...pair, ...given }));
  expect(lines[0]).toMatch(number);
  expect(lines[2]).toMatch(date);
});

test('what is said of minors stands only where there are some', async () => {
  const minors = /после 20:00/u;
  expect(openedDocx(await agreementDocx(pair)).text).toMatch(minors);
  const adults = { ...pair, mentee: { name: names.curator, minor: false } };
  expect(openedDocx(await agreementDocx(adults)).text).not.toMatch(minors);
});
