import type { z } from 'zod';
import type { Json } from '#bot/conversation/conversation.ts';
import type { Text } from '#bot/text.ts';
import type { Work } from '#bot/work/work.ts';
import type { FileType } from '#domain/file.ts';

/** A kind of document that somebody can order. */
export interface DocumentKind<Params extends Json = Json> {
  /** Ids of what it is about. */
  readonly params: z.ZodType<Params>;
  /**
   * Reads what stands in it, as whoever has ordered it, when it is made: rights and data are those of that moment.
   * Undefined: there is nothing to make it of any more.
   */
  read(work: Work, params: Params): Promise<Drafted | undefined>;
}

/** Everything that has been read for a document; nothing is read while it is made. */
export interface Drafted {
  /** Without the extension: «Согласие на обработку данных». */
  readonly name: Text;
  /** What stands over the file in the chat. */
  readonly caption: Text;
  readonly type: FileType;
  /** Nothing personal is in the file: figures, times. `work.carriesPersonal` says whether that is asked for. */
  readonly impersonal?: true;
  /** A PNG to be looked at in the chat, not to be saved. */
  readonly picture?: true;
  make(): Promise<Uint8Array>;
}
