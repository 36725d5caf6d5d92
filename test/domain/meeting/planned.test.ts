import { describe, expect, test } from 'vitest';
import { asksGuardian, type MeetingState, mayChange } from '#domain/meeting/planned.ts';

const at = (time: string) => Temporal.PlainDateTime.from(`2026-09-16T${time}`);

describe('a guardian is asked before an adult meets a minor', () => {
  const both = { mentorIsAdult: true, menteeIsMinor: true };

  test.each([
    ['outside the school', '15:30', 45, true, true],
    ['at school in the afternoon', '15:30', 45, false, false],
    ['till eight o’clock sharp', '19:15', 45, false, false],
    ['a minute later than eight', '19:16', 45, false, true],
    ['past midnight', '23:50', 45, false, true],
    ['before the morning', '05:30', 45, false, true],
    ['early in the morning', '07:00', 45, false, false],
  ] as const)('%s', (_what, time, minutes, outside, asked) => {
    expect(asksGuardian({ at: at(time), minutes, outside }, both)).toBe(asked);
  });

  test.each([
    { mentorIsAdult: false, menteeIsMinor: true },
    { mentorIsAdult: true, menteeIsMinor: false },
  ])('and of no others: %j', (people) => {
    expect(asksGuardian({ at: at('21:00'), minutes: 45, outside: true }, people)).toBe(false);
  });
});

test.each<[MeetingState, string, ReturnType<typeof mayChange>]>([
  ['planned', '15:31', { ok: true, value: true }],
  ['planned', '15:30', { ok: false, problem: 'past' }],
  ['cancelled', '15:31', { ok: false, problem: 'cancelled' }],
  ['held', '15:31', { ok: false, problem: 'logged' }],
  ['not-held', '15:00', { ok: false, problem: 'logged' }],
])('a %s meeting of %s, at half past three: %j', (state, time, outcome) => {
  const instant = (moment: Temporal.PlainDateTime) => moment.toZonedDateTime('Europe/Moscow').toInstant();
  expect(mayChange({ state, startsAt: instant(at(time)) }, instant(at('15:30')))).toEqual(outcome);
});
