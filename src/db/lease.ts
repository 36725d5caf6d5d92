import { type Selectable, sql } from 'kysely';
import type { DoorSql } from './open.ts';
import type { Tables } from './tables.ts';

/**
 * The next row that is due of a table of things to be done outside of turns, under a lease: another replica takes it up
 * where this one has died. `tries` counts this one too.
 */
export async function leaseNext<Table extends 'fetch' | 'making'>(
  door: DoorSql,
  table: Table,
  { now, leasedUntil }: { now: Temporal.Instant; leasedUntil: Temporal.Instant },
): Promise<Selectable<Tables[Table]> | undefined> {
  const { rows } = await sql<Selectable<Tables[Table]>>`
    update ${sql.table(table)} set tries = tries + 1, next_try_at = ${leasedUntil}
    where file_id = (
      select file_id from ${sql.table(table)} where next_try_at <= ${now} order by next_try_at limit 1 for update skip locked
    )
    returning *`.execute(door.sql);
  return rows[0];
}
