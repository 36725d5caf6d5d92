import { randomUUID } from 'node:crypto';
import { describe, expect, onTestFinished, test } from 'vitest';
import { OpenStreams, streamLimits } from '#http/open-streams.ts';
import { chatQuotas } from '#http/tries.ts';
import { FakeDialogues, serverOf } from './fake-dialogues.ts';

/** Browsers by way of a web server on this machine, each from a network of its own or all from one. */
async function started(parts: Parameters<typeof serverOf>[1] = {}) {
  const dialogues = new FakeDialogues();
  dialogues.guests = 'none';
  const server = await serverOf(dialogues, parts);
  onTestFinished(() => server.close());
  const newBrowser = async () => (await server.inject('/')).cookies[0]?.value ?? '';
  const says = async (token: string, network: string, body: object = { kind: 'start', code: '7K2M9QXD41HB' }) =>
    (
      await server.inject({
        method: 'POST',
        url: '/chat/say',
        headers: {
          host: 'chat.example',
          origin: 'http://chat.example',
          'content-type': 'application/json',
          'x-forwarded-for': network,
        },
        cookies: { nastavnik: token },
        payload: JSON.stringify({ key: randomUUID(), ...body }),
      })
    ).statusCode;
  return { dialogues, server, newBrowser, says };
}

describe('new browsers of one network', () => {
  test('are let in when a school of 300 pupils comes at once', async () => {
    const { dialogues, newBrowser, says } = await started();
    for (let pupil = 0; pupil < 300; pupil += 1) expect(await says(await newBrowser(), '203.0.113.1')).toBe(202);
    expect(dialogues.kept).toHaveLength(300);
  });

  test('are counted, known ones are not, and another network is another matter', async () => {
    const quotas = { ...chatQuotas, browsersOfNetwork: { points: 2, seconds: 3600 } };
    const { dialogues, newBrowser, says } = await started({ quotas });
    const first = await newBrowser();
    expect(await says(first, '203.0.113.1')).toBe(202);
    expect(await says(first, '203.0.113.1')).toBe(202);
    expect(await says(await newBrowser(), '203.0.113.1')).toBe(202);
    expect(await says(await newBrowser(), '203.0.113.1')).toBe(429);
    expect(dialogues.kept).toHaveLength(3);
    expect(await says(first, '203.0.113.1')).toBe(202);
    expect(await says(await newBrowser(), '203.0.113.2')).toBe(202);
    // One that has a dialogue from before is not new, wherever it is.
    dialogues.guests = 'open';
    expect(await says(await newBrowser(), '203.0.113.1')).toBe(202);
  });

  test('behind «Открыть» may be many more', async () => {
    const quotas = { ...chatQuotas, browsersOfNetwork: { points: 1, seconds: 3600 } };
    const { server } = await started({ quotas });
    const opens = async () => {
      const token = (await server.inject('/open/?start=7K2M9QXD41HB')).cookies[0]?.value ?? '';
      const said = { key: randomUUID(), kind: 'start', code: '7K2M9QXD41HB' };
      const headers = { host: 'chat.example', origin: 'http://chat.example' };
      const cookies = { 'nastavnik-open': token };
      return (await server.inject({ method: 'POST', url: '/open/chat/say', headers, cookies, payload: said }))
        .statusCode;
    };
    const statuses: number[] = [];
    for (let window = 0; window < 21; window += 1) statuses.push(await opens());
    expect(statuses.filter((status) => status === 202)).toHaveLength(20);
    expect(statuses.at(-1)).toBe(429);
  });
});

test('readings of one network are counted over all its browsers', async () => {
  const { server, newBrowser } = await started({
    quotas: { ...chatQuotas, readsOfNetwork: { points: 2, seconds: 10 } },
  });
  const reads = async (network: string) =>
    (
      await server.inject({
        url: '/chat/rows?before=1',
        cookies: { nastavnik: await newBrowser() },
        headers: { 'x-forwarded-for': network },
      })
    ).statusCode;
  expect([await reads('203.0.113.1'), await reads('203.0.113.1'), await reads('203.0.113.1')]).toEqual([200, 200, 429]);
  expect(await reads('203.0.113.2')).toBe(200);
});

describe('open streams', () => {
  test('of a school of 300 pupils fit, each in a telephone and a computer', () => {
    const streams = new OpenStreams(streamLimits);
    for (let page = 0; page < 600; page += 1) expect(streams.open(`browser ${page}`, 'school')).toBeDefined();
  });

  test('of one network have a limit, and a page that goes makes room', () => {
    const streams = new OpenStreams({ perBrowser: 10, perNetwork: 3 });
    const [first] = ['a', 'b', 'c'].map((browser) => streams.open(browser, 'one'));
    expect(streams.open('d', 'one')).toBeUndefined();
    expect(streams.open('d', 'other')).toBeDefined();
    first?.abort();
    expect(streams.open('d', 'one')).toBeDefined();
    expect(streams.open('e', 'one')).toBeUndefined();
  });

  test('are refused by the server with a sentence, in the chat and behind «Открыть» together', async () => {
    const { server } = await started({ streamLimits: { perBrowser: 10, perNetwork: 1 } });
    const url = await server.listen({ port: 0, host: '127.0.0.1' });
    const stop = new AbortController();
    onTestFinished(() => stop.abort());
    const cookieOf = async (path: string) => (await fetch(url + path)).headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const listen = async (base: string) =>
      fetch(`${url}${base}/chat/events`, { headers: { cookie: await cookieOf(`${base}/`) }, signal: stop.signal });
    expect((await listen('')).status).toBe(200);
    const refused = await listen('/open');
    expect(refused.status).toBe(429);
    expect(await refused.text()).toContain('устройствах этой сети');
  });
});
