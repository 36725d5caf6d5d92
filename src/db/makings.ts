import type { AccountId, FileId, PersonId, SchoolId } from '#domain/ids.ts';
import { leaseNext } from './lease.ts';
import type { DoorSql } from './open.ts';

/** A document that somebody has ordered, and where it is to be put. */
export interface Ordered {
  file: FileId;
  school: SchoolId;
  /** Who ordered it. */
  person: PersonId;
  /** The chat in which that was; absent once it is gone. */
  account?: AccountId;
  kind: string;
  /** Ids of what it is about. */
  params: unknown;
  /** This one included. */
  tries: number;
}

export async function planMaking(
  door: DoorSql,
  { file, school, person, account, kind, params }: Omit<Ordered, 'tries'>,
  at: Temporal.Instant,
): Promise<void> {
  await door.sql
    .insertInto('making')
    .values({
      file_id: file,
      school_id: school,
      person_id: person,
      account_id: account ?? null,
      kind,
      params,
      next_try_at: at,
    })
    .execute();
}

/** The next one that is due. */
export async function takeMaking(
  door: DoorSql,
  lease: { now: Temporal.Instant; leasedUntil: Temporal.Instant },
): Promise<Ordered | undefined> {
  const row = await leaseNext(door, 'making', lease);
  return (
    row && {
      file: row.file_id,
      school: row.school_id,
      person: row.person_id,
      ...(row.account_id === null ? {} : { account: row.account_id }),
      kind: row.kind,
      params: row.params,
      tries: row.tries,
    }
  );
}

export async function makeLater(door: DoorSql, file: FileId, at: Temporal.Instant): Promise<void> {
  await door.sql.updateTable('making').set({ next_try_at: at }).where('file_id', '=', file).execute();
}

/** False: another replica has been faster, or whoever ordered it has left. */
export async function makingDone(door: DoorSql, file: FileId): Promise<boolean> {
  const done = await door.sql.deleteFrom('making').where('file_id', '=', file).returning('file_id').executeTakeFirst();
  return done !== undefined;
}

/** Somebody has left: what they have ordered is not made any more. */
export async function forgetOrdered(door: DoorSql, school: SchoolId, person: PersonId): Promise<void> {
  await door.sql.deleteFrom('making').where('school_id', '=', school).where('person_id', '=', person).execute();
}
