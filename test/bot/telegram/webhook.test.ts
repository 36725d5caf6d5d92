import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Webhook } from '#bot/telegram/webhook.ts';
import { startTelegramServer, type TelegramServer } from '#test/support/telegram-server.ts';
import { type Opened, openQuickly } from './quick.ts';

const secret = 'stand-in_secret';
const soon = { timeout: 4_000, interval: 10 };
let server: TelegramServer;
let opened: Opened;
let ours: Server;
let hook: Webhook;
let statuses: number[];

beforeEach(async () => {
  server = await startTelegramServer();
  opened = openQuickly(server);
  statuses = [];
  ours = createServer(async (request, response) => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { status } = await hook.receive(request.headers, JSON.parse(Buffer.concat(chunks).toString()));
    statuses.push(status);
    response.writeHead(status).end();
  });
  ours.listen(0, '127.0.0.1');
  await once(ours, 'listening');
  const { port } = ours.address() as AddressInfo;
  hook = opened.telegram.webhook({ url: `http://127.0.0.1:${port}/telegram`, secret });
});
afterEach(async () => {
  await server.stop();
  ours.closeAllConnections();
  ours.close();
});

const texts = () =>
  opened.kept
    .map(({ body }) => opened.telegram.translate(body))
    .map((incoming) => ('text' in incoming ? incoming.text : incoming.kind));
const headers = { 'x-telegram-bot-api-secret-token': secret };
const text = (id: number) => ({ update_id: id, message: { chat: { id: 42, type: 'private' }, text: 'Да' } });

describe('a webhook', () => {
  test('gets each update, keeps it and answers presses', async () => {
    await hook.open(new AbortController().signal);
    const chat = server.chat(42);
    chat.opens();
    chat.pressesPayload('p');
    chat.sends('Привет');
    await vi.waitFor(() => expect(texts()).toEqual(['start', 'press', 'Привет']), soon);
    await vi.waitFor(() => expect([server.unconfirmed, server.unansweredPresses]).toEqual([0, 0]), soon);
  });

  test('gets an update again until it is kept, and the person’s next ones after it', async () => {
    opened.failKeeping(3);
    await hook.open(new AbortController().signal);
    const chat = server.chat(42);
    for (const text of ['1', '2', '3']) chat.sends(text);
    await vi.waitFor(() => expect(texts()).toEqual(['1', '2', '3']), soon);
    expect(statuses.slice(0, 3)).toEqual([503, 503, 503]);
    expect(opened.told.join()).not.toContain('the row was');
  });

  test('keeps a redelivered update under the same key', async () => {
    await hook.open(new AbortController().signal);
    const id = server.chat(42).sends('1');
    await vi.waitFor(() => expect(statuses).toEqual([200]), soon);
    server.redeliver(id);
    await vi.waitFor(() => expect(statuses).toEqual([200, 200]), soon);
    expect(opened.kept).toHaveLength(1);
  });

  test('is set though Telegram fails at first', async () => {
    server.failNext({ method: 'getMe', cut: 'half' });
    server.failNext({ method: 'setWebhook', status: 502, times: 2 });
    await hook.open(new AbortController().signal);
    expect(server.webhookUrl).toMatch(/\/telegram$/);
    expect(opened.told.join()).not.toContain(secret);
  });

  test.each([undefined, '', 'wrong', `${secret}x`, [secret]])(
    'without the right secret (%j) keeps nothing',
    async (given) => {
      const answer = await hook.receive({ 'x-telegram-bot-api-secret-token': given }, text(1));
      expect(answer).toEqual({ status: 401 });
      expect(opened.kept).toEqual([]);
    },
  );

  test.each([undefined, null, 'ok', 7, [], {}, { update_id: 'x' }, { update_id: 1, poll: {} }])(
    'does not ask for %j again: it would be no clearer',
    async (body) => {
      expect(await hook.receive(headers, body)).toEqual({ status: 200 });
      expect(opened.kept).toEqual([]);
    },
  );

  test('answers only after the update was kept', async () => {
    opened.failKeeping(1);
    expect(await hook.receive(headers, text(1))).toEqual({ status: 503 });
    expect(await hook.receive(headers, text(1))).toEqual({ status: 200 });
    expect(opened.kept).toHaveLength(1);
  });
});
