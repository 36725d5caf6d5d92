import { randomUUID } from 'node:crypto';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { SentType } from '#domain/file.ts';
import { mostBytes } from '#domain/file.ts';
import { chatQuotas } from '#http/tries.ts';
import { sampleFile } from '#test/support/sample-files.ts';
import { FakeDialogues, serverOf } from './fake-dialogues.ts';

const types: SentType[] = ['image/jpeg', 'image/png', 'application/pdf'];
const ours = { host: 'chat.example', origin: 'http://chat.example' };

async function started({ base = '', ...parts }: Parameters<typeof serverOf>[1] & { base?: string } = {}) {
  const dialogues = new FakeDialogues();
  const server = await serverOf(dialogues, parts);
  onTestFinished(() => server.close());
  const newBrowser = async () => {
    const { cookies } = await server.inject(`${base}/`);
    return Object.fromEntries(cookies.map(({ name, value }) => [name, value]));
  };
  const cookies = await newBrowser();
  const says = (text: string) =>
    server.inject({
      method: 'POST',
      url: `${base}/chat/say`,
      headers: { ...ours, 'content-type': 'application/json' },
      cookies,
      payload: JSON.stringify({ key: randomUUID(), kind: 'text', text }),
    });
  const sends = (
    bytes: Uint8Array,
    more: { key?: string; type?: string; headers?: object; cookies?: Record<string, string> } = {},
  ) =>
    server.inject({
      method: 'POST',
      url: `${base}/chat/file?key=${more.key ?? randomUUID()}`,
      headers: { ...ours, 'content-type': more.type ?? 'image/png', ...more.headers },
      cookies: more.cookies ?? cookies,
      payload: Buffer.from(bytes),
    });
  await says('Да');
  dialogues.asksFile = true;
  const [{ address } = { address: '' }] = dialogues.kept.splice(0);
  return { dialogues, server, cookies, newBrowser, sends, says, address };
}

function sentenceOf(answer: { json(): unknown }): string {
  return (answer.json() as { sentence: string }).sentence;
}

describe('a file that is sent', () => {
  test.each(types)('is kept as it is under the key of the page: %s', async (type) => {
    const { dialogues, sends, address } = await started();
    const key = randomUUID();
    expect((await sends(sampleFile(type), { key, type })).statusCode).toBe(202);
    expect(dialogues.kept.map((update) => update.key)).toEqual([`web:${address}:${key}`]);
    expect(dialogues.received.map((bytes) => new Uint8Array(bytes))).toEqual([sampleFile(type)]);
  });

  test('sent again under its key is one file, also when the question is closed by then', async () => {
    const { dialogues, sends } = await started();
    const key = randomUUID();
    const first = await sends(sampleFile('image/png'), { key });
    dialogues.asksFile = false;
    const again = await sends(sampleFile('image/png'), { key });
    expect([first.statusCode, again.statusCode]).toEqual([202, 202]);
    expect(again.json()).toEqual(first.json());
    expect(dialogues.received).toHaveLength(1);
  });

  test('may have 10 MB, and not a byte more', async () => {
    const { dialogues, sends } = await started();
    const larger = new Uint8Array(mostBytes + 1);
    larger.set(sampleFile('image/jpeg'));
    expect((await sends(larger.subarray(0, mostBytes))).statusCode).toBe(202);
    const answer = await sends(larger);
    expect(answer.statusCode).toBe(413);
    expect(sentenceOf(answer)).toBe('Файл больше 10 МБ.');
    expect(dialogues.received).toHaveLength(1);
  });

  test.each([
    ['a text that calls itself a picture', Buffer.from('<script>alert(1)</script>'), 'image/png'],
    ['an archive', Buffer.from('PK\x03\x04'), 'application/zip'],
    ['a page', Buffer.from('<html>'), 'text/html'],
    ['JSON', Buffer.from('{}'), 'application/json'],
    ['nothing', Buffer.of(), 'image/png'],
  ])('is a picture or a PDF by its bytes: %s is refused', async (_what, bytes, type) => {
    const { dialogues, sends } = await started();
    const answer = await sends(bytes, { type });
    expect(answer.statusCode).toBe(415);
    expect(sentenceOf(answer)).toBe('Подойдёт фото (JPEG, PNG) или PDF.');
    expect(dialogues.kept).toEqual([]);
  });

  test('is not taken where none is asked for, and its bytes are not even read', async () => {
    const { dialogues, sends } = await started();
    dialogues.asksFile = false;
    const answer = await sends(new Uint8Array(mostBytes * 2));
    expect(answer.statusCode).toBe(409);
    expect(sentenceOf(answer)).toContain('файл не нужен');
    expect(dialogues.kept).toEqual([]);
  });

  test('comes from our own page, from a known browser, with a key', async () => {
    const { dialogues, server, sends, cookies } = await started();
    const png = sampleFile('image/png');
    expect((await sends(png, { headers: { origin: 'https://elsewhere.example' } })).statusCode).toBe(403);
    expect((await sends(png, { headers: { 'sec-fetch-site': 'cross-site' } })).statusCode).toBe(403);
    const strange = await sends(png, { cookies: {} });
    expect(strange.statusCode).toBe(401);
    expect(strange.cookies[0]?.name).toBe('nastavnik');
    expect((await sends(png, { key: 'x:y' })).statusCode).toBe(400);
    const headers = { ...ours, 'content-type': 'image/png' };
    expect((await server.inject({ method: 'POST', url: '/chat/file', headers, cookies })).statusCode).toBe(400);
    expect(dialogues.kept).toEqual([]);
  });

  test('counts as something said, and files are counted besides', async () => {
    const png = sampleFile('image/png');
    const fast = await started({ quotas: { ...chatQuotas, says: { points: 2, seconds: 10 } } });
    expect((await fast.sends(png)).statusCode).toBe(202);
    expect((await fast.sends(png)).statusCode).toBe(429);

    const { sends, says, newBrowser } = await started({
      quotas: { ...chatQuotas, files: { points: 2, seconds: 3600 } },
    });
    for (let file = 1; file <= 2; file += 1) expect((await sends(png)).statusCode).toBe(202);
    const answer = await sends(png);
    expect(answer.statusCode).toBe(429);
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(60);
    expect((await says('Да')).statusCode).toBe(202);
    expect((await sends(png, { cookies: await newBrowser() })).statusCode).toBe(202);
  });

  test('is a body of bytes there alone: what is said stays JSON', async () => {
    const { server, cookies } = await started();
    const headers = { ...ours, 'content-type': 'image/png' };
    const said = await server.inject({
      method: 'POST',
      url: '/chat/say',
      headers,
      cookies,
      payload: Buffer.from(sampleFile('image/png')),
    });
    expect(said.statusCode).toBe(415);
  });
});

describe('a guest', () => {
  test('sends a file from its window, until the session is over or another link is opened', async () => {
    const { dialogues, sends } = await started({ base: '/open' });
    const png = sampleFile('image/png');
    const sent = await sends(png);
    expect(sent.statusCode).toBe(202);
    expect(dialogues.kept[0]?.address).toMatch(/^open:[0-9a-f]{64}$/);
    const older = await sends(png, { headers: { 'x-mark': 'ffffffffffff' } });
    expect(older.statusCode).toBe(409);
    expect(sentenceOf(older)).toContain('открыли другой разговор');
    expect((await sends(png, { headers: { 'x-mark': sent.json().mark } })).statusCode).toBe(202);
    for (const session of ['over', 'none'] as const) {
      dialogues.guests = session;
      const refused = await sends(png);
      expect(refused.statusCode).toBe(410);
      expect(sentenceOf(refused)).toContain('Новая ссылка');
    }
  });
});

describe('a file that is shown', () => {
  test.each(types)('has its type and its name, and nobody keeps it: %s', async (type) => {
    const { dialogues, server, cookies, address } = await started();
    const file = dialogues.lay('m 1/2', { name: 'soglasie 1.pdf', type, bytes: sampleFile(type) });
    dialogues.say(address, { text: 'Согласие', key: 'm 1/2', file });
    const shown = await server.inject({ url: `/${file.url}`, cookies });
    expect(new Uint8Array(shown.rawPayload)).toEqual(sampleFile(type));
    expect(shown.headers).toMatchObject({
      'content-type': type,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    });
    expect(shown.headers['content-security-policy']).toContain('sandbox');
    expect(shown.headers['content-disposition']).toContain('filename="soglasie 1.pdf"');
  });

  test('has a name that breaks no header', async () => {
    const { dialogues, server, cookies, address } = await started();
    const name = 'а"; evil\r\nx-evil: 1\\.pdf';
    const file = dialogues.lay('m1', { name, type: 'application/pdf', bytes: sampleFile('application/pdf') });
    dialogues.say(address, { text: 'Согласие', file });
    const shown = await server.inject({ url: `/${file.url}`, cookies });
    expect(shown.statusCode).toBe(200);
    expect(shown.headers['content-disposition']).toBe(
      `attachment; filename="__; evil__x-evil: 1_.pdf"; filename*=UTF-8''%D0%B0%22%3B%20evil%0D%0Ax-evil%3A%201%5C.pdf`,
    );
  });

  test.each([
    ['image/png', 'inline'],
    ['application/pdf', 'attachment'],
    ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'attachment'],
    ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'attachment'],
    ['text/calendar', 'attachment'],
  ] as const)('a picture is looked at, everything else is saved under its Russian name: %s', async (type, how) => {
    const { dialogues, server, cookies, address } = await started();
    const file = dialogues.lay('m1', { name: "Приказ (1) о'.x", type, bytes: sampleFile('image/png') });
    dialogues.say(address, { text: 'Приказ', file });
    const { headers } = await server.inject({ url: `/${file.url}`, cookies });
    expect(headers['content-type']).toMatch(new RegExp(`^${type}`, 'u'));
    expect(headers['content-disposition']).toBe(
      `${how}; filename="______ (1) _'.x"; filename*=UTF-8''%D0%9F%D1%80%D0%B8%D0%BA%D0%B0%D0%B7%20%281%29%20%D0%BE%27.x`,
    );
  });

  test('is found by nobody else, in neither kind of chat', async () => {
    const { dialogues, server, newBrowser, address } = await started();
    const png = { name: 'a.png', type: 'image/png', bytes: sampleFile('image/png') } as const;
    const file = dialogues.lay('m1', png);
    dialogues.say(address, { text: 'Согласие', file });
    expect((await server.inject({ url: `/${file.url}`, cookies: await newBrowser() })).statusCode).toBe(404);
    expect((await server.inject(`/${file.url}`)).statusCode).toBe(401);
    expect((await server.inject(`/open/${file.url}`)).statusCode).toBe(401);
  });
});
