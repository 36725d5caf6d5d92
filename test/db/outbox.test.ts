import { expect, test } from 'vitest';
import { accountAt } from '#db/accounts.ts';
import { claim, enqueue, forgetWhatWasSaid } from '#db/outbox.ts';
import { newPersonId } from '#db/people.ts';
import { newSchoolId } from '#db/schools.ts';
import { freshDatabase } from '#test/support/database.ts';

const at = Temporal.Instant.from('2026-09-14T07:00:00Z');

test('what waits to be told of somebody who leaves is blanked, whoever was to read it, and the rest goes', async () => {
  const db = await freshDatabase();
  const school = newSchoolId();
  const [reader, gone, stays] = [newPersonId(), newPersonId(), newPersonId()];
  const waiting = await db.atDoor(async (door) => {
    const { id: account } = await accountAt(door, 'vk', '7', at);
    const of = { school, person: reader };
    const row = (key: string, ...about: (typeof gone)[]) => ({
      key,
      account,
      channel: 'vk',
      of,
      about,
      content: { kind: 'message', spans: [{ text: key }], rows: [] },
      personal: true,
    });
    await enqueue(door, [row('of both', gone, stays), row('of another', stays), row('of nobody')], at);
    await forgetWhatWasSaid(door, school, gone);
    const found: [string, boolean][] = [];
    for (const { key, content } of await door.sql
      .selectFrom('outbox')
      .select(['key', 'content'])
      .orderBy('id')
      .execute())
      found.push([key, content !== null]);
    const [first] = await claim(door, 'vk', { now: at, leasedUntil: at.add({ seconds: 60 }), most: 5 });
    expect(first?.content).toBeNull();
    return found;
  });
  expect(waiting).toEqual([
    ['of both', false],
    ['of another', true],
    ['of nobody', true],
  ]);
});
