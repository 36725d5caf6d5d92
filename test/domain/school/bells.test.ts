import { describe, expect, test } from 'vitest';
import {
  bellsOf,
  changed,
  lessonsOn,
  parseBells,
  usualBells,
  withoutSchedule,
  withSchedule,
  withShortDays,
} from '#domain/school/bells.ts';

describe('bells that a curator types', () => {
  test.each([
    ['8:30–9:15, 9:25–10:10'],
    ['08.30-09.15; 09.25-10.10'],
    ['1) 8:30 – 9:15\n2) 9:25 – 10:10'],
    ['с 8:30 до 9:15 и с 9:25 до 10:10'],
  ])('%j are two lessons', (typed) => {
    expect(parseBells(typed)).toEqual({
      ok: true,
      value: [
        { from: '08:30', to: '09:15' },
        { from: '09:25', to: '10:10' },
      ],
    });
  });

  test.each([
    ['с утра', 'no-lessons'],
    ['8:30', 'no-lessons'],
    ['8:30–9:15, 9:25', 'no-lessons'],
    ['8:30–25:00', 'no-such-time'],
    ['8:30–9:60', 'no-such-time'],
    ['9:15–8:30', 'out-of-order'],
    ['8:30–9:15, 9:10–9:50', 'out-of-order'],
    ['8:30–8:30', 'out-of-order'],
  ])('%j are not taken', (typed, problem) => {
    expect(parseBells(typed)).toEqual({ ok: false, problem });
  });

  test('of the usual school do not overlap', () => {
    const typed = usualBells[0]?.lessons.map(({ from, to }) => `${from}-${to}`).join(', ') ?? '';
    expect(parseBells(typed)).toEqual({ ok: true, value: usualBells[0]?.lessons });
  });
});

test('the first bells are of every class that no other ones name, and of nobody without a class', () => {
  const second = { title: 'Вторая смена', lessons: [], classes: ['6А'] };
  const bells = [...usualBells, second];
  expect(bellsOf('6А', bells)).toBe(second);
  expect(bellsOf('7А', bells)).toBe(bells[0]);
  expect(bellsOf(undefined, bells)).toBeUndefined();
  expect(bellsOf('7А', [])).toBeUndefined();
  const sixth = { title: 'Корпус на Садовой', lessons: [], classes: ['6', '10'] };
  expect(bellsOf('6Б', [...bells, sixth])).toBe(sixth);
  expect(bellsOf('6А', [sixth, ...bells])).toBe(second);
  expect(bellsOf('1А', [...bells, sixth])).toBe(bells[0]);
});

describe('schedules, told apart by their titles', () => {
  const lessons = [{ from: '14:00', to: '14:45' }];
  const later = [{ from: '15:00', to: '15:45' }];
  const first = { title: 'Первая смена', lessons, classes: [] };
  const second = { title: 'Вторая смена', lessons, classes: ['6А', '6Б'] };
  const garden = { title: 'Корпус на Садовой', lessons, classes: ['7В'] };
  const bells = [first, second, garden];

  test('one more takes its classes from the others, and no title that is there', () => {
    const third = { title: 'Третья смена', lessons, classes: ['6Б', '7В'] };
    const others = [first, { ...second, classes: ['6А'] }, { ...garden, classes: [] }];
    expect(withSchedule(bells, third)).toEqual({ ok: true, value: [...others, third] });
    expect(withSchedule(bells, { ...third, title: 'Вторая смена' })).toEqual({ ok: false, problem: 'title-taken' });
  });

  test('one is changed, wherever it stands by now', () => {
    const moved = { ...garden, lessons: later, classes: ['6А', '7В'] };
    const value = [first, { ...second, classes: ['6Б'] }, moved];
    expect(changed(bells, moved)).toEqual({ ok: true, value });
    expect(changed([first, garden], moved)).toEqual({ ok: true, value: [first, moved] });
    expect(changed([first, second], moved)).toEqual({ ok: false, problem: 'gone' });
  });

  test('the first is of all other classes: it names none, and stays', () => {
    const earlier = { ...first, lessons: later };
    expect(changed(bells, { ...earlier, classes: ['6А'] })).toEqual({ ok: true, value: [earlier, second, garden] });
    expect(withoutSchedule(bells, first.title)).toEqual({ ok: false, problem: 'first' });
  });

  test('one is taken away, once', () => {
    expect(withoutSchedule(bells, second.title)).toEqual({ ok: true, value: [first, garden] });
    expect(withoutSchedule([first, garden], second.title)).toEqual({ ok: false, problem: 'gone' });
  });
});

describe('short days', () => {
  const lessons = [{ from: '08:30', to: '09:15' }];
  const shortened = [{ from: '08:30', to: '09:00' }];
  const short = { days: [{ from: '12-30', to: '12-30' }], lessons: shortened };
  const first = { title: 'Первая смена', lessons, classes: [] };
  const second = { title: 'Вторая смена', lessons, classes: ['6А'] };

  test('have bells of their own every year, of that schedule alone', () => {
    const set = withShortDays([first, second], first.title, short);
    expect(set).toEqual({ ok: true, value: [{ ...first, short }, second] });
    const on = (day: string) => lessonsOn(Temporal.PlainDate.from(day), { ...first, short });
    expect(['2026-12-29', '2026-12-30', '2027-12-30'].map(on)).toEqual([lessons, shortened, shortened]);
  });

  test('are kept where the usual bells change, and taken away', () => {
    const bells = [{ ...first, short }];
    expect(changed(bells, { ...first, lessons: shortened })).toEqual({
      ok: true,
      value: [{ ...first, lessons: shortened, short }],
    });
    expect(withShortDays(bells, first.title, undefined)).toEqual({ ok: true, value: [first] });
    expect(withShortDays(bells, 'Третья смена', short)).toEqual({ ok: false, problem: 'gone' });
  });
});
