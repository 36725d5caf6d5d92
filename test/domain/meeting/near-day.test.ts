import { describe, expect, test } from 'vitest';
import { readDayToCome, readPastDay } from '#domain/meeting/near-day.ts';

/** A Wednesday. */
const today = Temporal.PlainDate.from('2026-11-25');

describe('a day that is over', () => {
  test.each([
    ['сегодня', '2026-11-25'],
    ['вчера', '2026-11-24'],
    ['позавчера', '2026-11-23'],
    ['в среду', '2026-11-25'],
    ['в пятницу', '2026-11-20'],
    ['понедельник', '2026-11-23'],
    ['3 дня назад', '2026-11-22'],
    ['неделю назад', '2026-11-18'],
    ['две недели назад', '2026-11-11'],
    ['12 ноября', '2026-11-12'],
    ['12.11', '2026-11-12'],
    ['01.09.2026', '2026-09-01'],
  ])('%s', (typed, day) => {
    expect(readPastDay(typed, today)).toEqual({ ok: true, value: Temporal.PlainDate.from(day) });
  });

  test.each([
    ['завтра', 'to-come'],
    ['2 декабря', 'to-come'],
    ['12.11.2024', 'too-old'],
    ['однажды', 'unclear'],
    ['', 'unclear'],
  ])('%s is refused: %s', (typed, problem) => {
    expect(readPastDay(typed, today)).toEqual({ ok: false, problem });
  });
});

describe('a term', () => {
  test.each([
    ['сегодня', '2026-11-25'],
    ['завтра', '2026-11-26'],
    ['в пятницу', '2026-11-27'],
    ['в понедельник', '2026-11-30'],
    ['к пятнице', '2026-11-27'],
    ['ко вторнику', '2026-12-01'],
    ['к 5 декабря', '2026-12-05'],
    ['до четверга', '2026-11-26'],
    ['через 3 дня', '2026-11-28'],
    ['через неделю', '2026-12-02'],
    ['5 декабря', '2026-12-05'],
    ['15.01', '2027-01-15'],
  ])('%s', (typed, day) => {
    expect(readDayToCome(typed, today)).toEqual({ ok: true, value: Temporal.PlainDate.from(day) });
  });

  test.each([
    ['вчера', 'past'],
    ['12.11.2026', 'past'],
    ['01.09.2030', 'too-far'],
    ['скоро', 'unclear'],
  ])('%s is refused: %s', (typed, problem) => {
    expect(readDayToCome(typed, today)).toEqual({ ok: false, problem });
  });
});
