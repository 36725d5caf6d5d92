import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { FakeDialogues, rememberingLog, serverOf } from './fake-dialogues.ts';

async function listening(parts: Parameters<typeof serverOf>[1] = {}) {
  const dialogues = new FakeDialogues();
  const server = await serverOf(dialogues, parts);
  onTestFinished(() => server.close());
  const url = await server.listen({ port: 0, host: '127.0.0.1' });
  const cookie = (await fetch(url)).headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const said = { key: '6f1f3c1e-6c51-4d9e-8d0e-1c8a2f3b4c5d', kind: 'text', text: 'Да' };
  const headers = { cookie, origin: url, 'content-type': 'application/json' };
  await fetch(`${url}/chat/say`, { method: 'POST', headers, body: JSON.stringify(said) });
  const address = dialogues.kept[0]?.address ?? '';
  return { dialogues, server, url, cookie, address };
}

/** An open stream of events, read piece by piece. */
async function listen(url: string, headers: Record<string, string>, query = '') {
  const stop = new AbortController();
  onTestFinished(() => stop.abort());
  const response = await fetch(`${url}/chat/events${query}`, { headers, signal: stop.signal });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  return {
    response,
    stop: () => stop.abort(),
    /** Everything up to and with these words. */
    async until(words: string): Promise<string> {
      while (!text.includes(words)) {
        const piece = await reader?.read();
        if (piece === undefined || piece.done) throw new Error(`The stream ended without «${words}»: ${text}`);
        text += piece.value;
      }
      return text;
    },
    async end(): Promise<void> {
      for (;;) if ((await reader?.read())?.done !== false) return;
    },
  };
}

function positions(stream: string): number[] {
  return [...stream.matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id));
}

describe('the stream of rows', () => {
  test('begins with the newest 200 in order, then says that it is ready', async () => {
    const { dialogues, url, cookie, address } = await listening();
    for (let row = 1; row <= 250; row++) dialogues.say(address, `Строка ${row}`);
    const { response, until } = await listen(url, { cookie });
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    expect(response.headers.get('cache-control')).toContain('no-store');
    const opening = await until('event: ready');
    expect(positions(opening)).toEqual(Array.from({ length: 200 }, (_, index) => index + 51));
  });

  test('carries each row once, in order, however they come', async () => {
    const { dialogues, url, cookie, address } = await listening();
    const { until } = await listen(url, { cookie });
    await until('event: ready');
    for (let row = 1; row <= 600; row++) {
      dialogues.say(address, `Строка ${row}`);
      if (row % 97 === 0) await pause(1);
    }
    dialogues.say(address, 'Последняя');
    const all = await until('Последняя');
    expect(positions(all)).toEqual(Array.from({ length: 601 }, (_, index) => index + 1));
  });

  test('loses no row that appears while others are being read', async () => {
    const { dialogues, url, cookie, address } = await listening();
    dialogues.newest = async () => {
      dialogues.say(address, 'Во время чтения');
      return [];
    };
    const { until } = await listen(url, { cookie });
    expect(positions(await until('Во время чтения'))).toEqual([1]);
  }, 3000);

  test.each([
    ['Last-Event-ID', { 'last-event-id': '2' }, ''],
    ['the address', {}, '?after=2'],
  ])('goes on after the row that %s names', async (_where, headers, query) => {
    const { dialogues, url, cookie, address } = await listening();
    for (let row = 1; row <= 4; row++) dialogues.say(address, `Строка ${row}`);
    const { until } = await listen(url, { cookie, ...headers }, query);
    expect(positions(await until('event: ready'))).toEqual([3, 4]);
  });

  test('shows nobody else’s rows', async () => {
    const { dialogues, url, address } = await listening();
    dialogues.say(address, 'Личное');
    const cookie = (await fetch(url)).headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const { until } = await listen(url, { cookie });
    expect(positions(await until('event: ready'))).toEqual([]);
    expect((await fetch(`${url}/chat/events`)).status).toBe(401);
  });

  test('has a heartbeat, and finds rows whose wake was lost', async () => {
    const { dialogues, url, cookie, address } = await listening({ heartbeatMs: 30 });
    const { until } = await listen(url, { cookie });
    expect(await until(': alive')).toContain('event: ready');
    dialogues.listeners.clear();
    dialogues.say(address, 'Без звонка');
    await until('Без звонка');
  });

  test('stops listening when the page has gone', async () => {
    const { dialogues, url, cookie, address } = await listening();
    const { until, stop } = await listen(url, { cookie });
    await until('event: ready');
    expect(dialogues.listeners.get(address)?.size).toBe(1);
    stop();
    await expect.poll(() => dialogues.listeners.get(address)?.size).toBe(0);
  });

  test('ends when the server closes, at once', async () => {
    const { server, url, cookie } = await listening();
    const { until, end } = await listen(url, { cookie });
    await until('event: ready');
    await Promise.all([server.close(), end()]);
  });

  test('ends when a reading fails, and the log tells of it without the words', async () => {
    const { lines, log } = rememberingLog();
    const { dialogues, url, cookie, address } = await listening({ log });
    const { until, end } = await listen(url, { cookie });
    await until('event: ready');
    dialogues.shownAfter = () => Promise.reject(new Error('no rows for «Петя Иволгин»'));
    dialogues.say(address, 'Строка');
    await end();
    expect(lines.filter((line) => line.includes('stream of rows ended'))).toHaveLength(1);
    expect(lines.join('\n')).not.toContain('Иволгин');
  });

  test('is refused to a browser that holds ten already', async () => {
    const { url, cookie } = await listening();
    const open = await Promise.all(Array.from({ length: 10 }, () => listen(url, { cookie })));
    await Promise.all(open.map(({ until }) => until('event: ready')));
    expect((await fetch(`${url}/chat/events`, { headers: { cookie } })).status).toBe(429);
  });
});
