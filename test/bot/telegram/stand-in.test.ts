import { afterEach, beforeEach, expect, test } from 'vitest';
import { startTelegramServer, type TelegramServer } from '#test/support/telegram-server.ts';

let server: TelegramServer;

beforeEach(async () => {
  server = await startTelegramServer();
});
afterEach(() => server.stop());

async function call(method: string, payload: object): Promise<unknown> {
  const response = await fetch(`${server.root}/bot${server.token}/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(payload),
  });
  return response.json();
}

const say = (text: string, rest: object = {}) => call('sendMessage', { chat_id: 42, text, ...rest });
const keyboard = (text: string, callback_data: string) => ({
  reply_markup: { inline_keyboard: [[{ text, callback_data }]] },
});

test('a press goes to the newest message that has the button', async () => {
  const chat = server.chat(42);
  chat.opens();
  await say('Раз', keyboard('Да', 'old'));
  await say('Два', keyboard('Да', 'new'));
  chat.presses('Да');
  expect(await call('getUpdates', { offset: 0 })).toMatchObject({
    result: [{ message: {} }, { callback_query: { data: 'new' } }],
  });
  expect(server.unansweredPresses).toBe(1);
});

test('a press on a button that is not there tells what is', async () => {
  const chat = server.chat(42);
  chat.opens();
  await say('Состоялась?', keyboard('Да', 'yes'));
  expect(() => chat.presses('Нет')).toThrow('no button «Нет». Visible:\n— Состоялась? [Да]');
});

test('waiting for what never comes tells what is visible', async () => {
  const chat = server.chat(42);
  chat.opens();
  await say('Раз');
  await expect(chat.waits((messages) => messages.length > 1, 30)).rejects.toThrow('— Раз');
  expect(await chat.waits((messages) => messages.length === 1)).toMatchObject([{ text: 'Раз' }]);
});

test('an update comes again until a higher offset, and a redelivered one after it too', async () => {
  const chat = server.chat(42);
  const first = chat.sends('1');
  const ids = async (offset: number) => {
    const answer = await call('getUpdates', { offset });
    return (
      JSON.stringify(answer)
        .match(/(?<="update_id":)\d+/g)
        ?.map(Number) ?? []
    );
  };
  expect([await ids(0), await ids(0), await ids(first + 1)]).toEqual([[first], [first], []]);
  server.redeliver(first);
  expect([await ids(first + 1), await ids(first + 1)]).toEqual([[first], []]);
});

test('a second poller ends the first', async () => {
  const first = call('getUpdates', { timeout: 5 });
  await new Promise((resolve) => setTimeout(resolve, 50));
  const second = call('getUpdates', { timeout: 5 });
  expect(await first).toMatchObject({ ok: false, error_code: 409 });
  const id = server.chat(42).sends('1');
  expect(await second).toMatchObject({ result: [{ update_id: id }] });
});

test('text is shown as Telegram shows it: ends trimmed, control characters blank, emphasis moved along', async () => {
  const chat = server.chat(42);
  chat.opens();
  await say('\n \u202eа\tб\r\nв ', { entities: [{ type: 'bold', offset: 3, length: 3 }] });
  expect(chat.last()).toMatchObject({ text: 'а б\nв', bold: ['а б'] });
});

test.each<[string, object, string]>([
  ['emphasis beyond the end', { entities: [{ type: 'bold', offset: 1, length: 9 }] }, 'ends after the end of the text'],
  [
    'emphasis from the middle of a symbol',
    { entities: [{ type: 'bold', offset: 1, length: 2 }] },
    'middle of a UTF-16 symbol',
  ],
  ['a payload of 65 bytes', keyboard('Да', 'p'.repeat(65)), 'BUTTON_DATA_INVALID'],
  [
    'a button that does nothing',
    { reply_markup: { inline_keyboard: [[{ text: 'Да' }]] } },
    'Text buttons are unallowed',
  ],
  ['markup', { parse_mode: 'HTML' }, 'parse_mode'],
])('%s is refused', async (_, rest, why) => {
  server.chat(42).opens();
  expect(await say('👋!', rest)).toMatchObject({
    ok: false,
    error_code: 400,
    description: expect.stringContaining(why),
  });
});

test('a file that nobody has sent is not given out, and no document is taken that is not sent along', async () => {
  server.chat(42).opens();
  expect(await call('getFile', { file_id: 'x' })).toMatchObject({
    error_code: 400,
    description: expect.stringContaining('wrong file_id'),
  });
  expect(await call('sendDocument', { chat_id: 42, document: 'attach://x' })).toMatchObject({ error_code: 400 });
});

test('who blocked the bot cannot write to it until unblocking', () => {
  const chat = server.chat(42);
  chat.blocks();
  expect(() => chat.sends('1')).toThrow('unblocks()');
  chat.unblocks();
  chat.sends('1');
  expect(server.unconfirmed).toBe(3);
});
