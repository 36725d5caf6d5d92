import { sql } from 'kysely';
import type { AccountId, DialogueId } from '#domain/ids.ts';
import { accountAt } from './accounts.ts';
import type { DoorSql } from './open.ts';

/** An update as an adapter hands it over. */
export interface Arrived {
  channel: string;
  key: string;
  address: string;
  sequence?: number;
  body: unknown;
}

/** An unfinished update and the dialogue that it belongs to. */
export interface Unfinished {
  id: number;
  key: string;
  dialogue: DialogueId;
  /** Absent for an event of the program's own. */
  account?: AccountId;
  sequence?: number;
  body: unknown;
}

/** Keeps updates before they are confirmed to the messenger. A known key changes nothing. Returns the keys that are new. */
export async function keep(door: DoorSql, updates: readonly Arrived[], at: Temporal.Instant): Promise<string[]> {
  const fresh: string[] = [];
  for (const update of updates) {
    const account = await accountAt(door, update.channel, update.address, at);
    const row = await door.sql
      .insertInto('inbox')
      .values({
        key: update.key,
        dialogue_id: account.dialogue,
        account_id: account.id,
        sequence: update.sequence ?? null,
        body: storable(update.body),
        next_try_at: at,
        kept_at: at,
      })
      .onConflict((conflict) => conflict.column('key').doNothing())
      .returning('key')
      .executeTakeFirst();
    if (row) fresh.push(row.key);
  }
  return fresh;
}

/** Whether an update of this key has come already, be it handled or not. */
export async function isKept(door: DoorSql, key: string): Promise<boolean> {
  const row = await door.sql.selectFrom('inbox').select('id').where('key', '=', key).executeTakeFirst();
  return row !== undefined;
}

/** Postgres takes neither NUL nor halves of a surrogate pair; one such update would stop a messenger's whole queue. */
function storable(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('\0', '').toWellFormed();
  if (Array.isArray(value)) return value.map(storable);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [storable(key), storable(inner)]));
}

/** Tells a dialogue that something it may wait for has happened. The same key tells it once. */
export async function tell(
  door: DoorSql,
  dialogue: DialogueId,
  key: string,
  event: unknown,
  at: Temporal.Instant,
): Promise<void> {
  await door.sql
    .insertInto('inbox')
    .values({ key, dialogue_id: dialogue, account_id: null, sequence: null, body: event, next_try_at: at, kept_at: at })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute();
}

/**
 * Takes the dialogue whose unfinished update is oldest and that nobody else works on, and that update. Undefined: there is
 * none to work on now. The dialogue stays locked until the transaction ends, so one person's updates never run at once.
 * The lock leaves the key alone: the next update of the dialogue can be kept meanwhile. Keeping waits for a turn only
 * where both write the account, and no longer than a turn may last. Index: inbox_unfinished.
 */
export async function takeOldest(door: DoorSql, at: Temporal.Instant): Promise<Unfinished | undefined> {
  const passedOver: DialogueId[] = [];
  for (;;) {
    const dialogue = await lockOldest(door, passedOver, at);
    if (dialogue === undefined) return undefined;
    const next = await nextOf(door, dialogue, at);
    if (next) return next;
    // Finished a moment ago by another replica, or what comes first there has failed and rests.
    passedOver.push(dialogue);
  }
}

async function lockOldest(
  door: DoorSql,
  passedOver: readonly DialogueId[],
  at: Temporal.Instant,
): Promise<DialogueId | undefined> {
  const others = passedOver.length === 0 ? sql`` : sql`and i.dialogue_id not in (${sql.join(passedOver)})`;
  const { rows } = await sql<{ dialogue_id: DialogueId }>`
    select i.dialogue_id from inbox i join dialogue d on d.id = i.dialogue_id
    where i.state = 'kept' and i.next_try_at <= ${at} ${others}
      and not exists (
        select from inbox earlier
        where earlier.dialogue_id = i.dialogue_id and earlier.state = 'kept' and earlier.id < i.id)
    order by i.id
    limit 1
    for no key update of d skip locked`.execute(door.sql);
  return rows[0]?.dialogue_id;
}

/** Which update of a dialogue comes first, read under its lock. */
async function nextOf(door: DoorSql, dialogue: DialogueId, at: Temporal.Instant): Promise<Unfinished | undefined> {
  const kept = await door.sql
    .selectFrom('inbox')
    .select(['id', 'key', 'account_id', 'sequence', 'body', 'next_try_at'])
    .where('dialogue_id', '=', dialogue)
    .where('state', '=', 'kept')
    .orderBy('id')
    .execute();
  // What the program itself has told comes first: it follows from an update before those that wait now.
  const oldest = kept.find(({ account_id }) => account_id === null) ?? kept[0];
  if (!oldest || Temporal.Instant.compare(oldest.next_try_at, at) > 0) return undefined;
  // Webhooks may be kept out of order; the messenger's own numbers put one account's updates right.
  const next = kept
    .filter((row) => row.account_id === oldest.account_id && row.sequence !== null && oldest.sequence !== null)
    .reduce((first, row) => (Number(row.sequence) < Number(first.sequence) ? row : first), oldest);
  return {
    id: next.id,
    key: next.key,
    dialogue,
    body: next.body,
    ...(next.account_id === null ? {} : { account: next.account_id }),
    ...(next.sequence === null ? {} : { sequence: next.sequence }),
  };
}

/** The update is of another dialogue, and is handled in its turn there. */
export async function moveUpdate(door: DoorSql, id: number, dialogue: DialogueId): Promise<void> {
  await door.sql.updateTable('inbox').set({ dialogue_id: dialogue }).where('id', '=', id).execute();
}

/** Done: what was typed does not linger. */
export async function finish(door: DoorSql, id: number): Promise<void> {
  await door.sql.updateTable('inbox').set({ state: 'done', body: null }).where('id', '=', id).execute();
}

/** Counts a failed try. Returns how many there were; the update waits a little before the next one. */
export async function countTry(door: DoorSql, id: number, nextTryAt: Temporal.Instant): Promise<number> {
  const row = await door.sql
    .updateTable('inbox')
    .set((eb) => ({ tries: eb('tries', '+', 1), next_try_at: nextTryAt }))
    .where('id', '=', id)
    .where('state', '=', 'kept')
    .returning('tries')
    .executeTakeFirst();
  return row?.tries ?? 0;
}

/** Gives an update up, with an id to find it by; its body stays until the inbox is swept. */
export async function giveUp(door: DoorSql, id: number, failure: string): Promise<void> {
  await door.sql.updateTable('inbox').set({ state: 'failed', failure }).where('id', '=', id).execute();
}

/** Three days are longer than any messenger repeats an update. */
export async function sweepInbox(door: DoorSql, keptBefore: Temporal.Instant): Promise<void> {
  await door.sql.deleteFrom('inbox').where('kept_at', '<', keptBefore).where('state', '!=', 'kept').execute();
}

export async function readCursor(door: DoorSql, name: string): Promise<string | undefined> {
  const row = await door.sql.selectFrom('cursor').select('value').where('name', '=', name).executeTakeFirst();
  return row?.value;
}

export async function moveCursor(door: DoorSql, name: string, value: string): Promise<void> {
  await door.sql
    .insertInto('cursor')
    .values({ name, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute();
}
