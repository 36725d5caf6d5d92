import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readAbsenceDays } from '#domain/meeting/absence-words.ts';

// A Monday.
const today = Temporal.PlainDate.from('2026-11-30');

function read(typed: string, on = today): string {
  const outcome = readAbsenceDays(typed, on);
  return outcome.ok ? `${outcome.value.from}/${outcome.value.to}` : outcome.problem;
}

test.each([
  ['с 1 по 10 декабря', '2026-12-01/2026-12-10'],
  ['Меня не будет с 1 по 10 декабря.', '2026-12-01/2026-12-10'],
  ['с 1-го по 10-е декабря', '2026-12-01/2026-12-10'],
  ['1–10 декабря', '2026-12-01/2026-12-10'],
  ['01.12-10.12', '2026-12-01/2026-12-10'],
  ['1.12.2026 - 10.12.2026', '2026-12-01/2026-12-10'],
  ['с 1 по 10.12', '2026-12-01/2026-12-10'],
  ['с 28 декабря по 11 января', '2026-12-28/2027-01-11'],
  ['с 7 по 12', '2026-12-07/2026-12-12'],
  ['с 28 ноября по 5 декабря', '2026-11-28/2026-12-05'],
  ['с завтрашнего дня до пятницы', '2026-12-01/2026-12-04'],
  ['со среды по пятницу', '2026-12-02/2026-12-04'],
  ['с пятницы по среду', '2026-12-04/2026-12-09'],
  ['до пятницы', '2026-11-30/2026-12-04'],
  ['до 5 декабря включительно', '2026-11-30/2026-12-05'],
  ['до конца недели', '2026-11-30/2026-12-06'],
  ['с 2 декабря до конца месяца', '2026-12-02/2026-12-31'],
  ['на неделю', '2026-11-30/2026-12-06'],
  ['неделю', '2026-11-30/2026-12-06'],
  ['на две недели', '2026-11-30/2026-12-13'],
  ['на 3 дня', '2026-11-30/2026-12-02'],
  ['с понедельника на неделю', '2026-11-30/2026-12-06'],
  ['с 14 декабря на 10 дней', '2026-12-14/2026-12-23'],
  ['на месяц', '2026-11-30/2026-12-29'],
  ['на этой неделе', '2026-11-30/2026-12-06'],
  ['на следующей неделе', '2026-12-07/2026-12-13'],
  ['завтра', '2026-12-01/2026-12-01'],
  ['сегодня', '2026-11-30/2026-11-30'],
  ['в среду', '2026-12-02/2026-12-02'],
  ['12 декабря', '2026-12-12/2026-12-12'],
  ['болею до четверга', '2026-11-30/2026-12-03'],
])('«%s» is %s', (typed, expected) => {
  expect(read(typed)).toBe(expected);
});

test.each([
  ['когда-нибудь', 'no-days'],
  ['', 'no-days'],
  ['с понедельника', 'no-end'],
  ['с 10 по 1 декабря', 'order'],
  ['с 1 по 10 октября', 'past'],
  ['с 1 декабря 2026 по 10 декабря 2028', 'too-long'],
  ['с 30 по 32 декабря', 'no-days'],
])('«%s» is refused: %s', (typed, problem) => {
  expect(read(typed)).toBe(problem);
});

test('over New Year and in a leap year the days are those of the calendar', () => {
  expect(read('с 30 декабря по 2 января', Temporal.PlainDate.from('2026-12-31'))).toBe('2026-12-30/2027-01-02');
  expect(read('до 29 февраля', Temporal.PlainDate.from('2028-02-20'))).toBe('2028-02-20/2028-02-29');
});

test('any days to come, written with their years, are those days', () => {
  const day = fc.integer({ min: 0, max: 300 });
  fc.assert(
    fc.property(day, day, (start, length) => {
      const from = today.add({ days: start });
      const to = from.add({ days: length });
      const text = (each: Temporal.PlainDate) => `${each.day}.${each.month}.${each.year}`;
      expect(read(`с ${text(from)} по ${text(to)}`)).toBe(`${from}/${to}`);
      expect(read(`${text(from)} – ${text(to)}`)).toBe(`${from}/${to}`);
    }),
  );
});

test('whatever is typed, days that are read are in order, and some are to come', () => {
  const word = fc.constantFrom(...'с по до на 1 10 31 декабря 12.12 пятницы неделю завтра конца - 2 дня не'.split(' '));
  fc.assert(
    fc.property(fc.array(word, { maxLength: 8 }), (words) => {
      const outcome = readAbsenceDays(words.join(' '), today);
      if (!outcome.ok) return;
      const { from, to } = outcome.value;
      expect(Temporal.PlainDate.compare(from, to)).toBeLessThanOrEqual(0);
      expect(Temporal.PlainDate.compare(to, today)).toBeGreaterThanOrEqual(0);
    }),
  );
});
