import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { MessageContent } from '#bot/outbox-content.ts';
import { BrowserDialogues } from '#bot/web/dialogues.ts';
import { BrowserUploads } from '#bot/web/uploads.ts';
import { webMessenger } from '#bot/web/web.ts';
import { accountAt, expireAccount } from '#db/accounts.ts';
import { saveDialogue } from '#db/dialogues.ts';
import { takeOldest } from '#db/inbox.ts';
import { enqueue } from '#db/outbox.ts';
import { newPersonId } from '#db/people.ts';
import { newSchoolId } from '#db/schools.ts';
import { readUpload } from '#db/uploads.ts';
import { brand, type FileId } from '#domain/ids.ts';
import { TestClock } from '#test/support/clock.ts';
import { freshDatabase } from '#test/support/database.ts';
import { sampleFile } from '#test/support/sample-files.ts';

async function started() {
  const db = await freshDatabase();
  const clock = new TestClock('2026-09-14T10:00+03:00');
  let woken = 0;
  const uploads = new BrowserUploads(db, clock, () => {
    woken += 1;
  });
  const web = webMessenger({
    publicUrl: 'https://nastavnik.example',
    readUpload: (id) => db.atDoor((door) => readUpload(door, id)),
  });
  const asks = (address: string, question: object | null) =>
    db.atDoor(async (door) => {
      const { dialogue } = await accountAt(door, 'web', address, clock.now());
      await saveDialogue(door, dialogue, { frames: [], question, asked: 1 });
    });
  const count = (table: 'upload' | 'inbox' | 'account') =>
    db.atDoor(async ({ sql }) => (await sql.selectFrom(table).select('id').execute()).length);
  return { db, clock, uploads, web, asks, count, woken: () => woken };
}

const bytes = sampleFile('image/png');

describe('a file that a browser sends', () => {
  test('is kept with its update, and fetched as from any messenger', async () => {
    const { db, clock, uploads, web, asks, woken } = await started();
    await asks('a', { number: 1, asksFile: true });
    expect(await uploads.keep({ address: 'a', key: 'web:a:1', bytes })).toBe('kept');
    expect(woken()).toBe(1);
    const update = await db.atDoor((door) => takeOldest(door, clock.now()));
    const incoming = web.translate(update?.body);
    expect(incoming).toMatchObject({ kind: 'attachment', what: 'file', file: { bytes: bytes.length } });
    const source = incoming.kind === 'attachment' && incoming.file;
    if (!source) throw new Error('No file');
    expect(await web.fetchFile(source, bytes.length)).toEqual({ outcome: 'fetched', bytes });
    expect(await web.fetchFile(source, bytes.length - 1)).toEqual({ outcome: 'too-big' });
    expect(await web.fetchFile({ ref: randomUUID() }, 1000)).toEqual({ outcome: 'gone' });
  });

  test.each([
    ['nothing', null],
    ['words', { number: 1 }],
    ['a file, says something that is not quite it', { number: 1, asksFile: 'true' }],
  ])('is not taken where the dialogue asks for %s', async (_what, question) => {
    const { uploads, asks, count, woken } = await started();
    await asks('a', question);
    expect(await uploads.expects({ address: 'a', key: 'web:a:1' })).toBe(false);
    expect(await uploads.keep({ address: 'a', key: 'web:a:1', bytes })).toBe('not-asked');
    expect([await count('upload'), await count('inbox'), woken()]).toEqual([0, 0, 0]);
  });

  test('of a browser that has said nothing yet makes no account', async () => {
    const { uploads, count } = await started();
    expect(await uploads.keep({ address: 'new', key: 'web:new:1', bytes })).toBe('not-asked');
    expect(await count('account')).toBe(0);
  });

  test('is kept once however often and at once it comes, also when the question is closed by then', async () => {
    const { uploads, asks, count } = await started();
    await asks('a', { number: 1, asksFile: true });
    const sent = { address: 'a', key: 'web:a:1', bytes };
    expect(await Promise.all([1, 2, 3, 4].map(() => uploads.keep(sent)))).toEqual(['kept', 'kept', 'kept', 'kept']);
    await asks('a', null);
    expect(await uploads.expects(sent)).toBe(true);
    expect(await uploads.keep(sent)).toBe('kept');
    expect([await count('upload'), await count('inbox')]).toEqual([1, 1]);
  });

  test('that cannot be kept leaves no update that speaks of it', async () => {
    const { uploads, asks, count } = await started();
    await asks('a', { number: 1, asksFile: true });
    // No bytes to the database, though they have a length.
    const broken = '\\x0' as unknown as Uint8Array;
    await expect(uploads.keep({ address: 'a', key: 'web:a:1', bytes: broken })).rejects.toThrow(/bytea|hexadecimal/);
    expect([await count('upload'), await count('inbox')]).toEqual([0, 0]);
    expect(await uploads.keep({ address: 'a', key: 'web:a:1', bytes })).toBe('kept');
    expect(await count('upload')).toBe(1);
  });
});

describe('a row with a file', () => {
  async function shown() {
    const { db, clock } = await started();
    const dialogues = new BrowserDialogues(db, clock, {
      pictureUrl: (key) => `p/${key}`,
      fileUrl: (key) => `f/${key}`,
    });
    const [school, other] = [newSchoolId(), newSchoolId()];
    const file = { id: brand<FileId>(randomUUID()), name: 'soglasie.png', type: 'image/png' } as const;
    await db.inSchool(school, (inside) =>
      inside.sql
        .insertInto('file')
        .values({ school_id: school, id: file.id, type: file.type, bytes, state: 'here', kept_at: clock.now() })
        .execute(),
    );
    const says = (address: string, key: string, of: typeof school | undefined, more: Partial<MessageContent> = {}) =>
      db.atDoor(async (door) => {
        const { id: account } = await accountAt(door, 'web', address, clock.now());
        const content: MessageContent = { kind: 'message', spans: [{ text: 'Согласие' }], rows: [], ...more };
        const whose = of && { school: of, person: newPersonId() };
        await enqueue(door, [{ key, account, channel: 'web', of: whose, content, personal: true }], clock.now());
        return account;
      });
    return { db, clock, dialogues, school, other, file, says };
  }

  test('tells the page where the file is and what it is, and whether one is asked for', async () => {
    const { dialogues, school, file, says } = await shown();
    await says('a', 'k1', school, { file });
    await says('a', 'k2', school, { asksFile: true });
    const [first, second] = await dialogues.newest('a', 10);
    expect(first?.file).toEqual({ url: 'f/k1', name: 'soglasie.png', type: 'image/png' });
    expect(first).not.toHaveProperty('asksFile');
    expect(second?.asksFile).toBe(true);
    expect(second).not.toHaveProperty('file');
  });

  test('gives its bytes to whoever it was said to, while they may read it', async () => {
    const { db, clock, dialogues, school, file, says } = await shown();
    await says('a', 'k1', school, { file });
    expect(await dialogues.file('a', 'k1')).toEqual({ name: 'soglasie.png', type: 'image/png', bytes });
    await says('b', 'k2', school);
    expect(await dialogues.file('b', 'k1')).toBeUndefined();
    expect(await dialogues.file('b', 'k2')).toBeUndefined();
    const guest = await says('open:c', 'k3', school, { file });
    expect(await dialogues.file('open:c', 'k3')).toBeDefined();
    await db.atDoor((door) => expireAccount(door, guest, clock.now()));
    expect(await dialogues.file('open:c', 'k3')).toBeUndefined();
  });

  test('finds it in the school whose row it is, and in no other', async () => {
    const { dialogues, other, file, says } = await shown();
    await says('a', 'k1', other, { file });
    await says('a', 'k2', undefined, { file });
    expect(await dialogues.file('a', 'k1')).toBeUndefined();
    expect(await dialogues.file('a', 'k2')).toBeUndefined();
  });
});
