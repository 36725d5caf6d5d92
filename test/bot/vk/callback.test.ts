import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Vk } from '#bot/vk/vk.ts';
import { VkServer } from '#test/support/vk-server.ts';
import { adapterTo, catchUp, Kept, type Logged, logged, until } from './kept.ts';

const settings = { secret: 'a-long-secret', confirmation: 'c0nf1rm' };
const ok = { status: 200, body: 'ok' };
let now: number;
let server: VkServer;
let kept: Kept;
let log: Logged;
let vk: Vk;

beforeEach(async () => {
  now = 1_790_000_000;
  server = await VkServer.start({ seconds: () => now });
  kept = new Kept();
  log = logged();
  vk = adapterTo(server, kept, { callback: settings, log });
});
afterEach(() => server.close());

describe('a Callback API request', () => {
  it('for confirmation is answered with the string of the community', async () => {
    const request = { type: 'confirmation', group_id: server.groupId };
    expect(await vk.receive(request)).toEqual({ status: 200, body: 'c0nf1rm' });
    expect(await vk.receive({ ...request, group_id: 1 })).toMatchObject({ status: 400 });
  });

  it('with the secret is kept and then answered ok, and kept without the secret', async () => {
    const event = server.chat(501).sends('привет');
    expect(await vk.receive({ ...event, secret: settings.secret })).toEqual(ok);
    expect(kept.texts).toEqual(['привет']);
    expect(JSON.stringify([...kept.updates.values()])).not.toContain(settings.secret);
  });

  it.each([undefined, '', 'a-long-secreT', 'a-long-secret ', 7, null])(
    'with the secret %j keeps nothing',
    async (secret) => {
      const event = server.chat(501).sends('привет');
      const { status, body } = await vk.receive({ ...event, secret });
      expect(status).toBeGreaterThanOrEqual(400);
      expect(body).not.toBe('ok');
      expect(kept.updates.size).toBe(0);
    },
  );

  it.each([null, 'text', [], {}, { type: 7 }, { type: 'message_new', group_id: 2 }])(
    'of no shape keeps nothing: %j',
    async (body) => {
      expect(await vk.receive(body)).toMatchObject({ status: 400 });
      expect(kept.updates.size).toBe(0);
    },
  );

  it('of a kind that needs no answer is answered ok, or VK would repeat it', async () => {
    const event = { type: 'wall_post_new', group_id: server.groupId, secret: settings.secret, object: {} };
    expect(await vk.receive(event)).toEqual(ok);
    expect(kept.updates.size).toBe(0);
  });

  it('that could not be kept is not answered ok, and told without words of people', async () => {
    const event = server.chat(501).sends('тайна');
    kept.before = () => {
      throw new Error('insert of тайна failed');
    };
    expect(await vk.receive({ ...event, secret: settings.secret })).toEqual({ status: 503, body: 'later' });
    expect(log.lines).toHaveLength(1);
    expect(JSON.stringify(log.lines)).not.toContain('тайна');
  });

  it('is refused where the Callback API is off', async () => {
    const off = adapterTo(server, kept);
    const event = server.chat(501).sends('привет');
    expect(await off.receive({ ...event, secret: settings.secret })).toMatchObject({ status: 404 });
    expect(await off.receive({ type: 'confirmation', group_id: server.groupId })).toMatchObject({ status: 404 });
  });
});

describe('VK pushing events', () => {
  let web: http.Server;

  beforeEach(async () => {
    web = http.createServer(async (request, response) => {
      const { status, body } = await vk.receive(await json(request));
      response.writeHead(status).end(body);
    });
    await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve));
    const { port } = web.address() as AddressInfo;
    await server.connectCallback({ ...settings, url: `http://127.0.0.1:${port}/vk` });
  });
  afterEach(() => new Promise((resolve) => web.close(resolve)));

  it('repeats until ok, and each event is kept once and in order', async () => {
    let failures = 2;
    kept.before = (updates) => {
      if (updates.length > 0 && failures-- > 0) throw new Error('away');
    };
    const chat = server.chat(501);
    const first = chat.sends('один');
    chat.sends('два');
    await server.pushed();
    expect(server.pushes).toBe(4);
    server.redeliver(first.event_id);
    await server.pushed();
    expect(kept.texts).toEqual(['один', 'два']);
  });

  it('learns the buttons of the client and acknowledges a press', async () => {
    const chat = server.chat(501);
    chat.opens();
    await server.pushed();
    const rows = [[{ label: 'Да', press: 'q1:yes' }]];
    await vk.deliver({ address: '501', number: 1, message: { spans: [{ text: 'Готовы?' }], rows } });
    chat.presses('Да');
    await until(() => server.unansweredPresses === 0);
    expect(kept.incoming.at(-1)).toEqual({ kind: 'press', payload: 'q1:yes' });
  });

  it('moves the time from which a later start looks back', async () => {
    await catchUp(vk, kept);
    now += 100 * 24 * 60 * 60;
    server.chat(501).sends('без ответа');
    now += 100 * 24 * 60 * 60;
    server.chat(502).sends('привет');
    await server.pushed();
    kept.updates.clear();
    await catchUp(adapterTo(server, kept), kept);
    expect(kept.texts).toEqual(['привет']);
  });

  it('agrees with the scan about what is already kept', async () => {
    server.chat(501).sends('привет');
    await server.pushed();
    expect(kept.updates.size).toBe(1);
    expect(await catchUp(vk, kept)).toBe(0);
    expect(server.calls('messages.getHistory')).toHaveLength(1);
  });
});
