import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MeetingKind } from '#domain/meeting/meeting.ts';
import {
  type Asked,
  answered,
  completed,
  ended,
  type Life,
  mayMeet,
  missingPapers,
  type Papers,
  paused,
  proposed,
  resumed,
  withPapers,
} from '#domain/pairing/pair-life.ts';

const none: Papers = {
  ...{ baseline: false, agreement: false, order: false },
  ...{ mentorIsEmployee: false, menteeIsEmployee: false, mentorDuties: false, menteeDuties: false },
};
const pupils: Papers = { ...none, baseline: true, agreement: true, order: true };

/** Everybody who is asked says yes; returns who was asked, in the order. */
function allAgree(life: Life, guardians: boolean): { asked: Asked[]; life: Life } {
  const asked: Asked[] = [];
  let now = life;
  while (now.state === 'proposed') {
    asked.push(now.waitsFor);
    const next = answered(now, now.waitsFor, 'yes', { guardians });
    if (!next.ok) throw new Error(next.problem);
    now = next.value;
  }
  return { asked, life: now };
}

describe('a proposal', () => {
  it.each([
    [false, true, ['mentor', 'guardians', 'mentee']],
    [false, false, ['mentor', 'mentee']],
    [true, true, ['council', 'mentor', 'guardians', 'mentee']],
    [true, false, ['council', 'mentor', 'mentee']],
  ])('by the council: %s, with a minor: %s, asks %j', (council, guardians, order) => {
    const { asked, life } = allAgree(proposed(council), guardians);
    expect(asked).toEqual(order);
    expect(life).toEqual({ state: 'accepted' });
  });

  it('ends with the first no, and asks nobody further', () => {
    expect(answered(proposed(false), 'mentor', 'no', { guardians: true })).toEqual({
      ok: true,
      value: { state: 'ended', why: 'declined' },
    });
  });

  it('takes no answer out of turn', () => {
    expect(answered(proposed(false), 'mentee', 'yes', { guardians: true }).ok).toBe(false);
    expect(answered({ state: 'active' }, 'mentor', 'no', { guardians: false }).ok).toBe(false);
  });
});

describe('papers', () => {
  it('of two pupils: baseline, agreement, order', () => {
    expect(missingPapers(none)).toEqual(['baseline', 'agreement', 'order']);
    expect(missingPapers(pupils)).toEqual([]);
  });

  it('of employees: the written consent of each to the extra duties (R5)', () => {
    expect(missingPapers({ ...pupils, mentorIsEmployee: true, menteeIsEmployee: true })).toEqual([
      'mentor-duties',
      'mentee-duties',
    ]);
  });

  it('the last one makes it active, and without one it is so no more', () => {
    expect(withPapers({ state: 'accepted' }, pupils)).toEqual({ state: 'active' });
    expect(withPapers({ state: 'active' }, { ...pupils, order: false })).toEqual({ state: 'accepted' });
    expect(withPapers({ state: 'paused', from: 'active', why: 'care' }, none)).toEqual({
      ...{ state: 'paused', from: 'accepted', why: 'care' },
    });
  });

  it('change nothing before everybody has said yes, or after the end', () => {
    for (const life of [proposed(false), { state: 'completed' }, { state: 'ended', why: 'consent' }] as const) {
      expect(withPapers(life, pupils)).toEqual(life);
    }
  });
});

describe('what may be met for', () => {
  it.each<[string, Life, Papers, MeetingKind[]]>([
    ['nothing before the yes of all', proposed(false), pupils, []],
    ['знакомство without papers', { state: 'accepted' }, none, ['intro']],
    ['пробная with the baseline (R13)', { state: 'accepted' }, { ...none, baseline: true }, ['intro', 'trial']],
    ['all once it is active', { state: 'active' }, pupils, ['intro', 'trial', 'planning', 'working', 'final']],
    ['nothing in a pause', { state: 'paused', from: 'active', why: 'care' }, pupils, []],
    ['nothing after the end', { state: 'completed' }, pupils, []],
  ])('%s', (_, life, papers, kinds) => {
    const all: MeetingKind[] = ['intro', 'trial', 'planning', 'working', 'final'];
    expect(all.filter((kind) => mayMeet(life, papers, kind).ok)).toEqual(kinds);
  });
});

describe('a life', () => {
  it('is completed only after it has been active, also out of a pause', () => {
    expect(completed({ state: 'active' }).ok).toBe(true);
    expect(completed({ state: 'paused', from: 'active', why: 'curator' }).ok).toBe(true);
    expect(completed({ state: 'accepted' }).ok).toBe(false);
    expect(completed({ state: 'paused', from: 'accepted', why: 'curator' }).ok).toBe(false);
  });

  it('whatever happens in whatever order: no way leads out of the end, and none to active without all papers', () => {
    const papers = fc.record({
      ...{ baseline: fc.boolean(), agreement: fc.boolean(), order: fc.boolean() },
      ...{ mentorIsEmployee: fc.boolean(), menteeIsEmployee: fc.boolean() },
      ...{ mentorDuties: fc.boolean(), menteeDuties: fc.boolean() },
    });
    const asked = fc.constantFrom<Asked>('council', 'mentor', 'guardians', 'mentee');
    const deed = fc.oneof(
      fc.tuple(asked, fc.constantFrom('yes' as const, 'no' as const), fc.boolean()).map(
        ([by, answer, guardians]) =>
          (life: Life) =>
            answered(life, by, answer, { guardians }),
      ),
      fc.constant((life: Life) => paused(life, 'care')),
      fc.constant((life: Life) => resumed(life)),
      fc.constant((life: Life) => completed(life)),
      fc.constant((life: Life) => ended(life, 'other')),
    );
    fc.assert(
      fc.property(fc.boolean(), fc.array(fc.tuple(deed, papers), { maxLength: 12 }), (council, deeds) => {
        let life = proposed(council);
        for (const [does, there] of deeds) {
          const before = life;
          const next = does(life);
          life = withPapers(next.ok ? next.value : life, there);
          if (before.state === 'completed' || before.state === 'ended') expect(life).toEqual(before);
          if (life.state === 'active') expect(missingPapers(there)).toEqual([]);
          if (life.state === 'paused' && life.from === 'active') expect(missingPapers(there)).toEqual([]);
        }
      }),
    );
  });
});
