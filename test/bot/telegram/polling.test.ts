import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { startTelegramServer, type TelegramServer } from '#test/support/telegram-server.ts';
import { type Opened, openQuickly } from './quick.ts';

let server: TelegramServer;
const running: { stop: AbortController; ended: Promise<void> }[] = [];

beforeEach(async () => {
  server = await startTelegramServer();
});
afterEach(async () => {
  await Promise.all(running.splice(0).map(stopped));
  await server.stop();
});

function polls({ telegram }: Opened): (typeof running)[number] {
  const stop = new AbortController();
  const poller = { stop, ended: telegram.poll(stop.signal) };
  running.push(poller);
  return poller;
}

async function stopped({ stop, ended }: (typeof running)[number]): Promise<void> {
  stop.abort();
  await ended;
}

const meanings = ({ telegram, kept }: Opened) => kept.map(({ body }) => telegram.translate(body));
const texts = (opened: Opened) =>
  meanings(opened).map((incoming) => ('text' in incoming ? incoming.text : incoming.kind));
const soon = { timeout: 4_000, interval: 10 };

describe('polling', () => {
  test('keeps everything in order, confirms it and answers presses', async () => {
    const opened = openQuickly(server);
    const chat = server.chat(42);
    chat.opens('Ab-1');
    await opened.telegram.deliver({
      address: '42',
      number: 1,
      message: { spans: [{ text: '?' }], rows: [[{ label: 'Да', press: 'p' }]] },
    });
    polls(opened);
    chat.presses('Да');
    chat.sends('Привет');
    chat.sendsVoice();
    chat.edits('Пока');
    chat.pressesPayload('forged');
    chat.blocks();
    chat.unblocks();
    await vi.waitFor(() => expect(opened.kept).toHaveLength(8), soon);
    expect(meanings(opened)).toEqual([
      { kind: 'start', code: 'Ab-1' },
      { kind: 'press', payload: 'p' },
      { kind: 'text', text: 'Привет' },
      { kind: 'attachment', what: 'voice', file: { ref: 'AgAC-stand-in', bytes: 4096 } },
      { kind: 'edited' },
      { kind: 'press', payload: 'forged' },
      { kind: 'blocked' },
      { kind: 'unblocked' },
    ]);
    await vi.waitFor(() => expect([server.unconfirmed, server.unansweredPresses]).toEqual([0, 0]), soon);
  });

  test('confirms nothing that was not kept, and loses nothing while the database is away', async () => {
    const opened = openQuickly(server);
    opened.failKeeping(4);
    const chat = server.chat(42);
    for (const text of ['1', '2', '3']) chat.sends(text);
    polls(opened);
    await vi.waitFor(() => expect(texts(opened)).toEqual(['1', '2', '3']), soon);
    const offsets = server.calls('getUpdates').map(({ payload }) => payload['offset']);
    expect(offsets.slice(0, 5)).toEqual([undefined, undefined, undefined, undefined, undefined]);
    expect(opened.told.filter((line) => line.includes('failed'))).toHaveLength(1);
    expect(opened.told.join()).not.toContain('the row was');
  });

  test('killed between getUpdates and keep, the next process gets the same updates', async () => {
    const dying = openQuickly(server);
    dying.failKeeping(Number.POSITIVE_INFINITY);
    server.chat(42).sends('Не потеряй');
    const first = polls(dying);
    await vi.waitFor(() => expect(server.calls('getUpdates').length).toBeGreaterThan(1), soon);
    await stopped(first);
    const next = openQuickly(server);
    polls(next);
    await vi.waitFor(() => expect(texts(next)).toEqual(['Не потеряй']), soon);
  });

  test('killed between keep and the next offset, it gets the same update under the same key', async () => {
    const opened = openQuickly(server);
    const keys: string[] = [];
    const chat = server.chat(42);
    const first = polls(opened);
    await vi.waitFor(() => expect(server.calls('deleteWebhook')).toHaveLength(1), soon);
    const id = chat.sends('Раз');
    await vi.waitFor(() => expect(opened.kept).toHaveLength(1), soon);
    await stopped(first);
    server.redeliver(id);
    const next = openQuickly(server);
    polls(next);
    await vi.waitFor(() => expect(next.kept).toHaveLength(1), soon);
    keys.push(...opened.kept.map(({ key }) => key), ...next.kept.map(({ key }) => key));
    expect(keys).toEqual([`tg:${server.botId}:${id}`, `tg:${server.botId}:${id}`]);
  });

  test('goes on after every fault of Telegram', async () => {
    const opened = openQuickly(server);
    const chat = server.chat(42);
    server.failNext({ method: 'getMe', status: 502, times: 2 });
    server.failNext({ method: 'deleteWebhook', cut: 'half' });
    for (const cut of ['before', 'half', 'unanswered', 'garbage'] as const)
      server.failNext({ method: 'getUpdates', cut });
    server.failNext({ method: 'getUpdates', status: 500 });
    server.failNext({ method: 'getUpdates', status: 401 });
    server.failNext({
      method: 'getUpdates',
      status: 409,
      description: 'Conflict: terminated by other getUpdates request',
    });
    chat.sends('1');
    chat.sends('2');
    polls(opened);
    await vi.waitFor(() => expect(texts(opened)).toEqual(['1', '2']), soon);
    await vi.waitFor(() => expect(server.unconfirmed).toBe(0), soon);
    expect(opened.told.join()).not.toContain(server.token);
  });

  test('waits as long as a 429 says', async () => {
    const opened = openQuickly(server);
    server.failNext({ method: 'getUpdates', status: 429, retryAfter: 1 });
    server.chat(42).sends('1');
    const began = performance.now();
    polls(opened);
    await vi.waitFor(() => expect(opened.kept).toHaveLength(1), soon);
    expect(performance.now() - began).toBeGreaterThan(990);
  });

  test('starts while Telegram cannot be reached, and goes on after an outage', async () => {
    const chat = server.chat(42);
    const opened = openQuickly(server);
    await server.stop();
    polls(opened);
    await vi.waitFor(() => expect(opened.told.join()).toContain('getMe'), soon);
    chat.sends('до');
    await server.start();
    await vi.waitFor(() => expect(texts(opened)).toEqual(['до']), soon);
    await server.stop();
    chat.sends('после');
    await server.start();
    await vi.waitFor(() => expect(texts(opened)).toEqual(['до', 'после']), soon);
  });

  test('two pollers for a while, as when a replica goes and another comes: both live, nothing is lost', async () => {
    const [one, two] = [openQuickly(server), openQuickly(server)];
    const chat = server.chat(42);
    const first = polls(one);
    polls(two);
    for (const text of ['1', '2', '3']) {
      chat.sends(text);
      await new Promise((resolve) => setTimeout(resolve, 60));
    }
    expect(server.calls('getUpdates').some(({ status }) => status === 409)).toBe(true);
    await stopped(first);
    chat.sends('4');
    await vi.waitFor(() => expect(texts(two)).toContain('4'), soon);
    expect(new Set([...texts(one), ...texts(two)])).toEqual(new Set(['1', '2', '3', '4']));
  });

  test('takes over from a webhook without losing what waits there', async () => {
    const opened = openQuickly(server);
    const stop = new AbortController();
    await opened.telegram.webhook({ url: 'http://127.0.0.1:9/telegram', secret: 's' }).open(stop.signal);
    server.chat(42).sends('Не потеряй');
    polls(opened);
    await vi.waitFor(() => expect(texts(opened)).toEqual(['Не потеряй']), soon);
    await opened.telegram.webhook({ url: 'http://127.0.0.1:9/telegram', secret: 's' }).open(stop.signal);
    server.chat(42).sends('И это');
    await vi.waitFor(() => expect(texts(opened)).toEqual(['Не потеряй', 'И это']), soon);
  });

  test('misses nothing when Telegram begins to number anew after a quiet week', async () => {
    const opened = openQuickly(server);
    const chat = server.chat(42);
    chat.sends('до');
    polls(opened);
    await vi.waitFor(() => expect(server.calls('getUpdates').length).toBeGreaterThan(2), soon);
    server.renumberFrom(1_000);
    chat.sends('после');
    await vi.waitFor(() => expect(texts(opened)).toEqual(['до', 'после']), soon);
    await vi.waitFor(() => expect(server.unconfirmed).toBe(0), soon);
  });

  test('gets over updates that nobody understands', async () => {
    const opened = openQuickly(server);
    server.group(-10042).says(7, 'Кто идёт?');
    server.group(-10042).says(7, `@${server.username}, ты тут?`);
    server.chat(42).sendsRaw({});
    server.chat(42).sends('Да');
    polls(opened);
    await vi.waitFor(
      () => expect(meanings(opened)).toEqual([{ kind: 'group' }, { kind: 'nothing' }, { kind: 'text', text: 'Да' }]),
      soon,
    );
    await vi.waitFor(() => expect(server.unconfirmed).toBe(0), soon);
  });

  test('stops in the middle of a long poll, which lasts longer than this test may', async () => {
    const opened = openQuickly(server, { longPollSeconds: 40, callSeconds: 45 });
    const poller = polls(opened);
    await vi.waitFor(() => expect(server.calls('deleteWebhook')).toHaveLength(1), soon);
    await new Promise((resolve) => setTimeout(resolve, 30));
    await stopped(poller);
  });
});

describe('connecting', () => {
  test('teaches the bot its name and Telegram the menu', async () => {
    const { telegram } = openQuickly(server);
    expect(() => telegram.invitationLink('Ab-1')).toThrow('not been reached');
    await telegram.connect(new AbortController().signal);
    expect(telegram.invitationLink('Ab-1')).toBe(`https://t.me/${server.username}?start=Ab-1`);
    await vi.waitFor(() => expect(server.commands).toEqual(['menu Меню', 'cancel Отмена', 'help Помощь']), soon);
  });

  test('gives up trying when the program stops', async () => {
    await server.stop();
    const { telegram } = openQuickly(server);
    await telegram.connect(AbortSignal.timeout(50));
    expect(telegram.username).toBeUndefined();
    await server.start();
  });

  test('a token of a wrong form is refused without being repeated', async () => {
    const { openTelegram } = await import('#bot/telegram/telegram.ts');
    const open = () =>
      openTelegram({
        token: 'secret',
        apiRoot: server.root,
        keep: async () => undefined,
        log: { info() {}, warn() {} },
      });
    expect(open).toThrow(/looks like/);
    expect(open).not.toThrow(/secret/);
  });
});
