import { z } from 'zod';
import type { Fetched, Incoming, Limits, Messenger } from '#bot/messenger.ts';

const limits: Limits = {
  text: 20_000,
  caption: 20_000,
  label: 200,
  buttonsInRow: 4,
  rows: 60,
  buttons: 60,
  payload: 64,
  perSecond: 1000,
};

const body = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string() }),
  z.object({ kind: z.literal('press'), payload: z.string() }),
  z.object({ kind: z.literal('start'), code: z.string().optional() }),
  z.object({ kind: z.literal('file'), upload: z.string(), bytes: z.number() }),
]);

export interface WebParts {
  /** Where people's browsers reach the page. */
  publicUrl: string;
  /** The bytes of what a page has sent, while they are kept. */
  readUpload(id: string): Promise<Uint8Array | undefined>;
}

/** The web chat. */
export function webMessenger({ publicUrl, readUpload }: WebParts): Messenger {
  return {
    channel: 'web',
    limits,
    translate,
    // A browser's outbox rows are its dialogue: the page reads them itself.
    deliver: async ({ number }) => ({ outcome: 'sent', messageId: String(number) }),
    fetchFile: async ({ ref }, most) => fetched(await readUpload(ref), most),
    invitationLink: (code) => new URL(`/?start=${encodeURIComponent(code)}`, publicUrl).href,
  };
}

function translate(kept: unknown): Incoming {
  const parsed = body.safeParse(kept);
  if (!parsed.success) return { kind: 'nothing' };
  const said = parsed.data;
  if (said.kind === 'press') return said;
  if (said.kind === 'file') {
    return { kind: 'attachment', what: 'file', file: { ref: said.upload, bytes: said.bytes } };
  }
  if (said.kind === 'start') return start(said.code);
  // «/start CODE» typed means the same as the link.
  const typed = /^\/start(?:\s+(\S+))?$/i.exec(said.text.trim());
  return typed ? start(typed[1]) : said;
}

function fetched(bytes: Uint8Array | undefined, most: number): Fetched {
  if (bytes === undefined) return { outcome: 'gone' };
  return bytes.length > most ? { outcome: 'too-big' } : { outcome: 'fetched', bytes };
}

function start(code: string | undefined): Incoming {
  return code === undefined ? { kind: 'start' } : { kind: 'start', code };
}
