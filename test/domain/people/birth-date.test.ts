import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseBirthDate } from '#domain/people/birth-date.ts';

const today = Temporal.PlainDate.from('2026-11-25');
const read = (typed: string): string => {
  const date = parseBirthDate(typed, today);
  return date.ok ? date.value.toString() : date.problem;
};

describe('a typed birth date', () => {
  it.each([
    ['05.03.2012', '2012-03-05'],
    ['5.3.2012', '2012-03-05'],
    [' 5/3/12 ', '2012-03-05'],
    ['05 03 2012', '2012-03-05'],
    ['5-3-2012', '2012-03-05'],
    ['2012-03-05', '2012-03-05'],
    ['5 марта 2012', '2012-03-05'],
    ['5 МАРТА 2012 г.', '2012-03-05'],
    ['5 мая 2012 года', '2012-05-05'],
    ['31 дек. 1974', '1974-12-31'],
    ['12.04.74', '1974-04-12'],
    ['29.02.2012', '2012-02-29'],
    ['25.11.2021', '2021-11-25'],
  ])('%j is %s', (typed, date) => expect(read(typed)).toBe(date));

  it.each([
    ['', 'not-a-date'],
    ['14', 'not-a-date'],
    ['05.03', 'not-a-date'],
    ['5 лютого 2012', 'not-a-date'],
    ['🎂', 'not-a-date'],
    ['31.02.2012', 'no-such-day'],
    ['29.02.2011', 'no-such-day'],
    ['05.13.2012', 'no-such-day'],
    ['0.1.2012', 'no-such-day'],
    ['26.11.2026', 'in-future'],
    ['26.11.2021', 'too-young'],
    ['01.01.1900', 'too-old'],
  ])('%j is refused: %s', (typed, problem) => expect(read(typed)).toBe(problem));

  it('is understood in every way it is usually written', () => {
    const months = 'января,февраля,марта,апреля,мая,июня,июля,августа,сентября,октября,ноября,декабря'.split(',');
    fc.assert(
      fc.property(fc.integer({ min: 6 * 366, max: 36_500 }), (days) => {
        const date = today.subtract({ days });
        const { day, month, year } = date;
        for (const typed of [`${day}.${month}.${year}`, `${day} ${months[month - 1]} ${year}`, date.toString()]) {
          expect(read(typed)).toBe(date.toString());
        }
      }),
    );
  });
});
