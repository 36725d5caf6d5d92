import { expect, test } from 'vitest';
import { neutral } from '#bot/opening.ts';
import type { MessageContent } from '#bot/outbox-content.ts';
import { stamped } from '#bot/payload.ts';
import type { Setting } from '#bot/work/setting.ts';
import { accountAt, speakIn } from '#db/accounts.ts';
import { findCode } from '#db/codes.ts';
import { belongTo, newDialogueFor } from '#db/dialogues.ts';
import type { Claimed } from '#db/outbox.ts';
import { newPersonId } from '#db/people.ts';
import { newSchoolId } from '#db/schools.ts';
import { readCode } from '#domain/people/invitation-code.ts';
import { freshDatabase } from '#test/support/database.ts';

const at = Temporal.Instant.from('2026-09-14T07:00:00Z');
const asking: MessageContent = {
  kind: 'message',
  spans: [{ text: 'Переверзев' }],
  rows: [[{ label: 'Акакий', press: 'a:1:0' }]],
};

/** A person's message that waits for an account in Telegram. */
async function waiting({ webIsLocal = false } = {}) {
  const db = await freshDatabase();
  const of = { school: newSchoolId(), person: newPersonId() };
  const account = await db.atDoor(async (door) => {
    const made = await accountAt(door, 'telegram', '1', at);
    await belongTo(door, made.dialogue, of.school, of.person);
    return made;
  });
  const row: Claimed = {
    id: 1,
    key: 'u1.0',
    account: account.id,
    address: '1',
    of,
    content: null,
    personal: true,
    tries: 1,
  };
  const setting: Setting = {
    programmes: new Map(),
    questionnaires: new Map(),
    consents: {
      document: () => {
        throw new Error('Nobody consents here');
      },
    },
    entrances: [],
    foreign: new Set(['telegram']),
    worrying: { version: 1, topics: new Map() },
    openLink: (code) => code,
    calendarLink: (secret) => secret,
    webIsLocal,
  };
  const held = (content: MessageContent, more: Partial<Claimed> = {}) =>
    neutral({ ...row, ...more }, content, { db, at, setting });
  return { db, account, held };
}

test('nothing of the message is left: a link, another link, and the way home', async () => {
  const { account, held } = await waiting();
  const message = await held(asking);
  expect(JSON.stringify(message)).not.toMatch(/Переверзев|Акакий|a:1/u);
  expect(message?.rows).toEqual([
    [{ label: 'Открыть', link: expect.any(String) }],
    [
      { label: 'Новая ссылка', press: stamped(account.dialogue, 'r') },
      { label: 'Меню', press: stamped(account.dialogue, 'm') },
    ],
  ]);
});

test('another link to a screen shows that screen again', async () => {
  const { account, held } = await waiting();
  const message = await held({ ...asking, place: 's:people:all.6' });
  expect(message?.rows[1]?.[0]).toEqual({ label: 'Новая ссылка', press: stamped(account.dialogue, 's:people:all.6') });
});

test('of a long message only the last part says so', async () => {
  const { held } = await waiting();
  expect(await held({ ...asking, rows: [], continued: true })).toBeUndefined();
});

test('an edit that still asks has a link, one that closes the question has no button left', async () => {
  const { held } = await waiting();
  const labels = async (content: MessageContent) =>
    (await held(content, { key: 'u2.0', replaces: 'u1.0' }))?.rows.flat().map(({ label }) => label);
  expect(await labels(asking)).toEqual(['Открыть', 'Новая ссылка', 'Меню']);
  expect(await labels({ ...asking, rows: [] })).toEqual([]);
});

test('without an address on the internet there is no link', async () => {
  const { account, held } = await waiting({ webIsLocal: true });
  expect((await held(asking))?.rows).toEqual([[{ label: 'Меню', press: stamped(account.dialogue, 'm') }]]);
});

test('the link opens the dialogue of whose message it is, whoever speaks in the account by now', async () => {
  const { db, account, held } = await waiting();
  await db.atDoor(async (door) => {
    const other = await newDialogueFor(door, newSchoolId(), newPersonId());
    await speakIn(door, account.id, other);
  });
  const [button] = (await held(asking))?.rows[0] ?? [];
  const read = readCode(button && 'link' in button ? button.link : '');
  const code = read.ok ? await db.atDoor((door) => findCode(door, read.value, at)) : undefined;
  expect(JSON.parse(code?.subject ?? '{}')).toMatchObject({ dialogue: account.dialogue, from: account.id });
  expect(code?.expiresAt).toEqual(at.add({ minutes: 15 }));
});
