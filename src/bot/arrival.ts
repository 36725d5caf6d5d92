import type { Reply } from './layout.ts';

/**
 * How an attempt to come in by a code ended; `in`: the dialogue that it leads to has been told, and `said` is to be said
 * before what follows there; `asks`: it must be said first for whom the code is.
 */
export type Arrival = { in: true; said?: Reply } | { in: false; because: Refusal } | { asks: Reply };

/** Why a code does not let in. */
export type Refusal =
  | 'wrong'
  | 'too-many-tries'
  /** Of a first curator, and the school has been set up. */
  | 'set-up'
  | 'expired'
  | 'used-up'
  | 'revoked'
  /** Whoever brings it has come by it before, and left. */
  | 'left'
  /** Of the other kind than the person whose chat this is. */
  | 'for-pupils'
  | 'for-adults'
  /** So many say who they are in this chat already that it can be no family's. */
  | 'too-many-newcomers'
  /** A code for another chat, brought by the very chat that it was made in. */
  | 'own-code';

export function refused(because: Refusal): Arrival {
  return { in: false, because };
}
