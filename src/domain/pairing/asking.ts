import { type Outcome, ok, refused } from '#domain/outcome.ts';
import { answered, type Life } from './pair-life.ts';

/** Five days without an answer at one step: the curator hears of it, and the question stays open (product.md, 6). */
export const silentAfter = { hours: 5 * 24 };

export type Side = 'mentor' | 'mentee';

/** Of the two of a membership, which are minors; or whose guardian has said yes. */
export type OfBoth = Readonly<Record<Side, boolean>>;

/** Whose guardians are still asked: those of every minor of the pair, a pupil mentor's too (R3, R4). */
export function guardiansAwaited(minors: OfBoth, agreed: OfBoth): readonly Side[] {
  return (['mentor', 'mentee'] as const).filter((side) => minors[side] && !agreed[side]);
}

/** Whose turn it is: whoever has come of age while a guardian was asked decides alone. */
export function waiting(life: Life, minors: OfBoth, agreed: OfBoth): Life {
  const asksGuardians = life.state === 'proposed' && life.waitsFor === 'guardians';
  const none = guardiansAwaited(minors, agreed).length === 0;
  return asksGuardians && none ? { state: 'proposed', waitsFor: 'mentee' } : life;
}

/** A guardian answers for one of the two: one yes suffices for a child, one no ends the proposal. */
export function guardianAnswered(
  life: Life,
  child: Side,
  answer: 'yes' | 'no',
  { minors, agreed }: { readonly minors: OfBoth; readonly agreed: OfBoth },
): Outcome<{ readonly life: Life; readonly agreed: OfBoth }, 'not-asked'> {
  if (!guardiansAwaited(minors, agreed).includes(child)) return refused('not-asked');
  const now = { ...agreed, [child]: answer === 'yes' };
  const next = answered(life, 'guardians', answer, { guardians: true });
  if (!next.ok) return next;
  const allHaveAgreed = answer === 'no' || guardiansAwaited(minors, now).length === 0;
  return ok({ life: allHaveAgreed ? next.value : life, agreed: now });
}
