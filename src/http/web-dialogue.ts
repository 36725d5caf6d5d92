import type { Button } from '#bot/messenger.ts';
import type { Span } from '#bot/text.ts';

/** One message of a browser's dialogue as the page shows it. */
export interface ShownRow {
  /** 1, 2, 3 … within the account: the id of its server-sent event. */
  position: number;
  /** Stable id of the message. A row of the person's own carries the key under which the page sent it. */
  key: string;
  from: 'program' | 'person';
  spans: readonly Span[];
  rows: readonly (readonly Button[])[];
  picture?: { url: string; alt: string };
  /** Key of an earlier row, now shown like this one: the chosen answer, no buttons. */
  replaces?: string;
  /** ISO instant. */
  at: string;
}

/** What the page reads of the accounts' dialogues. An address without a dialogue has no rows. */
export interface WebDialogues {
  /** Rows after a position, oldest first, at most `limit`. */
  shownAfter(address: string, position: number, limit: number): Promise<ShownRow[]>;
  /** The newest `limit` rows, oldest first. */
  newest(address: string, limit: number): Promise<ShownRow[]>;
  /** The `limit` rows next before a position, oldest first. */
  before(address: string, position: number, limit: number): Promise<ShownRow[]>;
  /** Calls back whenever rows may have appeared for this address. Returns the unsubscribe. */
  onShown(address: string, wake: () => void): () => void;
  /** The PNG of a row of this address; nothing while it is not made yet. */
  picture(address: string, key: string): Promise<Uint8Array | undefined>;
}

/** Where the page finds a row's picture: the `url` of {@link ShownRow.picture}. */
export function pictureUrl(key: string): string {
  return `/chat/pictures/${encodeURIComponent(key)}`;
}
