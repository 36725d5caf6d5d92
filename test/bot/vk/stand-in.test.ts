import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { VkServer } from '#test/support/vk-server.ts';

let server: VkServer;
let now: number;
beforeEach(async () => {
  now = 1_790_000_000;
  server = await VkServer.start({ seconds: () => now });
});
afterEach(() => server.close());

async function call(method: string, params: Record<string, string>): Promise<unknown> {
  const body = new URLSearchParams({ access_token: server.token, v: '5.199', ...params });
  return (await fetch(`${server.apiRoot}/${method}`, { method: 'POST', body })).json();
}

const send = (params: Record<string, string>) =>
  call('messages.send', { peer_id: '501', random_id: '1', message: 'Текст', ...params });
const error = (error_code: number) => ({ error: expect.objectContaining({ error_code }) });
const keyboard = (...rows: object[][]) =>
  JSON.stringify({ inline: true, buttons: rows.map((row) => row.map((action) => ({ action }))) });
const button = (label: string, payload = '{}') => ({ type: 'text', label, payload });

describe('the stand-in of VK is as strict as VK', () => {
  beforeEach(() => void server.chat(501).opens());

  it.each([
    ['a wrong token', { access_token: 'x' }, 5],
    ['no version', { v: '' }, 8],
    ['a stranger', { peer_id: '999' }, 901],
    ['no words', { message: ' ' }, 100],
    ['too many words', { message: 'а'.repeat(4097) }, 914],
    ['a random_id that is no int32', { random_id: '2147483648' }, 100],
    ['no random_id', { random_id: '' }, 100],
    ['a picture that nobody uploaded', { attachment: 'photo1_2' }, 100],
    ['a document that nobody uploaded', { attachment: 'doc1_2' }, 100],
    ['a keyboard that is no JSON', { keyboard: '{' }, 911],
    ['a long label', { keyboard: keyboard([button('а'.repeat(41))]) }, 911],
    ['a long payload', { keyboard: keyboard([button('а', `"${'x'.repeat(254)}"`)]) }, 911],
    ['a payload that is no JSON', { keyboard: keyboard([button('а', 'yes')]) }, 911],
    ['six in a row', { keyboard: keyboard(Array.from({ length: 6 }, () => button('а'))) }, 911],
    ['seven rows', { keyboard: keyboard(...Array.from({ length: 7 }, () => [button('а')])) }, 911],
    [
      'eleven buttons',
      { keyboard: keyboard(...[5, 5, 1].map((n) => Array.from({ length: n }, () => button('а')))) },
      911,
    ],
    [
      'a link button with a payload',
      { keyboard: keyboard([{ type: 'open_link', label: 'а', link: 'https://a.example', payload: '{}' }]) },
      911,
    ],
  ])('about %s', async (_, params, code) => {
    expect(await send(params)).toEqual(error(code));
    expect(server.chat(501).messages()).toEqual([]);
  });

  it('about uploads of documents', async () => {
    expect(await call('docs.getMessagesUploadServer', { peer_id: '501' })).toEqual(error(100));
    expect(await call('docs.save', { file: 'x' })).toEqual(error(100));
  });

  it('about methods it does not know', async () => {
    expect(await call('messages.burn', {})).toEqual(error(3));
  });

  it('about edits of strangers’ and old messages', async () => {
    const edit = (id: unknown) => call('messages.edit', { peer_id: '501', message_id: String(id), message: 'x' });
    const theirs = server.chat(501).sends('моё').object as { message: { id: number } };
    expect(await edit(theirs.message.id)).toEqual(error(15));
    expect(await edit(999_999)).toEqual(error(100));
    await send({});
    now += 25 * 60 * 60;
    expect(await edit(server.chat(501).last().id)).toEqual(error(909));
  });

  it('about a second message with the same random_id, for one person and not for another', async () => {
    server.chat(502).opens();
    const first = await send({});
    expect(await send({ message: 'Другое' })).toEqual(first);
    expect(await send({ peer_id: '502' })).not.toEqual(first);
    expect(await send({ random_id: '2' })).not.toEqual(first);
  });
});

describe('the person before the stand-in', () => {
  it('is told what is visible when a button is not', async () => {
    const chat = server.chat(501);
    chat.opens();
    await send({ keyboard: keyboard([button('Да'), button('Нет')]) });
    expect(() => chat.presses('Может быть')).toThrow(/No button «Может быть»[\s\S]*Текст \[Да\] \[Нет\]/);
    await expect(chat.waits((messages) => messages.length > 1, 20)).rejects.toThrow(/Текст \[Да\] \[Нет\]/);
  });

  it('sees entities and mentions as VK draws them', async () => {
    const chat = server.chat(501);
    chat.opens();
    await send({ message: '&lt;b&gt; [id1|Паша] @id2 (Маша) &#33;' });
    expect(chat.messages().at(-1)?.text).toBe('<b> Паша Маша !');
  });

  it('cannot press a callback button in a client without them', async () => {
    server.chat(501).opens();
    await send({ keyboard: keyboard([{ ...button('Да'), type: 'callback' }]) });
    expect(() => server.chat(501, { callbackButtons: false }).presses('Да')).toThrow(/no callback buttons/);
    server.chat(501, { callbackButtons: true }).presses('Да');
    expect(server.unansweredPresses).toBe(1);
  });
});
