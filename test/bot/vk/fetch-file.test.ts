import { randomBytes } from 'node:crypto';
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Fetched, FileSource } from '#bot/messenger.ts';
import { translate } from '#bot/vk/translate.ts';
import type { Vk } from '#bot/vk/vk.ts';
import type { Chat } from '#test/support/vk/chat.ts';
import type { Event } from '#test/support/vk/events.ts';
import type { Fault } from '#test/support/vk/fault.ts';
import { VkServer } from '#test/support/vk-server.ts';
import { adapterTo, Kept } from './kept.ts';

let server: VkServer;
let chat: Chat;
let vk: Vk;

beforeEach(async () => {
  server = await VkServer.start();
  vk = adapterTo(server, new Kept(), { fileTimeoutMs: 300 });
  chat = server.chat(501);
});
afterEach(() => server.close());

const bytes = randomBytes(300_000);
const enough = 5_000_000;

function sourceOf(event: Event): FileSource {
  const incoming = translate(event);
  if (incoming.kind !== 'attachment' || !incoming.file) throw new Error('Nothing to fetch');
  return incoming.file;
}

function fetched(event: Event, most = enough): Promise<Fetched> {
  return vk.fetchFile(sourceOf(event), most);
}

describe('what somebody has sent', () => {
  it('comes byte for byte: a photo, as large as VK has it', async () => {
    expect(await fetched(chat.sendsPhoto({ bytes }))).toEqual({ outcome: 'fetched', bytes });
  });

  it('comes byte for byte: a document, from where its address leads', async () => {
    expect(await fetched(chat.sendsDocument({ bytes }))).toEqual({ outcome: 'fetched', bytes });
    expect(server.calls('file')).toHaveLength(2);
  });

  it('of just the size that is allowed is taken', async () => {
    expect(await fetched(chat.sendsDocument({ bytes }), bytes.length)).toMatchObject({ outcome: 'fetched' });
  });

  it('is not asked for when the message says that it is too big', async () => {
    expect(await fetched(chat.sendsDocument({ bytes }), bytes.length - 1)).toEqual({ outcome: 'too-big' });
    expect(server.calls('file')).toEqual([]);
  });

  it('is given up when it turns out to be too big', async () => {
    const sent = chat.sendsDocument({ bytes, statesSize: false });
    expect(await fetched(sent, bytes.length - 1)).toEqual({ outcome: 'too-big' });
    expect(await fetched(chat.sendsPhoto({ bytes }), bytes.length - 1)).toEqual({ outcome: 'too-big' });
  });

  it('is gone when VK has it no more, and shows a page instead of a document', async () => {
    const all = [chat.sendsPhoto({ bytes }), chat.sendsDocument({ bytes })];
    server.forgetFiles();
    for (const event of all) expect(await fetched(event)).toEqual({ outcome: 'gone' });
  });

  it.each([403, 404, 410])('is gone after %i', async (status) => {
    server.failNext({ method: 'file', status });
    expect(await fetched(chat.sendsPhoto({ bytes }))).toEqual({ outcome: 'gone' });
  });
});

describe('a forged update', () => {
  it('makes us ask nobody but VK', async () => {
    const stranger = await VkServer.start();
    const { url } = (
      stranger.chat(1).sendsDocument().object as { message: { attachments: { doc: { url: string } }[] } }
    ).message.attachments[0]?.doc ?? { url: '' };
    const forged = chat.sendsRaw({ type: 'doc', doc: { url, size: 10 } });
    expect(await fetched(forged)).toEqual({ outcome: 'gone' });
    expect(stranger.log).toEqual([]);
    await stranger.close();
  });

  it('makes us ask nobody else where VK itself would lead', async () => {
    const stranger = await VkServer.start();
    for (const to of [`${stranger.apiRoot}/x`, 'file:///etc/passwd', 'https://127.0.0.1:1/', 'http://']) {
      server.failNext({ method: 'file', to });
      expect(await fetched(chat.sendsPhoto({ bytes }))).toEqual({ outcome: 'gone' });
    }
    expect(stranger.log).toEqual([]);
    await stranger.close();
  });

  it('does not lead us in circles', async () => {
    const sent = chat.sendsPhoto({ bytes });
    server.failNext({ method: 'file', to: sourceOf(sent).ref, times: 100 });
    expect(await fetched(sent)).toEqual({ outcome: 'gone' });
    expect(server.calls('file').length).toBeLessThan(10);
  });
});

describe('what may go better the next time is thrown', () => {
  const faults: [string, Fault, RegExp][] = [
    ['too many', { method: 'file', status: 429 }, /HTTP 429/],
    ['taken for a machine', { method: 'file', status: 418 }, /HTTP 418/],
    ['a failure inside', { method: 'file', status: 500 }, /HTTP 500/],
    ['half of the file', { method: 'file', answer: 'half' }, /gave no answer/],
    ['no answer', { method: 'file', answer: 'none' }, /gave no answer/],
    ['silence', { method: 'file', answer: 'silent' }, /TimeoutError/],
  ];
  it.each(faults)('%s', async (_, fault, said) => {
    const sent = chat.sendsPhoto({ bytes });
    server.failNext(fault);
    await expect(fetched(sent)).rejects.toThrow(said);
    expect(await fetched(sent)).toMatchObject({ outcome: 'fetched' });
  });

  it('without the address, which opens the file to anybody, and without the token', async () => {
    const sent = chat.sendsPhoto({ bytes });
    const told: unknown[] = [];
    for (const [, fault] of faults) {
      server.failNext(fault);
      told.push(await fetched(sent).catch((error: unknown) => error));
    }
    await server.stop();
    told.push(await fetched(sent).catch((error: unknown) => error));
    for (const error of told) {
      expect(error).toBeInstanceOf(Error);
      const printed = inspect(error, { depth: 10, showHidden: true });
      expect(printed).not.toContain(server.token);
      expect(printed).not.toMatch(/127\.0\.0\.1|\/s\/v1\//);
    }
  });
});
