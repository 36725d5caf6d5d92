import { z } from 'zod';
import type { Update } from '#bot/messenger.ts';
import { readCode } from '#domain/people/invitation-code.ts';

/** Characters that a message may have; the program itself answers to anything up to this. */
export const textLimit = 20_000;

/** A body of this many bytes holds the longest text, however its characters are escaped. */
export const bodyLimit = 192 * 1024;

/** Made by the page. */
export const key = z.uuid();

/** What the page sends. `key` is made by the page: sent again after a lost connection, it is the same message. */
export const said = z.discriminatedUnion('kind', [
  z.strictObject({ key, kind: z.literal('text'), text: z.string().transform(storable).pipe(z.string().min(1)) }),
  z.strictObject({ key, kind: z.literal('press'), payload: z.string().min(1).max(64).transform(storable) }),
  z.strictObject({
    key,
    kind: z.literal('start'),
    code: z.string().trim().min(1).max(64).transform(storable).optional(),
  }),
]);

export type Said = z.infer<typeof said>;

/** The code that this message tries, whichever way it is given. */
export function triedCode(message: Said): string | undefined {
  if (message.kind === 'start') return message.code;
  if (message.kind !== 'text') return undefined;
  const code = /^\/start\s+(\S+)/i.exec(message.text.trim())?.[1];
  return code ?? (readCode(message.text).ok ? message.text : undefined);
}

/** As the inbox keeps it: {@link import('#bot/web/web.ts')} reads this body. */
export function asUpdate({ key, ...body }: Said, address: string): Update {
  return { channel: 'web', key: updateKey(key, address), address, body };
}

/** A key of the page means something in its own browser only. */
export function updateKey(ofPage: string, address: string): string {
  return `web:${address}:${ofPage.toLowerCase()}`;
}

/** Postgres takes neither NUL nor halves of a surrogate pair. */
function storable(text: string): string {
  return text.replaceAll('\0', '').toWellFormed();
}
