import { randomUUID } from 'node:crypto';
import { describe, expect, onTestFinished, test } from 'vitest';
import { chatQuotas } from '#http/tries.ts';
import { FakeDialogues, rememberingLog, serverOf } from './fake-dialogues.ts';

const ours = { host: 'chat.example', origin: 'http://chat.example', 'content-type': 'application/json' };
const publicUrl = 'https://nastavnik.example';

async function started(parts: Parameters<typeof serverOf>[1] = {}) {
  const dialogues = new FakeDialogues();
  const server = await serverOf(dialogues, parts);
  onTestFinished(() => server.close());
  const opened = await server.inject('/');
  const cookies = Object.fromEntries(opened.cookies.map(({ name, value }) => [name, value]));
  const say = (body: object, more: { headers?: object; cookies?: Record<string, string> } = {}) =>
    server.inject({
      method: 'POST',
      url: '/chat/say',
      headers: { ...ours, ...more.headers },
      cookies: more.cookies ?? cookies,
      payload: JSON.stringify(body),
    });
  return { dialogues, server, opened, cookies, say };
}

function text(words: string) {
  return { key: randomUUID(), kind: 'text', text: words };
}

describe('the page', () => {
  test('gives a browser a secret of 256 bits that scripts and foreign pages cannot use', async () => {
    const { opened } = await started({ publicUrl });
    // From this very host alone: a neighbouring site of the same domain can plant no chat of its own.
    const cookie = opened.cookies.find(({ name }) => name === '__Host-nastavnik');
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', secure: true, path: '/', maxAge: 31_536_000 });
    expect(Buffer.from(cookie?.value ?? '', 'base64url')).toHaveLength(32);
  });

  test('keeps the same secret for a browser that comes again, and works over plain http on this computer', async () => {
    const { server, cookies } = await started({ publicUrl: 'http://127.0.0.1:8080' });
    const again = await server.inject({ url: '/', cookies });
    expect(again.cookies[0]).toMatchObject({ value: cookies['nastavnik'], maxAge: 31_536_000 });
    expect(again.cookies[0]).not.toHaveProperty('secure');
  });

  test('believes over https no cookie that a neighbouring site could have planted', async () => {
    const { server } = await started({ publicUrl });
    const planted = 'A'.repeat(43);
    const opened = await server.inject({ url: '/', cookies: { nastavnik: planted } });
    expect(opened.cookies[0]?.value).not.toBe(planted);
    expect((await server.inject({ url: '/chat/rows?before=1', cookies: { nastavnik: planted } })).statusCode).toBe(401);
  });

  test('lets no script, style or frame in but its own', async () => {
    const { opened } = await started();
    const policy = String(opened.headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).not.toContain('unsafe');
    expect(opened.body).not.toMatch(/<script(?![^>]* src=)/);
    expect(opened.headers['referrer-policy']).toBe('no-referrer');
  });

  test('is never kept by the browser, its files for ever', async () => {
    const { server, opened } = await started();
    expect(opened.headers['cache-control']).toBe('no-store');
    const script = /src="(\/page\/[^"]+\/chat\.js)"/.exec(opened.body)?.[1] ?? '';
    const file = await server.inject(script);
    expect(file.statusCode).toBe(200);
    expect(file.headers['content-type']).toContain('text/javascript');
    expect(file.headers['cache-control']).toContain('immutable');
    const older = await server.inject('/page/older/chat.js');
    expect(older.headers['cache-control']).toBe('no-store');
    expect((await server.inject('/page/older/..%2Fserver.ts')).statusCode).toBe(404);
  });

  test('opened with a code uses nothing up: messengers open links for previews', async () => {
    const { server, dialogues } = await started();
    expect((await server.inject('/?start=7K2M9QXD41HB')).statusCode).toBe(200);
    expect(dialogues.kept).toEqual([]);
  });
});

describe('what a person says', () => {
  test('is kept under the key of the page, at an address that does not tell the secret', async () => {
    const { dialogues, cookies, say } = await started();
    const message = text('Здравствуйте');
    const answer = await say(message);
    expect(answer.statusCode).toBe(202);
    const [update] = dialogues.kept;
    expect(update?.address).toMatch(/^[0-9a-f]{64}$/);
    expect(update).toEqual({
      channel: 'web',
      key: `web:${update?.address}:${message.key}`,
      address: update?.address,
      body: { kind: 'text', text: 'Здравствуйте' },
    });
    expect(JSON.stringify(dialogues.kept) + answer.body).not.toContain(cookies['nastavnik']);
  });

  test.each([
    ['a press', { kind: 'press', payload: 'q17:yes' }],
    ['a start with a code', { kind: 'start', code: '7K2M9QXD41HB' }],
    ['a start without one', { kind: 'start' }],
  ])('may be %s', async (_what, body) => {
    const { dialogues, say } = await started();
    expect((await say({ key: randomUUID(), ...body })).statusCode).toBe(202);
    expect(dialogues.kept[0]?.body).toEqual(body);
  });

  test.each([
    ['of an unknown kind', { key: randomUUID(), kind: 'photo' }],
    ['with no key', { kind: 'text', text: 'Да' }],
    ['with a key of somebody else’s making', { key: 'x:y', kind: 'text', text: 'Да' }],
    ['with a payload longer than any of ours', { key: randomUUID(), kind: 'press', payload: 'x'.repeat(65) }],
    ['with nothing in it', { key: randomUUID(), kind: 'text', text: '\0' }],
  ])('%s is refused in words', async (_what, body) => {
    const { dialogues, say } = await started();
    const answer = await say(body);
    expect(answer.statusCode).toBe(400);
    expect(answer.json<{ sentence: string }>().sentence).toMatch(/обновить страницу/);
    expect(dialogues.kept).toEqual([]);
  });

  test('may be long: 20,000 characters are kept, one more is refused with a sentence, and so is a flood', async () => {
    const { dialogues, say } = await started();
    expect((await say(text('ж'.repeat(20_000)))).statusCode).toBe(202);
    for (const length of [20_001, 1_000_000]) {
      const answer = await say(text('ж'.repeat(length)));
      expect(answer.statusCode).toBe(413);
      expect(answer.json<{ sentence: string }>().sentence).toContain('20 000 знаков');
    }
    expect(dialogues.kept).toHaveLength(1);
  });

  test('is cleaned of what the database cannot hold', async () => {
    const { dialogues, say } = await started();
    await say(text('а\0б\ud83d'));
    expect(dialogues.kept[0]?.body).toEqual({ kind: 'text', text: 'аб\ufffd' });
  });

  test.each([
    ['another site', { origin: 'https://evil.example' }],
    ['another site of the same registrar', { 'sec-fetch-site': 'same-site' }],
    ['a sandboxed page', { origin: 'null' }],
  ])('on a page of %s is not taken', async (_whose, headers) => {
    const { dialogues, say } = await started({ publicUrl });
    expect((await say(text('Да'), { headers })).statusCode).toBe(403);
    expect(dialogues.kept).toEqual([]);
  });

  test('on nobody knows what page is not taken', async () => {
    const { server, cookies } = await started();
    const answer = await server.inject({ method: 'POST', url: '/chat/say', cookies, payload: text('Да') });
    expect(answer.statusCode).toBe(403);
  });

  test('as a form of another site could send it is not taken', async () => {
    const { dialogues, say } = await started();
    expect((await say(text('Да'), { headers: { 'content-type': 'text/plain' } })).statusCode).toBe(400);
    expect(dialogues.kept).toEqual([]);
  });

  test('is taken behind a proxy that changes the host', async () => {
    const { say } = await started({ publicUrl });
    expect((await say(text('Да'), { headers: { host: '127.0.0.1:8080', origin: publicUrl } })).statusCode).toBe(202);
  });

  test('by a browser without a cookie is not taken, but brings one', async () => {
    const { dialogues, say } = await started();
    const answer = await say(text('Да'), { cookies: { nastavnik: 'short' } });
    expect(answer.statusCode).toBe(401);
    expect(answer.cookies[0]?.name).toBe('nastavnik');
    expect(dialogues.kept).toEqual([]);
  });

  test('too often has to wait, and the answer says how long', async () => {
    const { say } = await started({ quotas: { ...chatQuotas, says: { points: 2, seconds: 10 } } });
    await say(text('1'));
    await say(text('2'));
    const answer = await say(text('3'));
    expect(answer.statusCode).toBe(429);
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    expect(answer.json<{ sentence: string }>().sentence).toContain('подождать');
  });
});

describe('codes', () => {
  const quotas = { ...chatQuotas, codes: { points: 2, seconds: 600 }, codesOfNetwork: { points: 3, seconds: 600 } };
  const start = (code: string) => ({ key: randomUUID(), kind: 'start', code });

  test('cannot be guessed from one browser, by link or by the typed word', async () => {
    const { say } = await started({ quotas });
    expect((await say(start('AAAA'))).statusCode).toBe(202);
    expect((await say(text('/start BBBB'))).statusCode).toBe(202);
    expect((await say(text('/START CCCC'))).statusCode).toBe(429);
    expect((await say(start('DDDD'))).statusCode).toBe(429);
  });

  test('cannot be guessed with new browsers from one network', async () => {
    const { server, say } = await started({ quotas });
    const tries: number[] = [];
    for (const code of ['AAAA', 'BBBB', 'CCCC', 'DDDD']) {
      const [cookie] = (await server.inject('/')).cookies;
      tries.push((await say(start(code), { cookies: { nastavnik: cookie?.value ?? '' } })).statusCode);
    }
    expect(tries).toEqual([202, 202, 202, 429]);
  });

  test('common to a class let the whole class in from one computer room', async () => {
    const { server, say } = await started({ quotas });
    for (let pupil = 0; pupil < 30; pupil++) {
      const [cookie] = (await server.inject('/')).cookies;
      const answer = await say(start('7K2M9QXD41HB'), { cookies: { nastavnik: cookie?.value ?? '' } });
      expect(answer.statusCode).toBe(202);
    }
  });
});

test('a request that never ends holds its connection for five minutes, its headers for one', async () => {
  const { server } = await started();
  expect(server.server.requestTimeout).toBe(300_000);
  expect(server.server.headersTimeout).toBe(60_000);
});

describe('older rows and pictures', () => {
  test('belong to the browser that asks', async () => {
    const { dialogues, server, cookies, say } = await started();
    await say(text('Да'));
    const address = dialogues.kept[0]?.address ?? '';
    for (let row = 1; row <= 5; row++) dialogues.say(address, `Строка ${row}`);
    const older = (await server.inject({ url: '/chat/rows?before=3', cookies })).json<{
      rows: { position: number }[];
    }>();
    expect(older.rows.map(({ position }) => position)).toEqual([1, 2]);
    const [stranger] = (await server.inject('/')).cookies;
    const theirs = await server.inject({ url: '/chat/rows?before=3', cookies: { nastavnik: stranger?.value ?? '' } });
    expect(theirs.json()).toEqual({ rows: [], more: false });
    expect((await server.inject('/chat/rows?before=3')).statusCode).toBe(401);
    expect((await server.inject({ url: '/chat/rows?before=x', cookies })).statusCode).toBe(400);
  });

  test('a picture comes as PNG, one that is not made yet is not found', async () => {
    const { dialogues, server, cookies } = await started();
    const { url } = await dialogues.draw('m 1/2', 'https://nastavnik.example/?start=7K2M9QXD41HB');
    const picture = await server.inject({ url, cookies });
    expect(picture.headers['content-type']).toBe('image/png');
    // It may hold a code, and the next person at this computer is somebody else.
    expect(picture.headers['cache-control']).toBe('private, no-store');
    expect(picture.rawPayload.subarray(1, 4).toString()).toBe('PNG');
    expect((await server.inject({ url: '/chat/pictures/none', cookies })).statusCode).toBe(404);
  });
});

describe('a failure of ours', () => {
  test('is admitted with an id, logged once under it, and tells nothing that a person typed', async () => {
    const { lines, log } = rememberingLog();
    const keep = () => Promise.reject(new Error('invalid input syntax: "Петя Иволгин"'));
    const { say, cookies } = await started({ keep, log });
    const answer = await say(text('Петя Иволгин'));
    expect(answer.statusCode).toBe(500);
    const id = /номер ([0-9a-f]{8})/.exec(answer.json<{ sentence: string }>().sentence)?.[1] ?? 'none';
    expect(lines.filter((line) => line.includes(id))).toHaveLength(1);
    expect(lines.join('\n')).not.toContain('Иволгин');
    expect(lines.join('\n')).not.toContain(cookies['nastavnik']);
    expect(answer.body).not.toContain('server.ts');
  });

  test('no code, key or query of an address reaches the log', async () => {
    const { lines, log } = rememberingLog();
    const { server } = await started({ log });
    await server.inject('/?start=7K2M9QXD41HB');
    await server.inject('/nowhere/7K2M9QXD41HB?start=7K2M9QXD41HB');
    await server.inject('/%7K2M9QXD41HB');
    expect(lines.some((line) => line.includes('"route":"/"'))).toBe(true);
    expect(lines.join('\n')).not.toContain('7K2M9QXD41HB');
  });
});

describe('messengers and monitors', () => {
  test('a webhook hands over headers and JSON, and gives the handler’s answer back', async () => {
    const seen: unknown[] = [];
    const { server } = await started({
      webhooks: {
        telegram: async (headers, body) => {
          seen.push(headers['x-telegram-bot-api-secret-token'], body);
          return { status: 200 };
        },
        vk: async () => ({ status: 200, body: 'ok' }),
      },
    });
    const headers = { 'x-telegram-bot-api-secret-token': 'sesame', 'content-type': 'application/json' };
    const answer = await server.inject({ method: 'POST', url: '/telegram', headers, payload: '{"update_id":7}' });
    expect(answer.statusCode).toBe(200);
    expect(seen).toEqual(['sesame', { update_id: 7 }]);
    const vk = await server.inject({
      method: 'POST',
      url: '/vk',
      payload: '{}',
      headers: { 'content-type': 'text/x' },
    });
    expect(vk.body).toBe('ok');
    const broken = await server.inject({
      method: 'POST',
      url: '/vk',
      payload: '{',
      headers: { 'content-type': 'text/x' },
    });
    expect(broken.statusCode).toBe(400);
  });

  test('a messenger that is off has no address', async () => {
    const { server } = await started();
    expect((await server.inject({ method: 'POST', url: '/telegram', payload: {} })).statusCode).toBe(404);
  });

  test.each([
    ['well', async () => true, 200],
    ['unwell', async () => false, 503],
    ['failing', () => Promise.reject(new Error('gone')), 503],
  ])('health tells that the program is %s', async (_state, healthy, status) => {
    const { server } = await started({ healthy });
    expect((await server.inject('/health')).statusCode).toBe(status);
  });
});
