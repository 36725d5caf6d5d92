import { sql } from 'kysely';
import { brand, type PersonId, type QuestionId } from '#domain/ids.ts';
import { Personal } from '#domain/personal.ts';
import type { Inside } from './open.ts';

/** A question to the curator. */
export interface AskedQuestion {
  id: QuestionId;
  by: PersonId;
  body: Personal<string>;
  at: Temporal.Instant;
  answer?: { text: Personal<string>; at: Temporal.Instant };
}

export async function keepQuestion(
  inside: Inside,
  by: PersonId,
  body: string,
  at: Temporal.Instant,
): Promise<QuestionId> {
  const id = brand<QuestionId>(crypto.randomUUID());
  await inside.sql
    .insertInto('question')
    .values({
      school_id: inside.school,
      id,
      asked_by: by,
      body,
      asked_at: at,
      answer: null,
      answered_by: null,
      answered_at: null,
    })
    .execute();
  return id;
}

export async function readQuestion(inside: Inside, id: QuestionId): Promise<AskedQuestion | undefined> {
  const row = await questions(inside).where('id', '=', id).executeTakeFirst();
  return row && fromRow(inside, row);
}

/** Those without an answer that others have asked, the oldest first; pages of a list. Index: question_open. */
export async function openQuestions(
  inside: Inside,
  notBy: PersonId,
  from: number,
  limit: number,
): Promise<{ rows: AskedQuestion[]; of: number }> {
  const rows = await questions(inside)
    .select(sql<number>`count(*) over ()`.as('of'))
    .where('answer', 'is', null)
    .where('asked_by', '!=', notBy)
    .orderBy('asked_at')
    .orderBy('id')
    .offset(from)
    .limit(limit)
    .execute();
  return { rows: rows.map((row) => fromRow(inside, row)), of: rows[0]?.of ?? 0 };
}

/** What somebody has asked, the newest first. */
export async function questionsOf(inside: Inside, by: PersonId, limit: number): Promise<AskedQuestion[]> {
  const rows = await questions(inside).where('asked_by', '=', by).orderBy('asked_at', 'desc').limit(limit).execute();
  return rows.map((row) => fromRow(inside, row));
}

/** False: somebody has answered already. */
export async function keepAnswer(
  inside: Inside,
  id: QuestionId,
  { text, by }: { text: string; by: PersonId },
  at: Temporal.Instant,
): Promise<boolean> {
  const row = await inside.sql
    .updateTable('question')
    .set({ answer: text, answered_by: by, answered_at: at })
    .where('id', '=', id)
    .where('answer', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

function questions(inside: Inside) {
  return inside.sql.selectFrom('question').select(['id', 'asked_by', 'body', 'asked_at', 'answer', 'answered_at']);
}

function fromRow(
  inside: Inside,
  row: Awaited<ReturnType<ReturnType<typeof questions>['execute']>>[number],
): AskedQuestion {
  inside.about.add(row.asked_by);
  return {
    id: row.id,
    by: row.asked_by,
    body: new Personal(row.body),
    at: row.asked_at,
    ...(row.answer !== null && row.answered_at !== null
      ? { answer: { text: new Personal(row.answer), at: row.answered_at } }
      : {}),
  };
}
