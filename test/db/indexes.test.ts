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

test.each([
  ['what follows in a series', 'meeting', '(school_id, series_id, starts_at) WHERE (series_id IS NOT NULL)'],
  ['what a mentee has to do', 'task', '(school_id, mentee_id) WHERE (done_at IS NULL)'],
  ['the pairs of a mentor', 'pair_member', '(school_id, mentor_id)'],
])('%s is found by an index', async (_what, table, columns) => {
  const db = await freshDatabase();
  const { rows } = await db.atDoor((door) =>
    sql<{ indexdef: string }>`select indexdef from pg_indexes where tablename = ${table}`.execute(door.sql),
  );
  expect(rows.map(({ indexdef }) => indexdef)).toContainEqual(expect.stringContaining(columns));
});
