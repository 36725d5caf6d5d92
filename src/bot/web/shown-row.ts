import type { FileType } from '#domain/file.ts';
import type { Button } from '../messenger.ts';
import type { Span } from '../text.ts';

/** One message of a browser's dialogue as the page shows it: a row of its outbox. */
export interface ShownRow {
  /** 1, 2, 3 … within the account: the id of its server-sent event. */
  position: number;
  /** Stable id of the message. A row of the person's own carries the key under which the page sent it. */
  key: string;
  from: 'program' | 'person';
  spans: readonly Span[];
  rows: readonly (readonly Button[])[];
  picture?: { url: string; alt: string };
  /** A document under the text. */
  file?: { url: string; name: string; type: FileType };
  /** While this question is open, a file can be given for an answer. */
  asksFile?: true;
  /** Key of an earlier row, now shown like this one: the chosen answer, no buttons. */
  replaces?: string;
  /** ISO instant. */
  at: string;
}
