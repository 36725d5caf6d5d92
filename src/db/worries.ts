import { sql } from 'kysely';
import { brand, type PairId, type PersonId, type WorryId } from '#domain/ids.ts';
import { Personal } from '#domain/personal.ts';
import type { Inside } from './open.ts';

export type WorryKind = 'call' | 'words' | 'rating' | 'check-in';

/** A call for help, worrying words, low ratings, a bad check-in: for those who hear of it, and for nobody else. */
export interface Worry {
  id: WorryId;
  by: PersonId;
  kind: WorryKind;
  /** Of a call, its kind of trouble; of words, their topics; of the others, on which side they are. */
  topic: string;
  words?: Personal<string>;
  pair?: PairId;
  at: Temporal.Instant;
  /** `by`: absent once that person has been erased. */
  taken?: { by?: PersonId; at: Temporal.Instant };
  closed?: { words: Personal<string>; at: Temporal.Instant };
}

/** What came later stands under what came before; more than so much is not for a chat. */
const longestWords = 6000;

export async function keepWorry(
  inside: Inside,
  worry: { by: PersonId; kind: WorryKind; topic: string; words?: string; pair?: PairId },
  at: Temporal.Instant,
): Promise<WorryId> {
  const id = brand<WorryId>(crypto.randomUUID());
  await inside.sql
    .insertInto('worry')
    .values({
      school_id: inside.school,
      id,
      person_id: worry.by,
      kind: worry.kind,
      topic: worry.topic,
      words: worry.words?.slice(0, longestWords) ?? null,
      pair_id: worry.pair ?? null,
      at,
    })
    .execute();
  return id;
}

export async function readWorry(inside: Inside, id: WorryId): Promise<Worry | undefined> {
  const row = await worries(inside).where('id', '=', id).executeTakeFirst();
  return row && worryFrom(inside, row);
}

/** The newest of that kind since then which nobody has closed. Index: worry (person_id). */
export async function openWorryOf(
  inside: Inside,
  { by, kind, topic, pair }: { by: PersonId; kind: WorryKind; topic?: string; pair?: PairId },
  since: Temporal.Instant,
): Promise<Worry | undefined> {
  let query = worries(inside)
    .where('person_id', '=', by)
    .where('kind', '=', kind)
    .where('closed_at', 'is', null)
    .where('at', '>=', since);
  if (topic !== undefined) query = query.where('topic', '=', topic);
  if (pair !== undefined) query = query.where('pair_id', '=', pair);
  const row = await query.orderBy('at', 'desc').limit(1).executeTakeFirst();
  return row && worryFrom(inside, row);
}

/** Calls for help of that kind by any of these which nobody has closed. Index: worry (person_id). */
export async function openCallsBy(inside: Inside, people: readonly PersonId[], topic: string): Promise<WorryId[]> {
  const rows = await inside.sql
    .selectFrom('worry')
    .select('id')
    .where('person_id', 'in', [...people])
    .where('kind', '=', 'call')
    .where('topic', '=', topic)
    .where('closed_at', 'is', null)
    .execute();
  return rows.map(({ id }) => id);
}

export async function addToWorry(
  inside: Inside,
  id: WorryId,
  { words, topic }: { words: string; topic?: string },
): Promise<void> {
  await inside.sql
    .updateTable('worry')
    .set({
      words: sql<string>`left(concat_ws(E'\n', words, ${words}::text), ${longestWords}::int)`,
      ...(topic === undefined ? {} : { topic }),
    })
    .where('id', '=', id)
    .execute();
}

/** False: somebody has taken it, or closed it, already. */
export async function takeWorry(inside: Inside, id: WorryId, by: PersonId, at: Temporal.Instant): Promise<boolean> {
  const row = await inside.sql
    .updateTable('worry')
    .set({ taken_by: by, taken_at: at })
    .where('id', '=', id)
    .where('taken_at', 'is', null)
    .where('closed_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** False: it is closed already. */
export async function closeWorry(
  inside: Inside,
  id: WorryId,
  { by, words }: { by: PersonId; words: string },
  at: Temporal.Instant,
): Promise<boolean> {
  const row = await inside.sql
    .updateTable('worry')
    .set({ closed_by: by, closed_at: at, closing: words })
    .where('id', '=', id)
    .where('closed_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** These are told of it. */
export async function noteHeard(
  inside: Inside,
  id: WorryId,
  people: readonly PersonId[],
  at: Temporal.Instant,
): Promise<void> {
  if (people.length === 0) return;
  await inside.sql
    .insertInto('worry_heard')
    .values(people.map((person) => ({ school_id: inside.school, worry_id: id, person_id: person, told_at: at })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function heardBy(inside: Inside, id: WorryId): Promise<PersonId[]> {
  const rows = await inside.sql
    .selectFrom('worry_heard')
    .select('person_id')
    .where('worry_id', '=', id)
    .orderBy('person_id')
    .execute();
  return rows.map(({ person_id }) => person_id);
}

/** All that are open, and those closed that this person has heard of, the newest first. */
export async function openOrHeard(inside: Inside, person: PersonId, limit: number): Promise<Worry[]> {
  const rows = await worries(inside)
    .where((eb) =>
      eb.or([
        eb('closed_at', 'is', null),
        eb.exists(
          eb
            .selectFrom('worry_heard')
            .select('worry_heard.worry_id')
            .whereRef('worry_heard.school_id', '=', 'worry.school_id')
            .whereRef('worry_heard.worry_id', '=', 'worry.id')
            .where('worry_heard.person_id', '=', person),
        ),
      ]),
    )
    .orderBy(sql`closed_at is not null`)
    .orderBy('at', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => worryFrom(inside, row));
}

/** Somebody's own calls for help, the newest first. */
export async function callsOf(inside: Inside, person: PersonId, limit: number): Promise<Worry[]> {
  const rows = await worries(inside)
    .where('person_id', '=', person)
    .where('kind', '=', 'call')
    .orderBy('at', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => worryFrom(inside, row));
}

function worries(inside: Inside) {
  return inside.sql
    .selectFrom('worry')
    .select(['id', 'person_id', 'kind', 'topic', 'words', 'pair_id', 'at'])
    .select(['taken_by', 'taken_at', 'closed_at', 'closing']);
}

function worryFrom(inside: Inside, row: Awaited<ReturnType<ReturnType<typeof worries>['execute']>>[number]): Worry {
  inside.about.add(row.person_id);
  return {
    id: row.id,
    by: row.person_id,
    kind: row.kind,
    topic: row.topic,
    at: row.at,
    ...(row.words === null ? {} : { words: new Personal(row.words) }),
    ...(row.pair_id === null ? {} : { pair: row.pair_id }),
    ...(row.taken_at === null ? {} : { taken: { at: row.taken_at, ...(row.taken_by && { by: row.taken_by }) } }),
    ...(row.closed_at === null || row.closing === null
      ? {}
      : { closed: { at: row.closed_at, words: new Personal(row.closing) } }),
  };
}
