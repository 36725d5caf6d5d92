import fc from 'fast-check';
import { expect, test } from 'vitest';
import { press, readPress } from '#bot/payload.ts';

const numbers = fc.nat({ max: Number.MAX_SAFE_INTEGER }).filter((number) => number < 1e15);
const tokens = fc.string({ unit: 'binary', maxLength: 40 });
const names = fc.stringMatching(/^[a-z][a-z-]{0,15}$/);

test('what a button says is read as it was written', () => {
  fc.assert(
    fc.property(numbers, tokens, names, (number, token, name) => {
      expect(readPress(press.answer(number, token))).toEqual({ kind: 'answer', question: number, token });
      expect(readPress(press.screen(name, token))).toEqual({ kind: 'screen', screen: name, arg: token });
      expect(readPress(press.start(name, token))).toEqual({ kind: 'start', conversation: name, arg: token });
      expect(readPress(press.speak(number))).toEqual({ kind: 'speak', dialogue: number });
    }),
  );
});

test('arguments may be left out', () => {
  expect(readPress(press.screen('home'))).toEqual({ kind: 'screen', screen: 'home', arg: '' });
  expect(readPress(press.start('join'))).toEqual({ kind: 'start', conversation: 'join', arg: '' });
  expect(readPress(press.answer(3, 0))).toEqual({ kind: 'answer', question: 3, token: '0' });
  expect(readPress(press.resume)).toEqual({ kind: 'resume' });
  expect(readPress(press.menu)).toEqual({ kind: 'menu' });
  expect(readPress(press.anotherChat)).toEqual({ kind: 'another-chat' });
});

test('an id fits a payload of 64 bytes with any name of ours', () => {
  const id = '123e4567-e89b-42d3-a456-426614174000';
  expect(Buffer.byteLength(press.start('switch-telegram', id))).toBeLessThanOrEqual(64);
  expect(Buffer.byteLength(press.answer(999_999, id))).toBeLessThanOrEqual(64);
});

test('any string is read as something or as nothing, and never throws', () => {
  const almost = fc
    .tuple(fc.constantFrom('a', 's', 'c', 'w', 'r', 'm', ''), fc.string(), fc.string({ unit: 'binary' }))
    .map((parts) => parts.join(':'));
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), almost), (payload) => {
      const read = readPress(payload);
      if (read?.kind === 'answer') expect(Number.isSafeInteger(read.question)).toBe(true);
      if (read?.kind === 'speak') expect(Number.isSafeInteger(read.dialogue)).toBe(true);
    }),
  );
});

test.each(['', 'x', 'rr', 'a', 'a:', 'a:x:1', 'a:-1:0', 'a:1.5:0', 'a:9999999999999999:0', 'w:', 'w:abc', 'W:1'])(
  '%j is no press of ours',
  (payload) => {
    expect(readPress(payload)).toBeUndefined();
  },
);
