import { describe, expect, it } from 'vitest';
import { calledByDefault, parseCalled } from '#domain/people/called.ts';

describe('how to call somebody', () => {
  const name = { surname: 'Петрова', given: 'Анна', patronymic: 'Сергеевна' };

  it.each([
    ['pupil', 'Анна'],
    ['teacher', 'Анна Сергеевна'],
    ['graduate', 'Анна Сергеевна'],
  ] as const)('a %s is «%s» at first', (kind, called) => expect(calledByDefault(name, kind)).toBe(called));

  it.each([
    ['петя', 'Петя'],
    [' Анна   Сергеевна ', 'Анна Сергеевна'],
    ['Kate', 'Kate'],
    ['Пётр-мл.', 'Пётр-Мл.'],
  ])('%j is kept as %j', (typed, called) => expect(parseCalled(typed)).toEqual({ ok: true, value: called }));

  it.each([
    ['', 'empty'],
    ['...', 'no-letters'],
    ['Петя 2010', 'other-characters'],
    ['Петя 😀', 'other-characters'],
    ['П'.repeat(41), 'too-long'],
  ])('%j is refused: %s', (typed, problem) => expect(parseCalled(typed)).toEqual({ ok: false, problem }));
});
