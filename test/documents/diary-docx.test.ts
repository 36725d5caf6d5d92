import { expect, test } from 'vitest';
import { type DiaryPaper, diaryDocx } from '#documents/diary-docx.ts';
import { Personal } from '#domain/personal.ts';
import { openedDocx } from './opened.ts';
import { day, names } from './people.ts';

const diary: DiaryPaper = {
  school: 'Школа № 12',
  schoolYear: '2026/2027',
  mentor: names.teacher,
  mentees: [names.pupil],
  form: 'учитель – ученик',
  printedOn: day('2026-11-30'),
  entries: [
    {
      number: 1,
      kind: 'знакомство',
      on: day('2026-10-05'),
      time: Temporal.PlainTime.from('15:30'),
      state: 'held',
      online: false,
      minutes: 45,
      place: new Personal('кабинет 12'),
      topics: new Personal('Правила & договорённости'),
      task: new Personal('Принести чертёж'),
      next: day('2026-10-12'),
    },
    { number: 2, kind: 'пробная рабочая', on: day('2026-10-12'), state: 'not-held', reason: new Personal('болезнь') },
  ],
};

test('has a record for each meeting, with what was said and nothing else', async () => {
  const { lines } = openedDocx(await diaryDocx(diary));
  const from = lines.findIndex((line) => line.startsWith('Встреча № 1'));
  expect(lines.slice(from, -1)).toEqual([
    'Встреча № 1, знакомство. 5 октября 2026 г., 15:30',
    'Как прошла',
    'Состоялась',
    'Формат, длительность, место',
    'очно, 45 мин, кабинет 12',
    'Тема и цель',
    'Правила & договорённости',
    'Задание, договорённость',
    'Принести чертёж',
    'Следующая встреча',
    '12 октября 2026 г.',
    'Встреча № 2, пробная рабочая. 12 октября 2026 г.',
    'Как прошла',
    'Не состоялась: болезнь',
  ]);
});

test('says whose it is and how many of the meetings were held', async () => {
  const { text } = openedDocx(await diaryDocx({ ...diary, mentees: [names.pupil, names.other] }));
  expect(text).toContain('Наставник: Луговая Инна Петровна');
  expect(text).toContain('Наставляемые: Лесной Тимур Павлович, Озёрная Мира');
  expect(text).toContain('Встреч состоялось: 1 из 2');
});
