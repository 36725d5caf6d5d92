import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CountedMeeting, type CountedPair, schoolFigures as figuresOf } from '#domain/desk/figures.ts';
import { brand, type PairId, type PersonId } from '#domain/ids.ts';

const [mira, timur] = [brand<PersonId>('mira'), brand<PersonId>('timur')];

function meeting(
  outcome: CountedMeeting['outcome'],
  {
    pair = 'a',
    minutes = 45,
    mentees = [{ id: mira, className: '7А' }],
  }: Partial<Omit<CountedMeeting, 'pair'>> & { pair?: string } = {},
): CountedMeeting {
  return { pair: brand<PairId>(pair), form: 'pupil_pupil', outcome, minutes, mentees };
}

const rated = (id: PersonId, rating: number, className = '7А') =>
  meeting('held', { mentees: [{ id, className, rating }] });

const schoolFigures = (meetings: readonly CountedMeeting[], worked: readonly CountedPair[] = []) =>
  figuresOf(meetings, worked);

test('a pair that worked and never met counts too, once with its meetings', () => {
  const worked = ['a', 'b'].map((id) => ({
    pair: brand<PairId>(id),
    form: 'pupil_pupil' as const,
    classes: [id === 'a' ? '7А' : '9Б'],
  }));
  const { all, byForm, byClass } = schoolFigures([meeting('held'), meeting('held')], worked);
  expect([all.pairs, all.perPair]).toEqual([2, 1]);
  expect(byForm.map(({ pairs }) => pairs)).toEqual([2]);
  expect(byClass.map(({ className, pairs, perPair }) => [className, pairs, perPair])).toEqual([
    ['7А', 1, 2],
    ['9Б', 1, 0],
  ]);
});

test('the share is of all that were to be; hours are of those held', () => {
  const { all } = schoolFigures([
    meeting('held', { minutes: 60 }),
    meeting('held', { pair: 'b', minutes: 30 }),
    meeting('not-held'),
    meeting('missed'),
  ]);
  expect(all).toEqual({ pairs: 2, held: 2, perPair: 1, shareHeld: 0.5, hours: 1.5 });
});

test('without meetings nothing is divided by nothing', () => {
  expect(schoolFigures([])).toEqual({ all: { pairs: 0, held: 0, perPair: 0, hours: 0 }, byForm: [], byClass: [] });
});

test('a mean rating is of five at least, and never of one child', () => {
  const four = [rated(mira, 5), rated(mira, 5), rated(timur, 4), rated(timur, 4)];
  expect(schoolFigures(four).all.meanRating).toBeUndefined();
  expect(schoolFigures([...four, rated(timur, 2)]).all.meanRating).toBe(4);
  expect(schoolFigures([1, 2, 3, 4, 5, 5].map((each) => rated(mira, each))).all.meanRating).toBeUndefined();
});

test('a class in which one child rates shows no mean, though the school does', () => {
  const { all, byClass } = schoolFigures(
    [1, 2, 3, 4, 5].flatMap((each) => [rated(mira, each), rated(timur, each, '10Б')]),
  );
  expect(all.meanRating).toBe(3);
  expect(byClass.map(({ className, meanRating }) => [className, meanRating])).toEqual([
    ['7А', undefined],
    ['10Б', undefined],
  ]);
});

test('a group of two classes counts in both, in the school once', () => {
  const mentees = [
    { id: mira, className: '7А' },
    { id: timur, className: '8Б' },
  ];
  const { all, byClass } = schoolFigures([meeting('held', { mentees })]);
  expect(all.held).toBe(1);
  expect(byClass.map(({ className, held }) => [className, held])).toEqual([
    ['7А', 1],
    ['8Б', 1],
  ]);
});

test('forms add up to the school, whatever the meetings are', () => {
  const one = fc.record({
    pair: fc.constantFrom('a', 'b', 'c').map((id) => brand<PairId>(id)),
    form: fc.constantFrom('pupil_pupil' as const, 'teacher_teacher' as const),
    outcome: fc.constantFrom('held' as const, 'not-held' as const, 'missed' as const),
    minutes: fc.integer({ min: 5, max: 480 }),
    mentees: fc.constant([{ id: mira }]),
  });
  fc.assert(
    fc.property(fc.array(one), (meetings) => {
      const { all, byForm } = schoolFigures(meetings);
      expect(byForm.reduce((sum, { held }) => sum + held, 0)).toBe(all.held);
      expect(byForm.reduce((sum, { hours }) => sum + hours, 0)).toBeCloseTo(all.hours);
      if (all.shareHeld !== undefined) expect(all.shareHeld).toBeLessThanOrEqual(1);
    }),
  );
});
