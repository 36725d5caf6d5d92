import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { accountAt, expireAccount, noteWrongCode, sit, speakIn } from '#db/accounts.ts';
import { findCode, newCode } from '#db/codes.ts';
import { newDialogueFor } from '#db/dialogues.ts';
import { finish, giveUp, keep, takeOldest } from '#db/inbox.ts';
import { enqueue, markSent } from '#db/outbox.ts';
import { newPersonId } from '#db/people.ts';
import { newSchoolId } from '#db/schools.ts';
import { keepUpload, readUpload } from '#db/uploads.ts';
import { sweep } from '#jobs/sweep.ts';
import { freshDatabase } from '#test/support/database.ts';

const start = Temporal.Instant.from('2026-09-14T07:00:00Z');
const after = (hours: number) => start.add({ hours });

test('handled updates go after three days, unfinished ones never; a known key is known until then', async () => {
  const db = await freshDatabase();
  const update = (key: string, address: string) => ({ channel: 'telegram', key, address, body: { text: 'привет' } });
  await db.atDoor(async (door) => {
    await keep(door, [update('done', 'a'), update('failed', 'b'), update('waits', 'c')], start);
    for (const end of [finish, (d: typeof door, id: number) => giveUp(d, id, 'abc')]) {
      const taken = await takeOldest(door, start);
      await end(door, taken?.id ?? 0);
    }
  });
  const keys = async () =>
    (await db.atDoor((door) => door.sql.selectFrom('inbox').select('key').orderBy('id').execute())).map(
      ({ key }) => key,
    );
  await sweep(db, after(71));
  expect(await keys()).toEqual(['done', 'failed', 'waits']);
  await sweep(db, after(73));
  expect(await keys()).toEqual(['waits']);
});

test('sent texts are blanked after a day, except those of a browser, whose rows are its dialogue', async () => {
  const db = await freshDatabase();
  await db.atDoor(async (door) => {
    for (const channel of ['telegram', 'web']) {
      const { id: account } = await accountAt(door, channel, 'a', start);
      const content = { kind: 'message', spans: [{ text: 'тайна' }], rows: [] };
      await enqueue(door, [{ key: channel, account, channel, content, personal: true }], start);
    }
    const rows = await door.sql.selectFrom('outbox').select('id').execute();
    for (const { id } of rows) await markSent(door, id, '1', start);
  });
  const texts = async () => {
    const rows = await db.atDoor((door) =>
      door.sql.selectFrom('outbox').select(['key', 'content']).orderBy('id').execute(),
    );
    return rows.map(({ key, content }) => [key, content !== null]);
  };
  await sweep(db, after(23));
  expect(await texts()).toEqual([
    ['telegram', true],
    ['web', true],
  ]);
  await sweep(db, after(25));
  expect(await texts()).toEqual([
    ['telegram', false],
    ['web', true],
  ]);
});

test('codes past their time, old tries and browsers whose session is over go', async () => {
  const db = await freshDatabase();
  await db.atDoor(async (door) => {
    const { id } = await accountAt(door, 'web', 'guest', start);
    await accountAt(door, 'web', 'own', start);
    await expireAccount(door, id, after(1));
    await noteWrongCode(door, id, start);
    await newCode(door, '0123456789AB', { purpose: 'open', subject: '1', expiresAt: after(1) }, start);
    await newCode(door, 'BA9876543210', { purpose: 'first-curator' }, start);
  });
  await sweep(db, after(2));
  await db.atDoor(async (door) => {
    const accounts = await door.sql.selectFrom('account').select('address').execute();
    expect(accounts).toEqual([{ address: 'own' }]);
    expect(await findCode(door, '0123456789AB', start)).toBeUndefined();
    expect(await findCode(door, 'BA9876543210', start)).toBeDefined();
    expect(await door.sql.selectFrom('code_try').selectAll().execute()).toEqual([]);
  });
});

test('what a browser has sent and nobody has fetched goes after a day', async () => {
  const db = await freshDatabase();
  const id = randomUUID();
  await db.atDoor(async (door) => {
    const { id: account } = await accountAt(door, 'web', 'a', start);
    await keepUpload(door, { id, account, bytes: new Uint8Array([1]) }, start);
  });
  const isThere = async () => (await db.atDoor((door) => readUpload(door, id))) !== undefined;
  await sweep(db, after(23));
  expect(await isThere()).toBe(true);
  await sweep(db, after(25));
  expect(await isThere()).toBe(false);
});

test('a guest that goes leaves the dialogue it sat in, and nothing else', async () => {
  const db = await freshDatabase();
  const { theirs, alone } = await db.atDoor(async (door) => {
    const { dialogue: alone } = await accountAt(door, 'telegram', '1', start);
    const theirs = await newDialogueFor(door, newSchoolId(), newPersonId());
    const { id } = await accountAt(door, 'web', 'open:guest', start);
    await sit(door, id, theirs, start);
    await speakIn(door, id, theirs);
    return { theirs, alone };
  });
  await sweep(db, start.add({ minutes: 31 }));
  const left = await db.atDoor((door) => door.sql.selectFrom('dialogue').select('id').orderBy('id').execute());
  expect(left.map(({ id }) => id)).toEqual([alone, theirs]);
});

test('a browser that never was anybody’s goes after a year of silence, with its dialogue; everybody else stays', async () => {
  const db = await freshDatabase();
  await db.atDoor(async (door) => {
    await accountAt(door, 'web', 'passer-by', start);
    await accountAt(door, 'web', 'later', after(24));
    await accountAt(door, 'telegram', 'silent', start);
    const theirs = await accountAt(door, 'web', 'somebody', start);
    const dialogue = await newDialogueFor(door, newSchoolId(), newPersonId());
    await sit(door, theirs.id, dialogue, start);
    await speakIn(door, theirs.id, dialogue);
  });
  const left = () =>
    db.atDoor(async ({ sql }) => ({
      accounts: (await sql.selectFrom('account').select('address').orderBy('id').execute()).map(
        ({ address }) => address,
      ),
      dialogues: (await sql.selectFrom('dialogue').select('id').execute()).length,
    }));
  await sweep(db, after(366 * 24));
  expect(await left()).toEqual({ accounts: ['passer-by', 'later', 'silent', 'somebody'], dialogues: 5 });
  await sweep(db, after(366 * 24 + 1));
  expect(await left()).toEqual({ accounts: ['later', 'silent', 'somebody'], dialogues: 4 });
});
