import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { freshDatabase } from '#test/support/database.ts';

test('an account that goes finds those whose notices went to it by an index', async () => {
  const db = await freshDatabase();
  const { rows } = await db.atDoor((door) =>
    sql<{ indexdef: string }>`select indexdef from pg_indexes where tablename = 'dialogue'`.execute(door.sql),
  );
  expect(rows.map(({ indexdef }) => indexdef)).toContainEqual(
    expect.stringMatching(/\(notices_to\) WHERE \(notices_to IS NOT NULL\)/u),
  );
});
