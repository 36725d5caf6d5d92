import { randomUUID } from 'node:crypto';
import { expect, onTestFinished, test } from 'vitest';
import { FakeDialogues, serverOf } from './fake-dialogues.ts';

const guestCookie = '__Secure-nastavnik-open';
const ours = { host: 'chat.example', origin: 'http://chat.example', 'content-type': 'application/json' };

async function started() {
  const dialogues = new FakeDialogues();
  const server = await serverOf(dialogues, { publicUrl: 'https://chat.example' });
  onTestFinished(() => server.close());
  const opens = async (url: string, token?: string) => {
    const opened = await server.inject({ url, cookies: token === undefined ? {} : { [guestCookie]: token } });
    return opened.cookies[0];
  };
  const say = (token: string, body: object, cookie = guestCookie) =>
    server.inject({
      method: 'POST',
      url: '/open/chat/say',
      headers: ours,
      cookies: { [cookie]: token },
      payload: JSON.stringify({ key: randomUUID(), ...body }),
    });
  return { dialogues, server, opens, say };
}

test('a guest has a cookie of its own, for its own pages, that ends with the browser', async () => {
  const { opens } = await started();
  const cookie = await opens('/open/?start=7K2M9QXD41HB');
  expect(cookie).toMatchObject({
    name: guestCookie,
    path: '/open',
    httpOnly: true,
    sameSite: 'Lax',
    secure: true,
  });
  expect(cookie).not.toHaveProperty('maxAge');
  expect(cookie).not.toHaveProperty('expires');
});

test('each link begins a session of its own; the page opened again goes on with the one there is', async () => {
  const { opens } = await started();
  const token = (await opens('/open/?start=7K2M9QXD41HB'))?.value ?? '';
  expect((await opens('/open/', token))?.value).toBe(token);
  expect((await opens('/open/?start=BH14DXQ92M7K', token))?.value).not.toBe(token);
});

test('looking at the page keeps nothing, and the browser’s own cookie opens nothing there', async () => {
  const { dialogues, opens, say } = await started();
  const token = (await opens('/open/?start=7K2M9QXD41HB'))?.value ?? '';
  expect(dialogues.kept).toEqual([]);
  expect((await say(token, { kind: 'text', text: 'да' }, '__Host-nastavnik')).statusCode).toBe(401);
  expect(dialogues.kept).toEqual([]);
});

test('the same token is another account behind «Открыть» than in the browser’s own chat', async () => {
  const { dialogues, opens, say } = await started();
  const token = (await opens('/open/?start=7K2M9QXD41HB'))?.value ?? '';
  await say(token, { kind: 'text', text: 'да' });
  expect(dialogues.kept[0]?.address).toMatch(/^open:[0-9a-f]{64}$/);
});

test('a session that is over takes nothing, not even another link, and says where to go', async () => {
  const { dialogues, opens, say } = await started();
  const token = (await opens('/open/?start=7K2M9QXD41HB'))?.value ?? '';
  dialogues.guests = 'over';
  for (const body of [
    { kind: 'text', text: 'да' },
    { kind: 'press', payload: 'm' },
    { kind: 'start', code: 'BH14DXQ92M7K' },
  ]) {
    const refused = await say(token, body);
    expect(refused.statusCode).toBe(410);
    expect(refused.json().sentence).toContain('Новая ссылка');
  }
  dialogues.guests = 'none';
  expect((await say(token, { kind: 'text', text: 'да' })).statusCode).toBe(410);
  expect((await say(token, { kind: 'start', code: 'BH14DXQ92M7K' })).statusCode).toBe(202);
});

test('a window of an older link does not speak in the name of the newest', async () => {
  const { dialogues, server, opens, say } = await started();
  const older = (await opens('/open/?start=7K2M9QXD41HB'))?.value ?? '';
  const mark = (await say(older, { kind: 'text', text: 'да' })).json().mark;
  const newest = (await opens('/open/?start=BH14DXQ92M7K', older))?.value ?? '';
  const says = async (spokenBy: string) =>
    server.inject({
      method: 'POST',
      url: '/open/chat/say',
      headers: { ...ours, 'x-mark': spokenBy },
      cookies: { [guestCookie]: newest },
      payload: JSON.stringify({ key: randomUUID(), kind: 'text', text: 'за другого' }),
    });
  const refused = await says(mark);
  expect(refused.statusCode).toBe(409);
  expect(refused.json().sentence).toContain('Продолжить можно из Telegram');
  expect(JSON.stringify(dialogues.kept)).not.toContain('за другого');
  expect((await says((await say(newest, { kind: 'text', text: 'да' })).json().mark)).statusCode).toBe(202);
});

test('a class behind one address opens its links at once', async () => {
  const { dialogues, opens, say } = await started();
  dialogues.guests = 'none';
  const token = async () => (await opens('/open/?start=7K2M9QXD41HB'))?.value ?? '';
  for (let pupil = 100; pupil < 250; pupil += 1) {
    expect((await say(await token(), { kind: 'start', code: `7K2M9QXD4${pupil}` })).statusCode).toBe(202);
  }
});
