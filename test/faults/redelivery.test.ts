import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test, vi } from 'vitest';
import { World, webhookSecrets } from '#test/support/journey/world.ts';
import { Fickle } from './away.ts';

const soon = { timeout: 10_000, interval: 20 };
const asks = (words: string) => (messages: readonly { text: string }[]) =>
  messages.some(({ text }) => text.includes(words));
const question = 'Как называется школа?';
const nextQuestion = 'Какая это школа?';

async function open(updates: 'polling' | 'webhook' = 'polling') {
  const database = await Fickle.open();
  const world = await World.open({ data: database.data, updates });
  return { database, world };
}

/** How often each sentence is shown. */
const times = (messages: readonly { text: string }[], words: string) =>
  messages.filter(({ text }) => text.includes(words)).length;

describe('an update that the messenger gives twice', () => {
  test('is answered once in Telegram', async () => {
    const { world, database } = await open();
    const chat = world.telegram.chat(42);
    chat.opens(world.firstCode);
    await chat.waits(asks(question));
    const typed = chat.sends('Школа № 5');
    await chat.waits(asks(nextQuestion));
    const kept = (await database.inbox()).length;
    const polls = world.telegram.calls('getUpdates').length;
    world.telegram.redeliver(typed);
    await vi.waitFor(() => expect(world.telegram.calls('getUpdates').length).toBeGreaterThan(polls), soon);
    await vi.waitFor(() => expect(world.telegram.unconfirmed).toBe(0), soon);
    expect(await database.inbox()).toHaveLength(kept);
    chat.presses('Частная');
    await chat.waits(asks('В каком часовом поясе'));
    expect(times(chat.messages(), nextQuestion)).toBe(1);
  });

  test('is answered once in VK', async () => {
    const { world, database } = await open();
    const chat = world.vk.chat(42);
    chat.opens(world.firstCode);
    await chat.waits(asks(question));
    const { event_id } = chat.sends('Школа № 5');
    await chat.waits(asks(nextQuestion));
    const kept = (await database.inbox()).length;
    world.vk.redeliver(event_id);
    chat.presses('Частная');
    await chat.waits(asks('В каком часовом поясе'));
    expect(await database.inbox()).toHaveLength(kept + 1);
    expect(times(chat.messages(), nextQuestion)).toBe(1);
  });

  test('and that the scan at the next start finds unanswered once more, is answered once', async () => {
    const { world, database } = await open();
    const chat = world.vk.chat(42);
    world.vk.failNext({ method: 'messages.send', code: 9 });
    chat.opens(world.firstCode);
    await vi.waitFor(() => expect(world.vk.calls('messages.send')).toHaveLength(1), soon);
    await world.program.stop();
    expect(chat.messages()).toEqual([]);
    const scans = world.vk.calls('messages.getHistory').length;
    await world.replica(database.data);
    await vi.waitFor(() => expect(world.vk.calls('messages.getHistory').length).toBeGreaterThan(scans), soon);
    world.clock.advance({ seconds: 31 });
    await chat.waits(asks(question));
    await pause(300);
    expect(chat.messages()).toHaveLength(1);
    expect(await database.inbox()).toHaveLength(1);
  });
});

describe('webhooks', () => {
  test('bring what people say, in both messengers', async () => {
    const { world } = await open('webhook');
    const [telegram, vk] = [world.telegram.chat(42), world.vk.chat(42)];
    telegram.opens(world.firstCode);
    await telegram.waits(asks(question));
    telegram.sends('Школа № 5');
    await telegram.waits(asks(nextQuestion));
    vk.opens();
    await vk.waits((messages) => messages.length === 1);
    await world.vk.pushed();
    await vi.waitFor(() => expect(world.telegram.unconfirmed).toBe(0), soon);
  });

  test('are set once by whoever holds them, and not again each second', async () => {
    const { world } = await open('webhook');
    await vi.waitFor(() => expect(world.telegram.webhookUrl).toBe(`${world.origin}/telegram`), soon);
    await pause(1500);
    expect(world.telegram.calls('setWebhook')).toHaveLength(1);
    expect(world.vk.calls('messages.getConversations')).toHaveLength(1);
  });

  test('believe nobody without the secret, and tell the confirmation to whoever asks', async () => {
    const { world, database } = await open('webhook');
    const posts = async (path: string, body: object, headers: Record<string, string> = {}) => {
      const answer = await fetch(`${world.origin}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      });
      return [answer.status, await answer.text()];
    };
    const user = { id: 7, is_bot: false, first_name: 'Чужой' };
    const update = {
      update_id: 1,
      message: { message_id: 1, date: 1, chat: { id: 7, type: 'private' }, from: user, text: 'меню' },
    };
    const event = { type: 'message_new', group_id: world.vk.groupId, event_id: 'e', object: { message: {} } };
    const secret = 'x-telegram-bot-api-secret-token';
    expect((await posts('/telegram', update))[0]).toBe(401);
    expect((await posts('/telegram', update, { [secret]: 'чужой'.length.toString() }))[0]).toBe(401);
    expect((await posts('/vk', event))[0]).toBe(403);
    expect((await posts('/vk', { ...event, secret: 'wrong' }))[0]).toBe(403);
    expect((await posts('/vk', { ...event, group_id: 1, secret: webhookSecrets.vk }))[0]).toBe(400);
    expect(await posts('/vk', { type: 'confirmation', group_id: world.vk.groupId })).toEqual([200, 'c0nf1rm']);
    expect(await database.inbox()).toEqual([]);
    expect(await posts('/telegram', update, { [secret]: webhookSecrets.telegram })).toEqual([200, '']);
    expect(await database.inbox()).toHaveLength(1);
  });

  test('that find the database away are repeated until it is back, and answered once', async () => {
    const { world, database } = await open('webhook');
    const [telegram, vk] = [world.telegram.chat(42), world.vk.chat(42)];
    telegram.opens(world.firstCode);
    vk.opens(world.firstCode);
    await telegram.waits(asks(question));
    await vk.waits(asks(question));
    const pushes = world.vk.pushes;
    database.goes();
    telegram.sends('Школа № 5');
    vk.sends('Школа № 6');
    await vi.waitFor(() => expect(world.vk.pushes).toBeGreaterThan(pushes + 2), soon);
    expect(world.telegram.unconfirmed).toBe(1);
    database.comesBack();
    await telegram.waits(asks(nextQuestion));
    await vk.waits(asks(nextQuestion));
    await world.vk.pushed();
    expect([telegram, vk].map((chat) => times(chat.messages(), nextQuestion))).toEqual([1, 1]);
    expect((await database.inbox()).map(({ state }) => state)).toEqual(['done', 'done', 'done', 'done']);
  });
});
