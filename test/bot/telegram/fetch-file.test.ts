import { randomBytes } from 'node:crypto';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Fetched, FileSource } from '#bot/messenger.ts';
import { openTelegram } from '#bot/telegram/telegram.ts';
import type { TelegramChat } from '#test/support/telegram/chat.ts';
import { type Fault, startTelegramServer, type TelegramServer } from '#test/support/telegram-server.ts';
import { type Opened, openQuickly } from './quick.ts';

let server: TelegramServer;
let opened: Opened;
let chat: TelegramChat;

beforeEach(async () => {
  server = await startTelegramServer();
  opened = openQuickly(server, { fileSeconds: 0.3 });
  chat = server.chat(42, { firstName: 'Аня' });
});
afterEach(() => server.stop());

const bytes = randomBytes(300_000);
const enough = 5_000_000;

/** What the adapter says of the message that was sent last. */
async function source(): Promise<FileSource> {
  const stop = new AbortController();
  const polling = opened.telegram.poll(stop.signal);
  await expect.poll(() => server.unconfirmed).toBe(0);
  stop.abort();
  await polling;
  const incoming = opened.telegram.translate(opened.kept.at(-1)?.body);
  if (incoming.kind !== 'attachment' || !incoming.file) throw new Error('Nothing to fetch');
  return incoming.file;
}

async function fetched(most = enough): Promise<Fetched> {
  return opened.telegram.fetchFile(await source(), most);
}

describe('what somebody has sent', () => {
  test('comes byte for byte: a document', async () => {
    chat.sendsDocument({ bytes });
    expect(await fetched()).toEqual({ outcome: 'fetched', bytes });
  });

  test('comes byte for byte: a photo, in the largest of its sizes', async () => {
    chat.sendsPhoto({ bytes });
    expect(await fetched()).toEqual({ outcome: 'fetched', bytes });
  });

  test('comes from a root that is written with a slash at its end', async () => {
    chat.sendsDocument({ bytes });
    const { token, root } = server;
    const log = { info: () => undefined, warn: () => undefined };
    const telegram = openTelegram({ token, apiRoot: `${root}/`, keep: async () => undefined, log });
    expect(await telegram.fetchFile(await source(), enough)).toMatchObject({ outcome: 'fetched' });
  });

  test('of just the size that is allowed is taken', async () => {
    chat.sendsDocument({ bytes });
    expect(await fetched(bytes.length)).toMatchObject({ outcome: 'fetched' });
  });

  test('is not asked for when the message says that it is too big', async () => {
    chat.sendsDocument({ bytes });
    expect(await fetched(bytes.length - 1)).toEqual({ outcome: 'too-big' });
    expect(server.calls('getFile')).toEqual([]);
  });

  test('is not downloaded when Telegram says that it is too big', async () => {
    chat.sendsDocument({ bytes });
    const { ref } = await source();
    expect(await opened.telegram.fetchFile({ ref }, bytes.length - 1)).toEqual({ outcome: 'too-big' });
    expect(server.calls('download')).toEqual([]);
  });

  test('is given up when it turns out to be too big', async () => {
    chat.sendsDocument({ bytes, statesSize: false });
    expect(await fetched(bytes.length - 1)).toEqual({ outcome: 'too-big' });
  });

  test('is too big when Telegram gives it to no bot', async () => {
    chat.sendsDocument({ bytes: Buffer.alloc(20 * 1024 * 1024 + 1), statesSize: false });
    expect(await fetched(100_000_000)).toEqual({ outcome: 'too-big' });
  });

  test('is gone when Telegram has forgotten it', async () => {
    chat.sendsDocument({ bytes });
    const known = await source();
    server.forgetFiles();
    expect(await opened.telegram.fetchFile(known, enough)).toEqual({ outcome: 'gone' });
  });

  test('is gone when its address has run out', async () => {
    chat.sendsDocument({ bytes });
    server.failNext({ method: 'download', status: 404 });
    expect(await fetched()).toEqual({ outcome: 'gone' });
  });
});

describe('what may go better the next time is thrown', () => {
  const faults: [string, Fault, string][] = [
    ['too many questions', { method: 'getFile', status: 429, retryAfter: 3 }, 'getFile: 429'],
    ['too many downloads', { method: 'download', status: 429 }, 'download: 429'],
    ['a failure inside, asked', { method: 'getFile', status: 500 }, 'getFile: 500'],
    ['a failure inside, downloading', { method: 'download', status: 502 }, 'download: 502'],
    ['a wrong token', { method: 'getFile', status: 401 }, 'getFile: 401'],
    ['half of the answer', { method: 'getFile', cut: 'half' }, 'getFile: half an answer'],
    ['half of the file', { method: 'download', cut: 'half' }, 'download: no answer'],
    ['no answer', { method: 'getFile', cut: 'before' }, 'getFile: no answer'],
    ['no file', { method: 'download', cut: 'before' }, 'download: no answer'],
    ['silence', { method: 'getFile', cut: 'silent' }, 'getFile: no answer'],
    ['silence before the file', { method: 'download', cut: 'silent' }, 'download: no answer'],
    ['a page of a proxy', { method: 'getFile', cut: 'garbage' }, 'getFile: no answer'],
  ];
  test.each(faults)('%s', async (_, fault, said) => {
    chat.sendsDocument({ bytes });
    server.failNext(fault);
    await expect(fetched()).rejects.toThrow(`Telegram ${said}`);
    expect(await fetched()).toMatchObject({ outcome: 'fetched' });
  });

  test('and the token is shown to nobody else', async () => {
    const other = await startTelegramServer();
    chat.sendsDocument({ bytes });
    server.failNext({ method: 'download', status: 302, to: `${other.root}/file/bot${server.token}/x` });
    await expect(fetched()).rejects.toThrow('Telegram download: 302');
    expect(other.log).toEqual([]);
    await other.stop();
  });

  test('without the token or the address, however it fails and however it is printed', async () => {
    chat.sendsDocument({ bytes });
    const known = await source();
    const fault = fc.record(
      {
        method: fc.constantFrom('getFile', 'download'),
        status: fc.constantFrom(302, 400, 401, 403, 404, 418, 429, 500, 502),
        cut: fc.constantFrom('before', 'half', 'unanswered', 'garbage'),
        description: fc.constantFrom(`Bad Request: ${server.root}/file/bot${server.token}/x`, `'${server.token}'`),
      },
      { requiredKeys: ['method'] },
    );
    await fc.assert(
      fc.asyncProperty(fault, async (ordered) => {
        server.failNext(ordered as Fault);
        const end: unknown = await opened.telegram.fetchFile(known, enough).catch((error: unknown) => error);
        const printed = inspect(end, { depth: 10, showHidden: true, maxArrayLength: 0 }) + JSON.stringify(opened.told);
        expect(printed).not.toContain(server.token);
        expect(printed).not.toMatch(/127\.0\.0\.1|documents\//);
      }),
      { numRuns: 60 },
    );
    await server.stop();
    const end: unknown = await opened.telegram.fetchFile(known, enough).catch((error: unknown) => error);
    expect(inspect(end, { depth: 10, showHidden: true })).not.toMatch(/stand-in-of-telegram|127\.0\.0\.1/);
    await server.start();
  });
});
