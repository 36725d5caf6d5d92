import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished, test, vi } from 'vitest';
import { buildServer } from '#http/server.ts';
import { Bell, held } from '#src/loops.ts';
import { FakeDialogues } from '#test/http/fake-dialogues.ts';
import { World } from '#test/support/journey/world.ts';

const quiet = { info: () => {}, warn: () => {}, error: () => {} };

test('the program stops in the middle of long polls, open pages and a call that hangs', async () => {
  const world = await World.open();
  const [telegram, vk, web] = [await world.person('telegram'), await world.person('vk'), await world.person('web')];
  for (const person of [telegram, vk, web]) {
    await person.opens();
    await person.sees('приглашени');
  }
  world.telegram.failNext({ method: 'sendMessage', cut: 'silent' });
  await telegram.types('меню');
  await vi.waitFor(() => expect(world.telegram.calls('sendMessage').at(-1)?.status).toBe('silent'), 5000);
  // Neither the call nor the polls end by themselves while this test may last.
  await world.program.stop();
});

test('a program that is stopped as soon as it has started does stop', async () => {
  const world = await World.open();
  await world.program.stop();
  expect(await fetch(world.origin).catch(() => 'closed')).toBe('closed');
});

test('a lock that cannot be asked for is spoken of once, and taken up when it can', async () => {
  const stop = new AbortController();
  const logged: string[] = [];
  const log = { ...quiet, error: (_what: object, words = '') => void logged.push(words) };
  let asked = 0;
  const hold = async () => {
    asked += 1;
    if (asked < 3) throw new Error('connection refused');
    return { lost: new AbortController().signal, release: async () => {} };
  };
  await held(hold, 'x', async () => stop.abort(), { signal: stop.signal, log });
  expect([asked, logged]).toEqual([3, ['a lock cannot be asked for, will go on']]);
});

test('what is held ends with the signal, also when that came before the lock', async () => {
  const stop = new AbortController();
  const hold = async () => {
    stop.abort();
    return { lost: new AbortController().signal, release: async () => {} };
  };
  const work = vi.fn(() => new Promise<void>(() => {}));
  await held(hold, 'x', work, { signal: stop.signal, log: quiet });
  expect(work).not.toHaveBeenCalled();
});

test('a bell wakes all who wait, does not forget a ring during the work, and leaves no listener behind', async () => {
  const bell = new Bell();
  const stop = new AbortController();
  const added = vi.spyOn(stop.signal, 'addEventListener');
  const removed = vi.spyOn(stop.signal, 'removeEventListener');
  const { rings } = bell;
  const waits = [bell.wait(rings, 60_000, stop.signal), bell.wait(rings, 60_000, stop.signal)];
  await pause(5);
  bell.ring();
  await Promise.all(waits);
  await bell.wait(rings, 60_000, stop.signal);
  await bell.wait(bell.rings, 1, stop.signal);
  const last = bell.wait(bell.rings, 60_000, stop.signal);
  stop.abort();
  await last;
  await bell.wait(bell.rings, 60_000, stop.signal);
  expect(added.mock.calls.length).toBe(4);
  expect(removed.mock.calls.length).toBe(added.mock.calls.length);
});

test('a page whose connection stays open after its last answer does not hold the server up', async () => {
  const dialogues = new FakeDialogues();
  const server = await buildServer({
    keep: async () => {
      // The answer comes when the server has begun to close.
      await pause(200);
    },
    uploads: dialogues.uploads,
    dialogues,
    webhooks: {
      vk: async () => {
        await pause(200);
        return { status: 200, body: 'ok' };
      },
    },
    healthy: async () => true,
    log: { ...quiet, debug: () => {} },
  });
  const origin = await server.listen({ host: '127.0.0.1', port: 0 });
  const agent = new Agent({ keepAlive: true });
  onTestFinished(() => agent.destroy());
  const asked = request(`${origin}/vk`, { agent, method: 'POST' });
  asked.end('{}');
  await pause(50);
  const closed = server.close();
  const [answer] = await once(asked, 'response');
  expect(answer.statusCode).toBe(200);
  answer.resume();
  // The agent keeps its end open for longer than this test may last.
  await closed;
});
