import { expect, test } from 'vitest';
import { readPaperNumber } from '#domain/pairing/paper-number.ts';

test.each([
  ['45-о', '45-о'],
  [' № 45 ', '45'],
  ['приказ № 12/1-ОД', '12/1-ОД'],
  ['01–04/123', '01-04/123'],
])('%s is the number %s', (typed, number) => {
  expect(readPaperNumber(typed)).toBe(number);
});

test.each(['', 'о', 'без номера', 'Лесной 7', 'Лесной7', '45 от 12 сентября', '1'.repeat(21)])(
  '%j is no number of a paper',
  (typed) => {
    expect(readPaperNumber(typed)).toBeUndefined();
  },
);
