import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Vk } from '#bot/vk/vk.ts';
import { VkServer } from '#test/support/vk-server.ts';
import { adapterTo, catchUp, Kept, type Logged, logged, until } from './kept.ts';

let server: VkServer;
let kept: Kept;
let log: Logged;
let now: number;
let running: { stop: AbortController; ended: Promise<void> }[];

beforeEach(async () => {
  now = 1_790_000_000;
  server = await VkServer.start({ seconds: () => now });
  kept = new Kept();
  log = logged();
  running = [];
});
afterEach(async () => {
  await stopped();
  await server.close();
});

function polling(vk: Vk = adapterTo(server, kept, { log })): void {
  const stop = new AbortController();
  running.push({ stop, ended: vk.poll(stop.signal) });
}

async function stopped(): Promise<void> {
  for (const { stop, ended } of running.splice(0)) {
    stop.abort();
    await ended;
  }
}

const seen = (...texts: string[]) => until(() => texts.every((text) => kept.texts.includes(text)));
const cursor = () => kept.cursors.get(`vk:${server.groupId}:ts`);
const polls = () => server.calls('longpoll').length;

describe('long poll', () => {
  it('keeps what comes, in order, and the place in the same breath', async () => {
    polling();
    await until(() => polls() > 0);
    const before = cursor();
    const chat = server.chat(501);
    for (const text of ['один', 'два', 'три']) chat.sends(text);
    await seen('три');
    expect(kept.texts).toEqual(['один', 'два', 'три']);
    expect([...kept.updates.values()].map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
    expect(cursor()).not.toBe(before);
  });

  it('loses nothing when the program dies between fetching and keeping', async () => {
    polling();
    await until(() => polls() > 0);
    server.chat(501).sends('первое');
    await seen('первое');
    await stopped();

    kept.before = () => {
      throw new Error('killed here');
    };
    server.chat(501).sends('второе');
    const place = cursor();
    polling();
    await until(() => log.lines.some(({ level }) => level === 'warn'));
    await stopped();
    expect(cursor()).toBe(place);
    expect(kept.texts).toEqual(['первое']);

    kept.before = () => undefined;
    polling();
    await seen('второе');
    expect(kept.texts).toEqual(['первое', 'второе']);
  });

  it('waits out a database that is away, says so once, and goes on by itself', async () => {
    polling();
    await until(() => polls() > 0);
    let failures = 0;
    kept.before = () => {
      failures += 1;
      throw new Error('connection lost');
    };
    server.chat(501).sends('не пропади');
    await until(() => failures > 3);
    kept.before = () => undefined;
    await seen('не пропади');
    await until(() => log.lines.some(({ level }) => level === 'info'));
    expect(log.lines.filter(({ level }) => level === 'warn')).toHaveLength(1);
  });

  it('starts while VK is away, and hears everything once VK is back', async () => {
    server.chat(501).sends('пока нет связи');
    await server.stop();
    polling();
    await until(() => log.lines.length > 0);
    await server.start();
    await seen('пока нет связи');
    await server.stop();
    server.chat(501).sends('и ещё раз');
    await server.start();
    await seen('и ещё раз');
    expect(kept.texts).toEqual(['пока нет связи', 'и ещё раз']);
  });

  it.each([{ status: 502 }, { answer: 'half' as const }, { answer: 'none' as const }])(
    'asks again after a poll that breaks: %j',
    async (fault) => {
      server.failNext({ method: 'longpoll', ...fault });
      polling();
      await until(() => polls() > 0);
      server.chat(501).sends('дошло');
      await seen('дошло');
    },
  );

  it('goes on from its place when the key runs out', async () => {
    polling();
    await until(() => polls() > 0);
    server.expireKey();
    server.chat(501).sends('с новым ключом');
    await seen('с новым ключом');
    expect(log.lines).toContainEqual({ level: 'warn', line: expect.stringContaining('"failed":2') });
  });

  it.each([
    ['1: the place is forgotten', 1, () => server.dropHistory()],
    ['3: key and place are forgotten', 3, () => server.forgetPolls()],
  ])('finds in the conversations what VK no longer announces (failed %s)', async (_, failed, lose) => {
    polling();
    await until(() => polls() > 0);
    server.chat(501).sends('до потери');
    await seen('до потери');
    // In one breath: the poll that is open sees only that its place is gone.
    server.chat(501).sends('потерянное');
    server.chat(502).sends('тоже потерянное');
    lose();
    await seen('потерянное', 'тоже потерянное');
    expect(log.lines).toContainEqual({ level: 'warn', line: expect.stringContaining(`"failed":${failed}`) });

    server.chat(502).sends('после потери');
    await seen('после потери');
    expect(kept.texts).toHaveLength(4);
  });

  it('keeps an announced event once, however often VK announces it', async () => {
    polling();
    await until(() => polls() > 0);
    const chat = server.chat(501);
    const event = chat.sends('раз');
    await seen('раз');
    server.redeliver(event.event_id);
    server.redeliver('501:1');
    chat.sends('два');
    await seen('два');
    expect(kept.updates.size).toBe(2);
  });

  it('stops in the middle of a long poll, which lasts longer than this test may', async () => {
    polling();
    await until(() => polls() > 0);
    await stopped();
  });
});

describe('the scan at the start', () => {
  it('finds what came while the bot was down, under the keys of the events', async () => {
    const chat = server.chat(501);
    chat.opens('K7');
    chat.sends('вы тут?');
    server.chat(502).sends('добрый вечер');
    polling();
    await seen('вы тут?', 'добрый вечер');
    await stopped();
    expect([...kept.updates.keys()].toSorted()).toEqual(['501:1', '501:2', '502:1'].map((key) => `vk:700100:${key}`));
    expect(kept.incoming).toContainEqual({ kind: 'start', code: 'K7' });
    expect(kept.texts.toSorted()).toEqual(['вы тут?', 'добрый вечер']);

    const size = kept.updates.size;
    server.redeliver('501:1');
    server.redeliver('501:2');
    polling();
    await seen('вы тут?');
    expect(kept.updates.size).toBe(size);
  });

  it('goes back to our last answer and no further', async () => {
    const vk = adapterTo(server, kept);
    const chat = server.chat(501);
    chat.sends('отвеченное');
    await vk.deliver({ address: '501', number: 1, message: { spans: [{ text: 'Ответ' }], rows: [] } });
    expect(await catchUp(vk, kept)).toBe(0);
    chat.sends('новое');
    expect(await catchUp(vk, kept)).toBe(1);
    expect(kept.texts).toEqual(['новое']);
  });

  it('reads conversations longer than a page', async () => {
    const chat = server.chat(501);
    for (let n = 1; n <= 250; n += 1) chat.sends(`сообщение ${n}`);
    for (let user = 1000; user < 1210; user += 1) server.chat(user).sends('привет');
    expect(await catchUp(adapterTo(server, kept), kept)).toBe(460);
    expect(kept.updates.size).toBe(460);
  });

  it('leaves alone conversations from before the bot was there', async () => {
    server.chat(501).sends('вопрос людям школы, год назад');
    now += 365 * 24 * 60 * 60;
    server.chat(502).sends('вопрос боту');
    await catchUp(adapterTo(server, kept), kept);
    expect(kept.texts).toEqual(['вопрос боту']);
  });

  it('finds what came in weeks of downtime', async () => {
    await catchUp(adapterTo(server, kept), kept);
    now += 5 * 24 * 60 * 60;
    server.chat(501).sends('на каникулах');
    now += 20 * 24 * 60 * 60;
    expect(await catchUp(adapterTo(server, kept), kept)).toBe(1);
    expect(kept.texts).toEqual(['на каникулах']);
  });

  it('finds nothing old a second time, also when the inbox has forgotten the keys', async () => {
    const vk = adapterTo(server, kept);
    server.chat(501).sends('без ответа');
    await catchUp(vk, kept);
    now += 7 * 24 * 60 * 60;
    await catchUp(vk, kept);
    kept.updates.clear();
    now += 24 * 60 * 60;
    expect(await catchUp(vk, kept)).toBe(0);
  });

  it('is tried again until VK answers', async () => {
    server.chat(501).sends('жду');
    server.failNext({ method: 'messages.getConversations', code: 6 });
    server.failNext({ method: 'messages.getHistory', status: 502, times: 2 });
    server.failNext({ method: 'utils.getServerTime', answer: 'half' });
    expect(await catchUp(adapterTo(server, kept), kept)).toBe(1);
  });

  it('that breaks off in the middle leaves nobody behind, even years later', async () => {
    await catchUp(adapterTo(server, kept), kept);
    now += 1000;
    server.chat(501).sends('первый');
    now += 10 * 24 * 60 * 60;
    server.chat(502).sends('второй');
    let failures = 0;
    kept.before = (updates) => {
      if (!updates.some(({ address }) => address === '501')) return;
      failures += 1;
      throw new Error('killed here');
    };
    const stop = new AbortController();
    const dying = adapterTo(server, kept).catchUp(stop.signal);
    await until(() => failures > 0);
    stop.abort();
    await dying;
    expect(kept.texts).toEqual(['второй']);
    kept.before = () => undefined;
    now += 400 * 24 * 60 * 60;
    await catchUp(adapterTo(server, kept), kept);
    expect(kept.texts).toEqual(['второй', 'первый']);
  });

  it('is not needed for hearing: a token that may not read conversations is told to the operator', async () => {
    server.failNext({ method: 'messages.getConversations', code: 15, times: 10 });
    polling();
    await until(() => polls() > 0);
    server.chat(501).sends('слышно');
    await seen('слышно');
    expect(log.lines).toContainEqual({ level: 'error', line: expect.stringContaining('"code":15') });
  });
});
