import { sql } from 'kysely';
import type { AccountId } from '#domain/ids.ts';
import type { DoorSql } from './open.ts';

/** Whether the dialogue in which a chat speaks asks for a file now. False also where the chat has said nothing yet. */
export async function asksForFile(door: DoorSql, channel: string, address: string): Promise<boolean> {
  const row = await door.sql
    .selectFrom('account')
    .innerJoin('dialogue', 'dialogue.id', 'account.dialogue_id')
    .select(sql<boolean | null>`dialogue.question -> 'asksFile' = 'true'::jsonb`.as('asks'))
    .where('account.channel', '=', channel)
    .where('account.address', '=', address)
    .executeTakeFirst();
  return row?.asks === true;
}

/** Keeps what a browser has sent until it is fetched, like a file that lies with a messenger. */
export async function keepUpload(
  door: DoorSql,
  { id, account, bytes }: { id: string; account: AccountId; bytes: Uint8Array },
  at: Temporal.Instant,
): Promise<void> {
  await door.sql.insertInto('upload').values({ id, account_id: account, bytes, kept_at: at }).execute();
}

/** Undefined: it has been fetched, or swept away. */
export async function readUpload(door: DoorSql, id: string): Promise<Uint8Array | undefined> {
  const row = await door.sql.selectFrom('upload').select('bytes').where('id', '=', id).executeTakeFirst();
  return row?.bytes;
}

/** It has been fetched, or nobody wants it. */
export async function dropUpload(door: DoorSql, id: string): Promise<void> {
  await door.sql.deleteFrom('upload').where('id', '=', id).execute();
}

export async function sweepUploads(door: DoorSql, keptBefore: Temporal.Instant): Promise<void> {
  await door.sql.deleteFrom('upload').where('kept_at', '<', keptBefore).execute();
}
