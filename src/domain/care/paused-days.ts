import { endsPause, type PairEventWhat } from '#domain/pairing/pair-history.ts';
import type { Pause } from '#domain/school/pauses.ts';

/**
 * Days on which a membership has been paused, by its history, the oldest first; a pause that goes on lasts till today. What is
 * done to a pair that rests, a paper marked or taken back, somebody who stands in, ends no pause. Source: product.md, 8.
 */
export function pausedDays(
  history: readonly { readonly what: PairEventWhat; readonly on: Temporal.PlainDate }[],
  today: Temporal.PlainDate,
): readonly Pause[] {
  const found: Pause[] = [];
  let from: Temporal.PlainDate | undefined;
  for (const { what, on } of history) {
    if (what === 'paused') from ??= on;
    else if (from && endsPause(what)) {
      found.push({ from, to: on });
      from = undefined;
    }
  }
  return from ? [...found, { from, to: today }] : found;
}
