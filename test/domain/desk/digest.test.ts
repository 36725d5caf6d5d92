import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type DeskFigures, deskLines, worthTelling } from '#domain/desk/digest.ts';

const none: DeskFigures = {
  unanswered: 0,
  silent: 0,
  unlogged: 0,
  replacements: 0,
  council: 0,
  unconfirmed: 0,
  questionnaires: 0,
  consents: 0,
  papers: 0,
  unpaired: 0,
  unfinished: 0,
  untold: 0,
};

test('who waits for an answer comes first, whom to tell in person last', () => {
  const lines = deskLines({ ...none, untold: 4, questionnaires: 2, silent: 1, unanswered: 3 });
  expect(lines).toEqual([
    { matter: 'unanswered', count: 3 },
    { matter: 'silent', count: 1 },
    { matter: 'questionnaires', count: 2 },
    { matter: 'untold', count: 4 },
  ]);
});

test('nothing to do is no line, and no message where nobody has met either', () => {
  expect(deskLines(none)).toEqual([]);
  expect(worthTelling([], { held: 0, missed: 0 })).toBe(false);
  expect(worthTelling([], { held: 1, missed: 0 })).toBe(true);
  expect(worthTelling([], { held: 0, missed: 1 })).toBe(true);
  expect(worthTelling(deskLines({ ...none, papers: 1 }), { held: 0, missed: 0 })).toBe(true);
});

test('whatever there is to do, nine lines at most, none of nothing, and what is left out is less urgent', () => {
  const matters = Object.keys(none) as (keyof DeskFigures)[];
  const order = deskLinesOfEach(matters);
  const figures = fc.record(Object.fromEntries(matters.map((matter) => [matter, fc.nat(3)])));
  fc.assert(
    fc.property(figures, (counts) => {
      const all = { ...none, ...counts };
      const lines = deskLines(all);
      const present = order.filter((matter) => all[matter] > 0);
      expect(lines.map(({ matter }) => matter)).toEqual(present.slice(0, 9));
      for (const { matter, count } of lines) expect(count).toBe(all[matter]);
    }),
  );
});

/** Which is more urgent, asked two by two. */
function deskLinesOfEach(matters: readonly (keyof DeskFigures)[]): (keyof DeskFigures)[] {
  return matters.toSorted((a, b) => (deskLines({ ...none, [a]: 1, [b]: 1 })[0]?.matter === a ? -1 : 1));
}
