import { sql } from 'kysely';
import type { AccountId, DialogueId, PersonId, SchoolId } from '#domain/ids.ts';
import type { DoorSql } from './open.ts';

/** One per person, or per account until an invitation is taken: what the person is in the middle of. */
export interface Dialogue {
  id: DialogueId;
  /** Whose dialogue it is; absent until an invitation is taken. */
  of?: { school: SchoolId; person: PersonId };
  /** The stack of conversations as JSON, top last; bot/conversation/frame.ts says what is in it. */
  frames: unknown;
  /** What is asked now, as JSON. */
  question: unknown;
  /** The number of the last asked question. */
  asked: number;
}

export async function readDialogue(door: DoorSql, id: DialogueId): Promise<Dialogue> {
  const row = await door.sql.selectFrom('dialogue').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  return {
    id: row.id,
    frames: row.frames,
    question: row.question,
    asked: row.asked,
    ...(row.school_id && row.person_id ? { of: { school: row.school_id, person: row.person_id } } : {}),
  };
}

export async function saveDialogue(
  door: DoorSql,
  id: DialogueId,
  { frames, question, asked }: Pick<Dialogue, 'frames' | 'question' | 'asked'>,
): Promise<void> {
  await door.sql.updateTable('dialogue').set({ frames, question, asked }).where('id', '=', id).execute();
}

/** From now on the dialogue is this person's, and so is what has been said in it so far: it is erased with them. */
export async function belongTo(door: DoorSql, id: DialogueId, school: SchoolId, person: PersonId): Promise<void> {
  await door.sql.updateTable('dialogue').set({ school_id: school, person_id: person }).where('id', '=', id).execute();
  await door.sql
    .updateTable('outbox')
    .set({ school_id: school, person_id: person })
    .where('school_id', 'is', null)
    .where('account_id', 'in', (eb) =>
      eb.selectFrom('seat').select('seat.account_id').where('seat.dialogue_id', '=', id),
    )
    .execute();
}

/** The person is gone (erased, or back as somebody new): the dialogue is nobody's again, and empty. */
export async function forgetPerson(door: DoorSql, id: DialogueId): Promise<void> {
  await forgetTalk(door, id);
  await door.sql
    .updateTable('dialogue')
    .set({ school_id: null, person_id: null, notices_to: null })
    .where('id', '=', id)
    .execute();
}

/** What was being talked about goes; whose dialogue it is stays. */
export async function forgetTalk(door: DoorSql, id: DialogueId): Promise<void> {
  await sql`delete from effect where frame in (
    select each.value ->> 'id' from dialogue d, jsonb_array_elements(d.frames) each(value) where d.id = ${id})`.execute(
    door.sql,
  );
  await door.sql.updateTable('dialogue').set({ frames: [], question: null }).where('id', '=', id).execute();
}

export async function dialogueOf(door: DoorSql, school: SchoolId, person: PersonId): Promise<DialogueId | undefined> {
  const row = await door.sql
    .selectFrom('dialogue')
    .select('id')
    .where('school_id', '=', school)
    .where('person_id', '=', person)
    .executeTakeFirst();
  return row?.id;
}

/** The schools of which somebody has a dialogue, the oldest first. */
export async function schoolsInUse(door: DoorSql): Promise<SchoolId[]> {
  const rows = await door.sql
    .selectFrom('dialogue')
    .select('school_id')
    .where('school_id', 'is not', null)
    .groupBy('school_id')
    .orderBy((eb) => eb.fn.min('id'))
    .execute();
  return rows.flatMap(({ school_id }) => school_id ?? []);
}

/** A provisional dialogue: nobody's until an invitation is taken. */
export async function startDialogue(door: DoorSql): Promise<DialogueId> {
  const row = await door.sql
    .insertInto('dialogue')
    .values({ school_id: null, person_id: null, frames: [], question: null, notices_to: null })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** A dialogue for a person who so far had none with this account (a second school). */
export async function newDialogueFor(door: DoorSql, school: SchoolId, person: PersonId): Promise<DialogueId> {
  const row = await door.sql
    .insertInto('dialogue')
    .values({ school_id: school, person_id: person, frames: [], question: null, notices_to: null })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** Whether another chat answers in this dialogue too. */
export async function sharedWith(door: DoorSql, id: DialogueId, account: AccountId): Promise<boolean> {
  const other = await door.sql
    .selectFrom('seat')
    .select('account_id')
    .where('dialogue_id', '=', id)
    .where('account_id', '!=', account)
    .limit(1)
    .executeTakeFirst();
  return other !== undefined;
}

/**
 * A provisional dialogue goes up in the one that its only chat speaks in by now: what has been kept for it meanwhile is
 * handled there. The chat's row is locked already, so nothing more is kept for it.
 */
export async function mergeInto(door: DoorSql, provisional: DialogueId, dialogue: DialogueId): Promise<void> {
  await door.sql.updateTable('inbox').set({ dialogue_id: dialogue }).where('dialogue_id', '=', provisional).execute();
  await door.sql.deleteFrom('dialogue').where('id', '=', provisional).execute();
}

/**
 * What a record has done, under the key frame:step, so that a conversation which starts anew does not do it twice.
 */
export async function readEffect(door: DoorSql, frame: string, step: string): Promise<{ result: unknown } | undefined> {
  const row = await door.sql
    .selectFrom('effect')
    .select('result')
    .where('frame', '=', frame)
    .where('step', '=', step)
    .executeTakeFirst();
  return row && (row.result as { result: unknown });
}

/** Wrapped, because a bare null or string is no jsonb to the drivers. */
export async function keepEffect(door: DoorSql, frame: string, step: string, result: unknown): Promise<void> {
  await door.sql.insertInto('effect').values({ frame, step, result: { result } }).execute();
}

/** A frame that has ended is never started anew. */
export async function forgetEffects(door: DoorSql, frame: string): Promise<void> {
  await door.sql.deleteFrom('effect').where('frame', '=', frame).execute();
}
