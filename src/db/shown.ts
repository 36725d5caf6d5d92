import { sql } from 'kysely';
import type { AccountId, SchoolId } from '#domain/ids.ts';
import type { DoorSql } from './open.ts';

/** A row for a browser becomes visible, with the content it is to have, at the account's next position. */
export async function show(
  door: DoorSql,
  id: number,
  account: AccountId,
  content: unknown,
  at: Temporal.Instant,
): Promise<void> {
  const { shown, address } = await door.sql
    .updateTable('account')
    .set((eb) => ({ shown: eb('shown', '+', 1) }))
    .where('id', '=', account)
    .returning(['shown', 'address'])
    .executeTakeFirstOrThrow();
  await door.sql
    .updateTable('outbox')
    .set({ state: 'sent', position: shown, content, sent_at: at, leased_until: null })
    .where('id', '=', id)
    .execute();
  await sql`select pg_notify('shown', ${address})`.execute(door.sql);
}

export interface Shown {
  position: number;
  key: string;
  saidBy: 'program' | 'person';
  content: unknown;
  replaces?: string;
  at: Temporal.Instant;
}

/** A browser's dialogue: rows after (or before) a position, oldest first, without those that have been blanked. */
export async function shownRows(
  door: DoorSql,
  address: string,
  { after, before, limit, now }: { after?: number; before?: number; limit: number; now: Temporal.Instant },
): Promise<Shown[]> {
  let query = door.sql
    .selectFrom('outbox')
    .innerJoin('account', 'account.id', 'outbox.account_id')
    .select(['outbox.position', 'outbox.key', 'outbox.said_by', 'outbox.content', 'outbox.replaces', 'outbox.sent_at'])
    .where('account.channel', '=', 'web')
    .where('account.address', '=', address)
    .where('outbox.position', 'is not', null)
    .where('outbox.content', 'is not', null)
    .where((eb) => eb.or([eb('account.expires_at', 'is', null), eb('account.expires_at', '>', now)]));
  if (after !== undefined) query = query.where('outbox.position', '>', after);
  if (before !== undefined) query = query.where('outbox.position', '<', before);
  const rows = await query
    .orderBy('outbox.position', after === undefined ? 'desc' : 'asc')
    .limit(limit)
    .execute();
  if (after === undefined) rows.reverse();
  return rows.map((row) => ({
    position: row.position ?? 0,
    key: row.key,
    saidBy: row.said_by,
    content: row.content,
    at: row.sent_at ?? now,
    ...(row.replaces === null ? {} : { replaces: row.replaces }),
  }));
}

/** Whether a button with this payload stands, or stood, in a browser's dialogue. Index: outbox (account_id, position). */
export async function wasOffered(door: DoorSql, account: AccountId, payload: string): Promise<boolean> {
  const row = await door.sql
    .selectFrom('outbox')
    .select('id')
    .where('account_id', '=', account)
    .where('position', 'is not', null)
    .where(sql<boolean>`content -> 'rows' @> ${JSON.stringify([[{ press: payload }]])}::jsonb`)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** One row of a browser's dialogue. */
export async function shownRow(
  door: DoorSql,
  address: string,
  key: string,
  now: Temporal.Instant,
): Promise<{ content: unknown; school: SchoolId | null } | undefined> {
  return door.sql
    .selectFrom('outbox')
    .innerJoin('account', 'account.id', 'outbox.account_id')
    .select(['outbox.content', 'outbox.school_id as school'])
    .where('account.channel', '=', 'web')
    .where('account.address', '=', address)
    .where('outbox.key', '=', key)
    .where('outbox.position', 'is not', null)
    .where((eb) => eb.or([eb('account.expires_at', 'is', null), eb('account.expires_at', '>', now)]))
    .executeTakeFirst();
}
