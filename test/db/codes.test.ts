import { expect } from 'vitest';
import { findCode, newCode, useUp } from '#db/codes.ts';
import { freshDatabase, onPostgres } from '#test/support/database.ts';

const at = Temporal.Instant.from('2026-09-14T07:00:00Z');
const code = '7K2M9QXD41HB';

onPostgres('of two who have found a code at the same moment one uses it up', async () => {
  const db = await freshDatabase();
  await db.atDoor((door) => newCode(door, code, { purpose: 'open', subject: '{}' }, at));
  const both = Promise.withResolvers<void>();
  let found = 0;
  const takes = () =>
    db.atDoor(async (door) => {
      if (await findCode(door, code, at)) found += 1;
      if (found === 2) both.resolve();
      await both.promise;
      return useUp(door, code);
    });
  expect((await Promise.all([takes(), takes()])).filter(Boolean)).toHaveLength(1);
});
