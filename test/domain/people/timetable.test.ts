import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lessonsOf, parseTimetable, timetableText } from '#domain/people/timetable.ts';
import { usualBells } from '#domain/school/bells.ts';

describe('lessons that somebody types', () => {
  test.each([
    ['пн 1–4, вт 2, 5-6', { 1: [1, 2, 3, 4], 2: [2, 5, 6] }],
    ['понедельник с 1 по 3 урок, в среду 2', undefined],
    ['понедельник с 1 по 3 урок; среда: 2 и 4', { 1: [1, 2, 3], 3: [2, 4] }],
    ['Пн, ср и пт 1-2', { 1: [1, 2], 3: [1, 2], 5: [1, 2] }],
    ['пн–пт 1–5, сб 1', { 1: all(5), 2: all(5), 3: all(5), 4: all(5), 5: all(5), 6: [1] }],
    ['пн 3, пн 1, пн 3', { 1: [1, 3] }],
    ['четверг до 3', undefined],
  ])('%j', (typed, timetable) => {
    expect(parseTimetable(typed, 6)).toEqual(
      timetable ? { ok: true, value: timetable } : { ok: false, problem: 'no-lessons' },
    );
  });

  test.each([
    ['', 'no-lessons'],
    ['1–4', 'no-lessons'],
    ['пн', 'no-lessons'],
    ['пн 1, вт', 'no-lessons'],
    ['вс 1', 'no-lessons'],
    ['пт–пн 1', 'no-lessons'],
    ['пн 4–1', 'no-lessons'],
    ['пн первый', 'no-lessons'],
    ['пн 8:30', 'no-such-lesson'],
    ['пн 0', 'no-such-lesson'],
    ['пн 5–7', 'no-such-lesson'],
    ['пн 1–99999999999', 'no-lessons'],
  ])('%j are not taken', (typed, problem) => {
    expect(parseTimetable(typed, 6)).toEqual({ ok: false, problem });
  });

  test('what is read back is what was typed', () => {
    const timetable = fc.dictionary(
      fc.constantFrom('1', '2', '3', '4', '5', '6'),
      fc.uniqueArray(fc.integer({ min: 1, max: 8 }), { minLength: 1 }).map((numbers) => numbers.toSorted()),
      { minKeys: 1, noNullPrototype: true },
    );
    fc.assert(
      fc.property(timetable, (one) => {
        expect(parseTimetable(timetableText(one), 8)).toEqual({ ok: true, value: one });
      }),
    );
  });

  test('whatever is typed, there is an answer', () => {
    fc.assert(fc.property(fc.string(), (typed) => void parseTimetable(typed, 6)));
  });
});

describe('lessons of a day', () => {
  const [first] = usualBells;
  if (!first) throw new Error('No usual bells');
  const short = { days: [{ from: '12-30', to: '12-30' }], lessons: [{ from: '08:30', to: '09:00' }] };
  const bells = [{ ...first, short }];
  const starts = (whose: Parameters<typeof lessonsOf>[0], day: string) =>
    lessonsOf(whose, bells, Temporal.PlainDate.from(day)).map(({ from }) => from);
  const monday = '2026-12-28';
  const shortWednesday = '2026-12-30';

  test.each([
    ['a pupil has those of the class', { className: '7А' }, monday, first.lessons.map(({ from }) => from)],
    ['on a short day those that it has', { className: '7А' }, shortWednesday, ['08:30']],
    ['none on a Saturday', { className: '7А' }, '2026-12-26', []],
    ['whoever has no class has none', {}, monday, []],
    ['by a timetable those of the weekday', { timetable: { 1: [2, 6] } }, monday, ['09:25', '13:25']],
    ['none on another weekday', { timetable: { 1: [2, 6] } }, '2026-12-29', []],
    ['on a short day those of it that there are', { timetable: { 3: [1, 2] } }, shortWednesday, ['08:30']],
    ['on a Saturday too', { timetable: { 6: [1] } }, '2026-12-26', ['08:30']],
    ['a pupil’s own before those of the class', { className: '7А', timetable: { 2: [1] } }, monday, []],
  ])('%s', (_what, whose, day, expected) => {
    expect(starts(whose, day)).toEqual(expected);
  });
});

function all(last: number): number[] {
  return Array.from({ length: last }, (_, index) => index + 1);
}
