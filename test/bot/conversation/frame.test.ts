import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json } from '#bot/conversation/conversation.ts';
import { deepest, type Frame, readFrames, stacked } from '#bot/conversation/frame.ts';

let made = 0;

function frame(conversation: string, params: Json): Frame {
  made += 1;
  return { id: `f${made}`, conversation, version: 1, params, log: { send: [], receive: [] }, back: [] };
}

const wishes = fc.array(
  fc.record({
    conversation: fc.constantFrom('join', 'intake', 'invite'),
    params: fc.constantFrom<Json>(null, 1, 'a', { meeting: 1 }, { meeting: 2 }, { meeting: 1, day: 'пн' }),
  }),
  { maxLength: 30, size: 'max' },
);

function same(one: Frame, other: Frame): boolean {
  return one.conversation === other.conversation && JSON.stringify(one.params) === JSON.stringify(other.params);
}

test('a stack has at most five frames, none twice, the wanted one on top, and loses none', () => {
  fc.assert(
    fc.property(wishes, (list) => {
      let stack: Frame[] = [];
      for (const { conversation, params } of list) {
        const wanted = frame(conversation, params);
        const known = stack.find((each) => same(each, wanted));
        const next = stacked(stack, wanted);
        if (next === 'too-deep') {
          expect(known).toBeUndefined();
          expect(stack).toHaveLength(deepest);
          continue;
        }
        expect(next.at(-1)).toBe(known ?? wanted);
        expect(next.length).toBeLessThanOrEqual(5);
        expect(next.slice(0, -1)).toEqual(stack.filter((each) => each !== known));
        stack = next;
      }
      for (const [index, each] of stack.entries()) {
        expect(stack.findIndex((other) => same(each, other))).toBe(index);
      }
    }),
  );
});

test('the order in which a database gives the keys of parameters back makes no other conversation', () => {
  const begun = frame('schedule', { meeting: 7, day: 'пн' });
  const wanted = frame('schedule', { day: 'пн', meeting: 7 });
  expect(stacked([begun], wanted)).toEqual([begun]);
  expect(stacked([begun], frame('schedule', { day: 'пн', meeting: 7, place: undefined }))).toEqual([begun]);
});

test('frames are read as they were kept', () => {
  const kept: Frame[] = [
    { ...frame('join', { code: 1 }), back: [[1, 0]], pause: { kind: 'event', op: 0, event: 'given' } },
    frame('invite', null),
  ];
  expect(readFrames(JSON.parse(JSON.stringify(kept)))).toEqual(kept);
});

test('frames of an unreadable shape are refused', () => {
  expect(() => readFrames([{ id: 'f1' }])).toThrow();
  expect(() => readFrames('frames')).toThrow();
});
