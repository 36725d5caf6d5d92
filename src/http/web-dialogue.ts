import type { ShownRow } from '#bot/web/shown-row.ts';
import type { FileType } from '#domain/file.ts';

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
  /** Where a guest's session stands; `none`: it has said nothing yet, or has been swept away. */
  session(address: string): Promise<'none' | 'open' | 'over'>;
  /** The PNG of a row of this address; nothing while it is not made yet. */
  picture(address: string, key: string): Promise<Uint8Array | undefined>;
  /** The document of a row of this address; nothing while it is not here yet. */
  file(address: string, key: string): Promise<{ name: string; type: FileType; bytes: Uint8Array } | undefined>;
}

/** Takes what the page sends as a file. Keys are those of updates: see {@link import('./said.ts')}. */
export interface WebUploads {
  /** Whether a file would be taken now. Asked before its bytes are read. */
  expects(file: { address: string; key: string }): Promise<boolean>;
  keep(file: { address: string; key: string; bytes: Uint8Array }): Promise<'kept' | 'not-asked'>;
}

/** Where the page finds a row's document: the `url` of {@link ShownRow.file}. */
export function fileUrl(key: string): string {
  return `chat/files/${encodeURIComponent(key)}`;
}

/** Where the page finds a row's picture: the `url` of {@link ShownRow.picture}. */
export function pictureUrl(key: string): string {
  return `chat/pictures/${encodeURIComponent(key)}`;
}
