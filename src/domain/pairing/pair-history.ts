import type { Hindrance } from './eligibility.ts';
import type { EndReason } from './pair-life.ts';

/** What has become of a membership, without anything more to say of it. `consent`: R18; `entered`: it worked already. */
export type PairWhat =
  | 'proposed'
  | 'entered'
  | `council-${'yes' | 'no'}`
  | `${'yes' | 'no'}-${'mentor' | 'guardian' | 'mentee'}${'' | '-on-paper'}`
  | 'reminded'
  | 'taken-back'
  | 'active'
  | 'papers-complete'
  | 'papers-taken-back'
  | 'paused'
  | 'resumed'
  | 'completed'
  | 'replaced'
  | 'consent'
  | 'substitute-ended';

/** One entry of a history: with the rule that forbids, why it ended before its time, or from which day till which one somebody stands in. */
export type PairEventWhat = PairWhat | `rule:${Hindrance}` | `ended:${EndReason}` | `substitute:${string}:${string}`;

/** Whether a pause is over with it: it goes on, or the membership has ended. Papers and substitutes leave a pause alone. */
export function endsPause(what: PairEventWhat): boolean {
  const plain: readonly PairEventWhat[] = ['resumed', 'completed', 'replaced', 'consent'];
  return plain.includes(what) || what.startsWith('ended:');
}
