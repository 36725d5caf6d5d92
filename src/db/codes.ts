import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { AccountId, DialogueId, SchoolId } from '#domain/ids.ts';
import type { DoorSql } from './open.ts';

export type Purpose = 'first-curator' | 'invitation' | 'open' | 'seat';

export interface Code {
  purpose: Purpose;
  school?: SchoolId;
  /**
   * The invitation's id, what a one-time link opens, as bot/opening.ts keeps it, which dialogue another chat goes on with,
   * as bot/another-chat.ts keeps it, or, for a first curator, who asked for it.
   */
  subject?: string;
  expiresAt?: Temporal.Instant;
  /** A first curator's code that opens nothing any more. */
  usedAt?: Temporal.Instant;
}

/**
 * Only the hash is kept here. The message that has shown the code keeps it, in a browser for as long as its dialogue.
 * A code has 60 random bits, so no salt is needed.
 */
const hashed = (code: string): Uint8Array => createHash('sha256').update(code).digest();

export async function newCode(
  door: DoorSql,
  code: string,
  about: Omit<Code, 'usedAt'>,
  at: Temporal.Instant,
): Promise<void> {
  await door.sql
    .insertInto('code')
    .values({
      hash: hashed(code),
      purpose: about.purpose,
      school_id: about.school ?? null,
      subject: about.subject ?? null,
      created_at: at,
      expires_at: about.expiresAt ?? null,
      used_at: null,
    })
    .execute();
}

/**
 * The code as it was made, or undefined for one that never was or has been swept. A one-time link past its time is none;
 * an invitation says itself that it has expired. `code` is normalised already.
 */
export async function findCode(door: DoorSql, code: string, at: Temporal.Instant): Promise<Code | undefined> {
  const row = await door.sql.selectFrom('code').selectAll().where('hash', '=', hashed(code)).executeTakeFirst();
  if (!row) return undefined;
  const past = row.expires_at !== null && Temporal.Instant.compare(row.expires_at, at) <= 0;
  if (past && (row.purpose === 'open' || row.purpose === 'seat')) return undefined;
  return {
    purpose: row.purpose,
    ...(row.school_id ? { school: row.school_id } : {}),
    ...(row.subject ? { subject: row.subject } : {}),
    ...(row.expires_at ? { expiresAt: row.expires_at } : {}),
    ...(row.used_at ? { usedAt: row.used_at } : {}),
  };
}

/** Uses a one-time code up. False: somebody else has done so a moment before. */
export async function useUp(door: DoorSql, code: string): Promise<boolean> {
  const { numDeletedRows } = await door.sql.deleteFrom('code').where('hash', '=', hashed(code)).executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Ways into a dialogue that were made in one chat lead there no more. Index: code (school_id, subject), for those of no school. */
export async function voidWaysIn(
  door: DoorSql,
  purposes: readonly Extract<Purpose, 'open' | 'seat'>[],
  leads: { dialogue: DialogueId; from: AccountId },
): Promise<void> {
  // Subjects of other purposes are no JSON, and only `case` keeps them from being read as it.
  await door.sql
    .deleteFrom('code')
    .where('school_id', 'is', null)
    .where('purpose', 'in', [...purposes])
    .where(
      sql<boolean>`case when purpose in ('open', 'seat') then subject::jsonb @> ${JSON.stringify(leads)}::jsonb end`,
    )
    .execute();
}

/** Uses a first curator's code up, and remembers it: whoever brings it again is told so. False as in {@link useUp}. */
export async function useFirstCuratorCode(door: DoorSql, code: string, at: Temporal.Instant): Promise<boolean> {
  const { numUpdatedRows } = await door.sql
    .updateTable('code')
    .set({ used_at: at })
    .where('hash', '=', hashed(code))
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** A first curator's code that an operator has asked for opens a school of its own, whatever is set up before. */
export const askedByOperator = 'operator';

/** With the first school set up the codes that other starts have printed open nothing any more. */
export async function voidPrintedCodes(door: DoorSql, at: Temporal.Instant): Promise<void> {
  await door.sql
    .updateTable('code')
    .set({ used_at: at })
    .where('purpose', '=', 'first-curator')
    .where('subject', 'is', null)
    .where('used_at', 'is', null)
    .execute();
}

export async function anySchool(door: DoorSql): Promise<boolean> {
  const row = await door.sql
    .selectFrom('dialogue')
    .select('id')
    .where('school_id', 'is not', null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** An invitation is known for some months more, so that whoever is late hears why it does not let in. */
export async function sweepCodes(door: DoorSql, now: Temporal.Instant): Promise<void> {
  await door.sql.deleteFrom('code').where('purpose', 'in', ['open', 'seat']).where('expires_at', '<', now).execute();
  const longAgo = now.subtract({ hours: 120 * 24 });
  await door.sql.deleteFrom('code').where('expires_at', '<', longAgo).execute();
}

/** Random bytes for a code; the domain turns them into letters. */
export const randomForCode = (bytes: number): Uint8Array => randomBytes(bytes);
