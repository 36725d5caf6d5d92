import type { DialogueId, FileId, SchoolId } from '#domain/ids.ts';
import { leaseNext } from './lease.ts';
import type { DoorSql } from './open.ts';

/** A file that a messenger still has, and where it is to be put. */
export interface Fetching {
  file: FileId;
  school: SchoolId;
  /** Who waits for it. */
  dialogue: DialogueId;
  channel: string;
  source: { ref: string; bytes?: number };
  /** This one included. */
  tries: number;
}

export async function planFetch(
  door: DoorSql,
  { file, school, dialogue, channel, source }: Omit<Fetching, 'tries'>,
  at: Temporal.Instant,
): Promise<void> {
  await door.sql
    .insertInto('fetch')
    .values({
      file_id: file,
      school_id: school,
      dialogue_id: dialogue,
      channel,
      ref: source.ref,
      bytes: source.bytes ?? null,
      next_try_at: at,
    })
    .execute();
}

/** The next one that is due. */
export async function takeFetch(
  door: DoorSql,
  lease: { now: Temporal.Instant; leasedUntil: Temporal.Instant },
): Promise<Fetching | undefined> {
  const row = await leaseNext(door, 'fetch', lease);
  return (
    row && {
      file: row.file_id,
      school: row.school_id,
      dialogue: row.dialogue_id,
      channel: row.channel,
      source: { ref: row.ref, ...(row.bytes === null ? {} : { bytes: row.bytes }) },
      tries: row.tries,
    }
  );
}

export async function fetchLater(door: DoorSql, file: FileId, at: Temporal.Instant): Promise<void> {
  await door.sql.updateTable('fetch').set({ next_try_at: at }).where('file_id', '=', file).execute();
}

export async function fetchDone(door: DoorSql, file: FileId): Promise<void> {
  await door.sql.deleteFrom('fetch').where('file_id', '=', file).execute();
}
