import fc from 'fast-check';
import { expect, test } from 'vitest';
import { press, readPress, readStamp, stamped, unstamped } from '#bot/payload.ts';
import { brand, type DialogueId } from '#domain/ids.ts';

const numbers = fc.nat({ max: 999_999_999 });
const dialogues = fc.integer({ min: 1, max: 999_999_999_999 }).map((id) => brand<DialogueId>(id));
const tokens = fc.string({ unit: 'binary', maxLength: 40 });
const names = fc.stringMatching(/^[a-z][a-z-]{0,15}$/);

test('what a button says is read as it was written', () => {
  fc.assert(
    fc.property(numbers, tokens, names, dialogues, (number, token, name, dialogue) => {
      expect(readPress(press.answer(number, token))).toEqual({ kind: 'answer', question: number, token });
      expect(readPress(press.screen(name, token))).toEqual({ kind: 'screen', screen: name, arg: token });
      expect(readPress(press.start(name, token))).toEqual({ kind: 'start', conversation: name, arg: token });
      expect(readPress(press.speak(dialogue))).toEqual({ kind: 'speak', dialogue });
    }),
  );
});

test('a button speaks in the dialogue that has shown it, and says nothing in any other', () => {
  const payloads = fc.string({ unit: 'binary', minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(dialogues, dialogues, payloads, (dialogue, other, payload) => {
      const whole = stamped(dialogue, payload);
      expect(readStamp(whole)).toEqual({ dialogue, payload });
      expect(unstamped(dialogue, whole)).toBe(payload);
      if (other !== dialogue) expect(unstamped(other, whole)).toBe('');
    }),
  );
});

test.each(['', '/', '/m', '5/', 'm', 'a:1:0', '5a/m', '-5/m', '9999999999999/m'])('%j names no dialogue', (whole) => {
  expect(readStamp(whole)).toBeUndefined();
  expect(unstamped(brand<DialogueId>(5), whole)).toBe('');
});

test('arguments may be left out', () => {
  expect(readPress(press.screen('home'))).toEqual({ kind: 'screen', screen: 'home', arg: '' });
  expect(readPress(press.start('join'))).toEqual({ kind: 'start', conversation: 'join', arg: '' });
  expect(readPress(press.answer(3, 0))).toEqual({ kind: 'answer', question: 3, token: '0' });
  expect(readPress(press.resume)).toEqual({ kind: 'resume' });
  expect(readPress(press.menu)).toEqual({ kind: 'menu' });
  expect(readPress(press.anotherChat)).toEqual({ kind: 'another-chat' });
});

test('an id fits a payload of 64 bytes with any name of ours; what does not fit is an error of ours', () => {
  const id = '123e4567-e89b-42d3-a456-426614174000';
  const dialogue = brand<DialogueId>(9_999_999);
  expect(() => stamped(dialogue, press.start('switch-telegram', id))).not.toThrow();
  expect(() => stamped(dialogue, press.answer(999_999, `=${'k'.repeat(38)}`))).not.toThrow();
  expect(() => stamped(dialogue, 'ы'.repeat(32))).toThrow('Too long for a button');
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
