import { expect, test } from 'vitest';
import { kindsFrom, type MeetingKind, nextKind } from '#domain/meeting/meeting.ts';

test.each<[readonly MeetingKind[], MeetingKind]>([
  [[], 'intro'],
  [['intro'], 'trial'],
  [['trial'], 'intro'],
  [['intro', 'trial'], 'planning'],
  [['intro', 'trial', 'planning'], 'working'],
  [['intro', 'trial', 'planning', 'working'], 'working'],
])('after %j comes %s', (held, next) => {
  expect(nextKind(held, {})).toBe(next);
});

test('a pair that worked before it was entered goes on working', () => {
  expect(nextKind([], { worksSince: Temporal.PlainDate.from('2025-10-01') })).toBe('working');
});

test('in a series the cycle goes on, and working meetings go on till its end', () => {
  expect(kindsFrom('trial', 5)).toEqual(['trial', 'planning', 'working', 'working', 'working']);
  expect(kindsFrom('working', 2)).toEqual(['working', 'working']);
  expect(kindsFrom('final', 2)).toEqual(['final', 'final']);
  expect(kindsFrom('intro', 0)).toEqual([]);
});
