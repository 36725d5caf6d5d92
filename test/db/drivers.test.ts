import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { Database } from '#db/open.ts';
import { freshData } from '#test/support/database.ts';

/** One contract for PGlite and Postgres: this file runs on both in CI. */
async function using<T>(work: (db: Database) => Promise<T>): Promise<T> {
  const { db, close } = await freshData();
  return work(db).finally(close);
}

async function selected(db: Database, expression: ReturnType<typeof sql>): Promise<unknown> {
  return db.atDoor(async (door) => {
    const { rows } = await sql<{ value: unknown }>`select ${expression} as value`.execute(door.sql);
    return rows[0]?.value;
  });
}

describe('what comes out of the database', () => {
  test('dates, moments and times are Temporal, of the day and moment that was stored', () =>
    using(async (db) => {
      expect(String(await selected(db, sql`date '2024-02-29'`))).toBe('2024-02-29');
      expect(String(await selected(db, sql`time '21:00'`))).toBe('21:00:00');
      const moment = await selected(db, sql`timestamptz '2026-12-31 23:59:59.123456+12'`);
      expect(String(moment)).toBe('2026-12-31T11:59:59.123456Z');
    }));

  test('counts and int8 are numbers, and one too big for a number is an error', () =>
    using(async (db) => {
      expect(await selected(db, sql`count(*)`)).toBe(1);
      expect(await selected(db, sql`9007199254740991::int8`)).toBe(9007199254740991);
      await expect(selected(db, sql`9007199254740993::int8`)).rejects.toThrow(RangeError);
    }));

  test('numeric keeps its digits as text, bytes are bytes, jsonb is parsed', () =>
    using(async (db) => {
      expect(await selected(db, sql`12345678901234567890.10::numeric`)).toBe('12345678901234567890.10');
      expect(await selected(db, sql`'\\x00ff'::bytea`)).toEqual(new Uint8Array([0, 255]));
      expect(await selected(db, sql`'{"a":[1,null,"б"]}'::jsonb`)).toEqual({ a: [1, null, 'б'] });
    }));
});

describe('what goes into the database', () => {
  test('Temporal, bytes, lists and objects arrive as what they are', () =>
    using(async (db) => {
      const moment = Temporal.Instant.from('2026-12-31T11:59:59.123456Z');
      expect(await selected(db, sql`${moment}::timestamptz = timestamptz '2026-12-31 11:59:59.123456+00'`)).toBe(true);
      expect(await selected(db, sql`${Temporal.PlainDate.from('2024-02-29')}::date = date '2024-02-29'`)).toBe(true);
      expect(await selected(db, sql`${Temporal.PlainTime.from('08:30')}::time = time '08:30'`)).toBe(true);
      expect(await selected(db, sql`${new Uint8Array([0, 255])}::bytea = '\\x00ff'::bytea`)).toBe(true);
      expect(await selected(db, sql`${['а', { b: 1 }]}::jsonb -> 1 ->> 'b'`)).toBe('1');
      expect(await selected(db, sql`${{ list: [] }}::jsonb -> 'list' = '[]'::jsonb`)).toBe(true);
    }));

  test('a list of values for IN keeps its values', () =>
    using(async (db) => {
      const found = await db.atDoor((door) =>
        door.sql.selectFrom('cursor').select('name').where('name', 'in', ['a', 'b']).execute(),
      );
      expect(found).toEqual([]);
    }));
});
