import { expect, test } from 'vitest';
import { accountAt } from '#db/accounts.ts';
import { readFile } from '#db/files.ts';
import { newMember, newPersonId } from '#db/people.ts';
import { foundSchool, newSchoolId } from '#db/schools.ts';
import { dropUpload, keepUpload, readUpload, sweepUploads } from '#db/uploads.ts';
import { brand, type ConsentId, type FileId } from '#domain/ids.ts';
import { defaultsFor } from '#domain/school/school.ts';
import { freshDatabase } from '#test/support/database.ts';
import { sampleFile } from '#test/support/sample-files.ts';

const at = Temporal.Instant.from('2026-09-14T07:00:00Z');
const [first, second, third] = [
  '0c5bd8f2-1c2e-4a6e-9a5e-000000000001',
  '0c5bd8f2-1c2e-4a6e-9a5e-000000000002',
  '0c5bd8f2-1c2e-4a6e-9a5e-000000000003',
] as const;

test('what a browser has sent comes back byte for byte, until it is dropped or swept', async () => {
  const db = await freshDatabase();
  const large = new Uint8Array(10 * 1024 * 1024).map((_, index) => index * 7);
  await db.atDoor(async (door) => {
    const { id: account } = await accountAt(door, 'web', 'a', at);
    await keepUpload(door, { id: first, account, bytes: large }, at);
    await keepUpload(door, { id: second, account, bytes: sampleFile('image/png') }, at);
    await keepUpload(door, { id: third, account, bytes: sampleFile('image/png') }, at.add({ hours: 1 }));
  });
  await db.atDoor(async (door) => {
    expect(Buffer.from((await readUpload(door, first)) ?? []).equals(large)).toBe(true);
    await dropUpload(door, first);
    expect(await readUpload(door, first)).toBeUndefined();
    await sweepUploads(door, at.add({ minutes: 30 }));
    expect(await readUpload(door, second)).toBeUndefined();
    expect(await readUpload(door, third)).toEqual(sampleFile('image/png'));
  });
});

test('what a guest has sent outlives its window', async () => {
  const db = await freshDatabase();
  await db.atDoor(async (door) => {
    const { id: account } = await accountAt(door, 'web', 'open:a', at);
    await keepUpload(door, { id: first, account, bytes: sampleFile('image/png') }, at);
    await door.sql.deleteFrom('account').where('id', '=', account).execute();
    expect(await readUpload(door, first)).toEqual(sampleFile('image/png'));
  });
});

test('a file is read in its school once it is here, and a consent outlives it', async () => {
  const db = await freshDatabase();
  const [school, other] = [newSchoolId(), newSchoolId()];
  const person = newPersonId();
  const file = brand<FileId>(first);
  const consent = brand<ConsentId>(second);
  await db.inSchool(school, async (inside) => {
    await foundSchool(inside, { id: school, name: 'Школа', kind: 'private', ...defaultsFor('private') }, at);
    await newMember(inside, { id: person, kind: 'pupil', confirmed: true }, at);
    const awaited = { school_id: school, id: file, state: 'awaited', kept_at: at } as const;
    await inside.sql.insertInto('file').values(awaited).execute();
    expect(await readFile(inside, file)).toBeUndefined();
    const bytes = sampleFile('image/jpeg');
    await inside.sql.updateTable('file').set({ state: 'here', type: 'image/jpeg', bytes }).execute();
    expect(await readFile(inside, file)).toEqual({ type: 'image/jpeg', bytes });
    await inside.sql
      .insertInto('consent')
      .values({
        school_id: school,
        id: consent,
        person_id: person,
        purpose: 'processing',
        version: '1',
        signer: 'self',
        answer: 'given',
        scan_id: file,
        at,
      })
      .execute();
  });
  await db.inSchool(other, async (inside) => expect(await readFile(inside, file)).toBeUndefined());
  await db.inSchool(school, async (inside) => {
    await inside.sql.deleteFrom('file').execute();
    expect(await inside.sql.selectFrom('consent').select(['id', 'scan_id']).execute()).toEqual([
      { id: consent, scan_id: null },
    ]);
  });
});
