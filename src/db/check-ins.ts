import { brand, type CheckInId, type PairId, type PersonId } from '#domain/ids.ts';
import { Personal } from '#domain/personal.ts';
import { plan } from './due.ts';
import type { DoorSql, Inside } from './open.ts';
import type { Membership } from './pairs.ts';

export type CheckInAnswer = 'good' | 'so-so' | 'bad';

/** «Как идут дела?», asked of one side of a membership. */
export interface AskedCheckIn {
  id: CheckInId;
  pair: PairId;
  mentee: PersonId;
  /** Who is asked. */
  person: PersonId;
  askedAt: Temporal.Instant;
  answer?: CheckInAnswer;
  answeredAt?: Temporal.Instant;
  words?: Personal<string>;
}

/** What a check-in is asked about, and of whom. */
interface CheckInOf {
  pair: PairId;
  mentee: PersonId;
  person: PersonId;
}

/**
 * Plans «Как идут дела?» of both sides, for whoever calls this when a membership begins; the days are worked out when it is
 * due. What is planned already keeps its time.
 */
export async function planCheckIns(
  door: DoorSql,
  { school, pair, mentee }: { school: Parameters<typeof plan>[1]['school'] } & Pick<Membership, 'pair' | 'mentee'>,
  at: Temporal.Instant,
): Promise<void> {
  for (const side of ['mentor', 'mentee'] as const) {
    const subject = `${pair}:${mentee}:${side}`;
    await plan(door, { key: `check-in:${subject}`, school, kind: 'check-in', at, subject });
  }
}

export async function addCheckIn(
  inside: Inside,
  { pair, mentee, person, number, skipped }: CheckInOf & { number: number; skipped: boolean },
  at: Temporal.Instant,
): Promise<CheckInId> {
  const id = brand<CheckInId>(crypto.randomUUID());
  await inside.sql
    .insertInto('check_in')
    .values({
      ...{ school_id: inside.school, id, pair_id: pair, mentee_id: mentee, person_id: person },
      ...{ number, asked_at: at, skipped },
    })
    .execute();
  return id;
}

/** The last one that was asked or left out. */
export async function lastCheckIn(
  inside: Inside,
  { pair, mentee, person }: CheckInOf,
): Promise<{ number: number; at: Temporal.Instant } | undefined> {
  return inside.sql
    .selectFrom('check_in')
    .select(['number', 'asked_at as at'])
    .where('pair_id', '=', pair)
    .where('mentee_id', '=', mentee)
    .where('person_id', '=', person)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export async function readCheckIn(inside: Inside, id: CheckInId): Promise<AskedCheckIn | undefined> {
  const row = await asked(inside).where('id', '=', id).executeTakeFirst();
  return row && fromRow(inside, row);
}

/** Those that somebody was asked from that moment on and has not answered, in order. Index: check_in (person_id). */
export async function waitingCheckIns(inside: Inside, person: PersonId, since: Temporal.Instant): Promise<CheckInId[]> {
  const rows = await inside.sql
    .selectFrom('check_in')
    .select('id')
    .where('person_id', '=', person)
    .where('skipped', '=', false)
    .where('answer', 'is', null)
    .where('asked_at', '>=', since)
    .orderBy('asked_at')
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** Those answered about a pair or group, the newest first. */
export async function answeredCheckIns(inside: Inside, pair: PairId, limit: number): Promise<AskedCheckIn[]> {
  const rows = await asked(inside)
    .where('pair_id', '=', pair)
    .where('answer', 'is not', null)
    .orderBy('answered_at', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => fromRow(inside, row));
}

/** False: it is answered already. */
export async function answerCheckIn(
  inside: Inside,
  id: CheckInId,
  answer: CheckInAnswer,
  at: Temporal.Instant,
): Promise<boolean> {
  const row = await inside.sql
    .updateTable('check_in')
    .set({ answer, answered_at: at })
    .where('id', '=', id)
    .where('answer', 'is', null)
    .where('skipped', '=', false)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export async function keepCheckInWords(inside: Inside, id: CheckInId, words: string): Promise<void> {
  await inside.sql.updateTable('check_in').set({ words }).where('id', '=', id).execute();
}

/** When somebody last said how they are: in a check-in, by a rating, by a call for help. Indexes: by person each. */
export async function saidHowTheyAre(inside: Inside, person: PersonId): Promise<Temporal.Instant | undefined> {
  const checkIn = await inside.sql
    .selectFrom('check_in')
    .select('answered_at as at')
    .where('person_id', '=', person)
    .where('answered_at', 'is not', null)
    .orderBy('answered_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  const rating = await inside.sql
    .selectFrom('meeting_member')
    .select('rated_at as at')
    .where('mentee_id', '=', person)
    .where('rated_at', 'is not', null)
    .orderBy('rated_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  const call = await inside.sql
    .selectFrom('worry')
    .select('at')
    .where('person_id', '=', person)
    .where('kind', '=', 'call')
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return [checkIn?.at, rating?.at, call?.at]
    .flatMap((at) => at ?? [])
    .toSorted(Temporal.Instant.compare)
    .at(-1);
}

function asked(inside: Inside) {
  return inside.sql
    .selectFrom('check_in')
    .select(['id', 'pair_id', 'mentee_id', 'person_id', 'asked_at', 'answer', 'answered_at', 'words'])
    .where('skipped', '=', false);
}

function fromRow(inside: Inside, row: Awaited<ReturnType<ReturnType<typeof asked>['execute']>>[number]): AskedCheckIn {
  inside.about.add(row.person_id);
  return {
    ...{ id: row.id, pair: row.pair_id, mentee: row.mentee_id, person: row.person_id, askedAt: row.asked_at },
    ...(row.answer === null ? {} : { answer: row.answer }),
    ...(row.answered_at === null ? {} : { answeredAt: row.answered_at }),
    ...(row.words === null ? {} : { words: new Personal(row.words) }),
  };
}
