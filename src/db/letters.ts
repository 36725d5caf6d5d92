import { sql } from 'kysely';
import { brand, type LetterId, type PairId, type PersonId } from '#domain/ids.ts';
import { Personal } from '#domain/personal.ts';
import type { Inside } from './open.ts';

/** Between whom letters go: one mentee and whoever is their mentor. */
export interface Correspondence {
  pair: PairId;
  mentee: PersonId;
}

/** «Написать наставнику» or the answer; it passes through the bot, without contacts. */
export interface Letter extends Correspondence {
  id: LetterId;
  fromMentor: boolean;
  words: Personal<string>;
  at: Temporal.Instant;
}

export async function keepLetter(
  inside: Inside,
  { pair, mentee, fromMentor, words }: Correspondence & { fromMentor: boolean; words: string },
  at: Temporal.Instant,
): Promise<LetterId> {
  const id = brand<LetterId>(crypto.randomUUID());
  await inside.sql
    .insertInto('letter')
    .values({ school_id: inside.school, id, pair_id: pair, mentee_id: mentee, from_mentor: fromMentor, words, at })
    .execute();
  return id;
}

export async function readLetter(inside: Inside, id: LetterId): Promise<Letter | undefined> {
  const row = await letters(inside).where('id', '=', id).executeTakeFirst();
  return row && fromRow(inside, row);
}

/** A page, the newest first. Index: letter (pair_id, mentee_id, at). */
export async function lettersOf(
  inside: Inside,
  { pair, mentee }: Correspondence,
  from: number,
  limit: number,
): Promise<Letter[]> {
  const rows = await letters(inside)
    .where('pair_id', '=', pair)
    .where('mentee_id', '=', mentee)
    .orderBy('at', 'desc')
    .orderBy('id')
    .offset(from)
    .limit(limit)
    .execute();
  return rows.map((row) => fromRow(inside, row));
}

/** That there are letters, without a word of them. */
export async function letterTotals(
  inside: Inside,
  { pair, mentee }: Correspondence,
): Promise<{ of: number; first: Temporal.Instant | null; last: Temporal.Instant | null }> {
  return inside.sql
    .selectFrom('letter')
    .select((eb) => [sql<number>`count(*)`.as('of'), eb.fn.min('at').as('first'), eb.fn.max('at').as('last')])
    .where('pair_id', '=', pair)
    .where('mentee_id', '=', mentee)
    .executeTakeFirstOrThrow();
}

/** Those of one side that the other has not been told of; they are told of from now on. */
export async function takeUntoldLetters(
  inside: Inside,
  { pair, mentee, fromMentor }: Correspondence & { fromMentor: boolean },
  at: Temporal.Instant,
): Promise<LetterId[]> {
  const rows = await inside.sql
    .updateTable('letter')
    .set({ told_at: at })
    .where('pair_id', '=', pair)
    .where('mentee_id', '=', mentee)
    .where('from_mentor', '=', fromMentor)
    .where('told_at', 'is', null)
    .returning(['id', 'at'])
    .execute();
  return rows.toSorted((a, b) => Temporal.Instant.compare(a.at, b.at)).map(({ id }) => id);
}

function letters(inside: Inside) {
  return inside.sql.selectFrom('letter').select(['id', 'pair_id', 'mentee_id', 'from_mentor', 'words', 'at']);
}

function fromRow(inside: Inside, row: Awaited<ReturnType<ReturnType<typeof letters>['execute']>>[number]): Letter {
  inside.about.add(row.mentee_id);
  return {
    ...{ id: row.id, pair: row.pair_id, mentee: row.mentee_id, fromMentor: row.from_mentor, at: row.at },
    words: new Personal(row.words),
  };
}
