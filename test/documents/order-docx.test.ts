import { expect, test } from 'vitest';
import { type OrderPaper, orderDocx } from '#documents/order-docx.ts';
import { openedDocx } from './opened.ts';
import { day, names } from './people.ts';

const order: OrderPaper = {
  school: 'Школа № 12',
  schoolYear: '2026/2027',
  curator: names.curator,
  pairs: [
    {
      mentor: { name: names.teacher, occupation: 'учитель астрономии' },
      mentees: [
        { name: names.pupil, occupation: '7А класс' },
        { name: names.other, occupation: '7Б класс' },
      ],
      form: 'учитель – ученик',
      variant: 'учитель-пассивный ученик',
      to: day('2027-05-31'),
    },
    {
      mentor: { name: names.senior },
      mentees: [{ name: names.pupil }],
      form: 'ученик – ученик',
      to: day('2027-05-31'),
    },
    {
      mentor: { name: names.teacher },
      mentees: [{ name: names.other }],
      form: 'учитель – ученик',
      to: day('2027-05-31'),
    },
  ],
};

test('its table has a row for each pair or group: number, mentor, mentees, form and variant, term', async () => {
  const { lines } = openedDocx(await orderDocx(order));
  const from = lines.indexOf('1');
  expect(lines.slice(from, from + 8)).toEqual([
    '1',
    'Луговая Инна Петровна, учитель астрономии',
    'Лесной Тимур Павлович, 7А класс;',
    'Озёрная Мира, 7Б класс',
    '«учитель – ученик»,',
    '«учитель-пассивный ученик»',
    'по 31.05.2027',
    '2',
  ]);
});

test('whom it binds sign that they know it, each once', async () => {
  const { lines } = openedDocx(await orderDocx(order));
  const signing = lines.slice(lines.indexOf('С приказом ознакомлены:')).filter((line) => / .+/u.test(line));
  expect(signing.slice(2)).toEqual(['Соколова Нина Павловна', 'Луговая Инна Петровна', 'Полевая Ульяна Марковна']);
});

test('number and date are left to whoever signs', async () => {
  const { text } = openedDocx(await orderDocx(order));
  expect(text).toMatch(/«___».*№ _+/u);
});

test('is a school paper: A4, Times New Roman, a head that stands again on each page', async () => {
  const { xml, styles } = openedDocx(await orderDocx(order));
  expect(/<w:pgSz w:w="1190\d" w:h="1683\d"/u.test(xml)).toBe(true);
  expect(xml.includes('<w:tblHeader/>')).toBe(true);
  expect(styles.includes('Times New Roman')).toBe(true);
});
