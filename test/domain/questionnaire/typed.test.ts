import { describe, expect, test } from 'vitest';
import { begin, take } from '#domain/questionnaire/machine.ts';
import { asking, club, days, experience, interests, note, today } from './samples.ts';

/** What typed words are taken as by a questionnaire of one question: its answer or the problem. */
function typed(question: Readonly<Record<string, unknown>> & { id: string }, text: string): unknown {
  const questionnaire = asking(question);
  const reply = take(questionnaire, begin(questionnaire), { kind: 'words', text }, today);
  if (reply.kind === 'problem') return reply.problem;
  return reply.kind === 'moved' ? (reply.progress.answers[question.id] ?? reply.progress) : reply;
}

describe('a date', () => {
  const birth = { id: 'born', kind: 'date', wording: 'Когда?', limits: { earliest: '-P100Y', latest: 'P0D' } };
  const deadline = { id: 'by', kind: 'date', wording: 'К какому дню?' };

  test.each([
    '05.09.2012',
    '5.9.12',
    '5/9/2012',
    '5-9-2012',
    '5 9 2012',
    '05092012',
    '2012-09-05',
    '5 сентября 2012',
    '5 сентября 2012 г.',
    '5 СЕНТЯБРЯ 2012 года',
    '5 сент. 2012',
    ' 05.09.2012. ',
  ])('«%s» is 5 September 2012', (text) => {
    expect(typed(birth, text)).toEqual({ kind: 'date', date: '2012-09-05' });
  });

  test.each(['на днях', '5 брюмера', '5 брюмера 2012', '🙂', '', '5.9.123'])('«%s» is no date', (text) => {
    expect(typed(birth, text)).toEqual({ kind: 'not-a-date' });
  });

  test.each([
    ['5 сентября', '2026-09-05'],
    ['5.9', '2026-09-05'],
    ['20 дек.', '2025-12-20'],
    ['29.02', '2024-02-29'],
  ])('«%s» needs a year, likely that of %s', (text, likely) => {
    expect(typed(birth, text)).toEqual({ kind: 'year-missing', likely });
  });

  test.each([
    ['позавчера', '2026-10-03'],
    ['Вчера', '2026-10-04'],
    ['сегодня.', '2026-10-05'],
    ['завтра', '2026-10-06'],
  ])('«%s» is %s', (text, date) => {
    expect(typed(deadline, text)).toEqual({ kind: 'date', date });
  });

  test.each(['31.02', '31.02.2012', '00.05.2012', '1.13.2012', '29.02.2011'])('the calendar has no %s', (text) => {
    expect(typed(birth, text)).toEqual({ kind: 'no-such-date' });
  });

  test('bounds are counted from today, and both are still allowed', () => {
    expect(typed(birth, '05.10.2026')).toEqual({ kind: 'date', date: '2026-10-05' });
    expect(typed(birth, '06.10.2026')).toEqual({ kind: 'too-late', latest: '2026-10-05' });
    expect(typed(birth, '05.10.1926')).toEqual({ kind: 'date', date: '1926-10-05' });
    expect(typed(birth, '04.10.1926')).toEqual({ kind: 'too-early', earliest: '1926-10-05' });
  });

  test('a year of two digits is of the century that the question allows, else of the nearer one', () => {
    expect(typed(birth, '5.9.30')).toEqual({ kind: 'date', date: '1930-09-05' });
    expect(typed(deadline, '5.9.30')).toEqual({ kind: 'date', date: '2030-09-05' });
    expect(typed(deadline, '5.9.85')).toEqual({ kind: 'date', date: '1985-09-05' });
    expect(typed(deadline, '29.02.00')).toEqual({ kind: 'date', date: '2000-02-29' });
  });

  test('every month is known by its Russian name', () => {
    const names = 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(' ');
    names.forEach((name, index) => {
      const month = String(index + 1).padStart(2, '0');
      expect(typed(deadline, `7 ${name} 2026`)).toEqual({ kind: 'date', date: `2026-${month}-07` });
    });
  });
});

describe('a number', () => {
  const years = { id: 'years', kind: 'number', wording: 'Сколько лет?', limits: { min: 0, max: 5000 } };

  test.each([
    ['3', 3],
    ['3 года', 3],
    ['3 года 5 месяцев', 3],
    ['0', 0],
    ['-0', 0],
    ['1 000', 1000],
    ['5️⃣', 5],
  ])('«%s» is %d', (text, value) => {
    expect(typed(years, text)).toEqual({ kind: 'number', value });
  });

  test.each(['три', '3,5', '2.5 года', '3-4', '3 – 4 года', '3 или 4', '', '12345678901'])('«%s» is none', (text) => {
    expect(typed(years, text)).toEqual({ kind: 'not-a-number' });
  });

  test('out of limits, the limit is told', () => {
    expect(typed(years, '−1')).toEqual({ kind: 'too-small', min: 0 });
    expect(typed(years, '5001')).toEqual({ kind: 'too-large', max: 5000 });
  });
});

describe('a scale', () => {
  const mood = { id: 'mood', kind: 'scale', wording: 'Насколько?' };

  test.each([
    ['8', 8],
    ['10', 10],
    ['8/10', 8],
    ['8 из 10', 8],
    ['1 балл', 1],
  ])('«%s» is %d', (text, value) => {
    expect(typed(mood, text)).toEqual({ kind: 'number', value });
  });

  test.each(['0', '11', '7,5', 'хорошо', '-3', ''])('«%s» is not on it', (text) => {
    expect(typed(mood, text)).toEqual({ kind: 'not-on-scale', min: 1, max: 10 });
  });

  test('a press is the same as the figure typed', () => {
    const questionnaire = asking(mood);
    const press = take(questionnaire, begin(questionnaire), { kind: 'option', option: '7' }, today);
    expect(press).toMatchObject({ kind: 'moved', progress: { answers: { mood: { kind: 'number', value: 7 } } } });
  });
});

describe('yes or no', () => {
  test.each(['да', 'Да!', 'ага', 'конечно', '1', '+'])('«%s» is yes', (text) => {
    expect(typed(experience, text)).toEqual({ kind: 'options', options: ['yes'] });
  });

  test.each(['нет', 'НЕТ.', 'неа', '2'])('«%s» is no', (text) => {
    expect(typed(experience, text)).toEqual({ kind: 'options', options: ['no'] });
  });

  test('anything else is neither', () => {
    expect(typed(experience, 'не знаю')).toEqual({ kind: 'not-yes-or-no' });
  });
});

describe('one of a list', () => {
  test.each(['Шахматы', ' шахматы ', 'ШАХМАТЫ!', '«шахматы»', '1', '1)', '1.'])('«%s» is the first', (text) => {
    expect(typed(club, text)).toEqual({ kind: 'options', options: ['chess'] });
  });

  test('е stands for ё', () => {
    expect(typed(club, 'еще не знаю')).toEqual({ kind: 'options', options: ['climbing'] });
  });

  test('a label that is a figure goes before the number in the list', () => {
    const count = {
      ...club,
      options: [
        { key: 'two', label: '2' },
        { key: 'one', label: '1' },
      ],
    };
    expect(typed(count, '2')).toEqual({ kind: 'options', options: ['two'] });
  });

  test('other words are the own words of «другой»', () => {
    expect(typed(club, 'Кружок керамики')).toEqual({ kind: 'options', options: ['other'], other: 'Кружок керамики' });
  });

  test('the label of «другой» asks for the words next', () => {
    expect(typed(club, 'другой')).toEqual({ answers: {}, at: 'club', picked: ['other'], awaitingOther: true });
  });

  test.each(['9', '🙂', '...', ''])('«%s» is a slip, not own words', (text) => {
    expect(typed(club, text)).toEqual({ kind: 'not-an-option', of: 3 });
  });

  test('without «другой» other words name no option', () => {
    const closed = { ...club, options: club.options.slice(0, 2) };
    expect(typed(closed, 'Кружок керамики')).toEqual({ kind: 'not-an-option', of: 2 });
  });
});

describe('several of a list', () => {
  test.each(['1, 3', '3 1', '1.3', 'понедельник, пятница', 'Пятница; Понедельник', '1, пятница, 1'])(
    '«%s» is the first and the third',
    (text) => {
      expect(typed(days, text)).toEqual({ kind: 'options', options: ['mon', 'fri'] });
    },
  );

  test('one unknown among them and nothing is taken', () => {
    expect(typed(days, '1, 7')).toEqual({ kind: 'not-an-option', of: 3 });
    expect(typed(days, 'среда, воскресенье')).toEqual({ kind: 'not-an-option', of: 3 });
  });

  test('what is unknown is the own words of «другое»', () => {
    expect(typed(interests, 'музыка, лепка, оригами')).toEqual({
      kind: 'options',
      options: ['music', 'other'],
      other: 'лепка, оригами',
    });
  });

  test('a label with a comma is one option', () => {
    const comma = { ...days, options: [...days.options, { key: 'any', label: 'Любой день, кроме среды' }] };
    expect(typed(comma, 'любой день, кроме среды')).toEqual({ kind: 'options', options: ['any'] });
  });

  test('limits hold for typed lists too', () => {
    expect(typed({ ...days, limits: { max: 2 } }, '1 2 3')).toEqual({ kind: 'too-many', max: 2 });
    expect(typed({ ...days, limits: { min: 2 } }, '1')).toEqual({ kind: 'too-few', min: 2 });
  });
});

describe('free words', () => {
  const short = { ...note, limits: { min: 3, max: 5 } };

  test('are kept without spaces around and without what a database cannot keep', () => {
    expect(typed(note, '  пою\u0000 и\r\nпляшу\uD800 ')).toEqual({ kind: 'words', text: 'пою и\nпляшу\uFFFD' });
  });

  test('are counted as a person counts, an emoji being one', () => {
    expect(typed(short, '👩‍👧‍👦👩‍👧‍👦👩‍👧‍👦')).toMatchObject({ kind: 'words' });
    expect(typed(short, 'да')).toEqual({ kind: 'too-short', min: 3 });
    expect(typed(short, 'шестёрка')).toEqual({ kind: 'too-long', max: 5, length: 8 });
  });

  test('of nothing but spaces are too short', () => {
    expect(typed(note, ' \n ')).toEqual({ kind: 'too-short', min: 1 });
  });
});
