import { z } from 'zod';
import { type FileType, fileTypes } from '#domain/file.ts';
import type { FileId } from '#domain/ids.ts';
import type { Button } from './messenger.ts';
import type { Span } from './text.ts';

/** What a row of the outbox holds, as JSON: a message laid out already, or a notice that is rendered when it goes. */
export type Content = MessageContent | { kind: 'notice'; notice: unknown };

export interface MessageContent {
  kind: 'message';
  spans: readonly Span[];
  rows: readonly (readonly Button[])[];
  /** A picture made of this link when the message is posted. */
  qr?: string;
  /** A document under the text; its bytes are in the school's table. */
  file?: KeptFile;
  /** The question takes a file for an answer. */
  asksFile?: true;
  /** The press that shows this again, where it is a screen: «Открыть» leads to it. */
  place?: string;
  /** A part of a long message; another follows. */
  continued?: true;
  /** The notice that it was made of: where it cannot be delivered, another messenger gets it, and at night nobody does. */
  notice?: unknown;
}

/** A file of a school: an id of its table, and how the file is shown. */
export interface KeptFile {
  id: FileId;
  name: string;
  type: FileType;
  /** Figures or times only: every messenger may carry it, as far as the words over it go. */
  impersonal?: true;
  /** A PNG to be looked at in the chat, not to be saved. */
  picture?: true;
  /** The text says all without it: where a messenger does not take the file, the text goes alone. */
  beside?: true;
}

const span = z.object({ text: z.string(), bold: z.literal(true).exactOptional() });
const button = z.union([
  z.object({ label: z.string(), press: z.string() }),
  z.object({ label: z.string(), link: z.string() }),
]);

const content = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('message'),
    spans: z.array(span),
    rows: z.array(z.array(button)),
    qr: z.string().exactOptional(),
    file: z
      .object({
        id: z.custom<FileId>((value) => typeof value === 'string'),
        name: z.string(),
        type: z.enum(fileTypes),
        impersonal: z.literal(true).exactOptional(),
        picture: z.literal(true).exactOptional(),
        beside: z.literal(true).exactOptional(),
      })
      .exactOptional(),
    asksFile: z.literal(true).exactOptional(),
    place: z.string().exactOptional(),
    continued: z.literal(true).exactOptional(),
    notice: z.unknown().optional(),
  }),
  z.object({ kind: z.literal('notice'), notice: z.unknown() }),
]);

/** Undefined for a row that has been blanked. */
export function readContent(kept: unknown): Content | undefined {
  return kept === null ? undefined : content.parse(kept);
}
