import { sql } from 'kysely';
import type { MeetingId, PairId, PersonId, SeriesId } from '#domain/ids.ts';
import type { MeetingKind } from '#domain/meeting/meeting.ts';
import type { Answer, ChangeReason, Invited, Meeting } from '#domain/meeting/planned.ts';
import { runningStates } from '#domain/pairing/pair-life.ts';
import { Personal, reveal } from '#domain/personal.ts';
import type { Inside } from './open.ts';

/** What of a meeting is said when it is planned, and may be said anew when it is moved. */
export interface MeetingTerms {
  kind: MeetingKind;
  startsAt: Temporal.Instant;
  minutes: number;
  /** As somebody has just written it, or as it was at another meeting. */
  place: string | Personal<string> | null;
  online: boolean;
  outside: boolean;
}

export interface NewMeeting extends MeetingTerms {
  id: MeetingId;
  pair: PairId;
  series: SeriesId | null;
  specialist: string | null;
  /** Of the curator, where the specialist comes to minors. */
  specialistAsked: boolean;
  by: PersonId;
  invited: readonly Invited[];
}

export async function addMeeting(inside: Inside, made: NewMeeting, at: Temporal.Instant): Promise<void> {
  await inside.sql
    .insertInto('meeting')
    .values({
      ...{ school_id: inside.school, id: made.id, pair_id: made.pair, kind: made.kind, starts_at: made.startsAt },
      ...{ minutes: made.minutes, place: placeOf(made), online: made.online, outside: made.outside },
      ...{ series_id: made.series, state: 'planned', specialist: made.specialist, made_by: made.by },
      ...(made.specialistAsked ? { specialist_answer: 'asked' } : {}),
      ...{ made_at: at, changed_at: at, timed_at: at },
    })
    .execute();
  await invite(inside, made.id, made.invited);
}

async function invite(inside: Inside, meeting: MeetingId, invited: readonly Invited[]): Promise<void> {
  for (const { mentee, guardianAnswer, stoodAt } of invited) {
    await inside.sql
      .insertInto('meeting_member')
      .values({
        ...{ school_id: inside.school, meeting_id: meeting, mentee_id: mentee },
        ...{ guardian_answer: guardianAnswer ?? null, stood_at: stoodAt ?? null },
      })
      .execute();
  }
}

export async function readMeeting(inside: Inside, id: MeetingId): Promise<Meeting | undefined> {
  const row = await meetings(inside).where('meeting.id', '=', id).executeTakeFirst();
  return row && meetingFrom(row);
}

/** Planned ones of a pair that are not over yet, the next first. Index: meeting (pair_id, starts_at). */
export async function comingOfPair(
  inside: Inside,
  pair: PairId,
  at: Temporal.Instant,
  limit?: number,
): Promise<Meeting[]> {
  let query = notOver(inside, at).where('meeting.pair_id', '=', pair).orderBy('meeting.starts_at');
  if (limit !== undefined) query = query.limit(limit);
  return (await query.execute()).map(meetingFrom);
}

/** What a pair has met for, or is going to. */
export async function kindsOf(inside: Inside, pair: PairId): Promise<MeetingKind[]> {
  const rows = await inside.sql
    .selectFrom('meeting')
    .select('kind')
    .distinct()
    .where('pair_id', '=', pair)
    .where('state', 'in', ['planned', 'held'])
    .execute();
  return rows.map(({ kind }) => kind);
}

/** The pair's newest meeting that was not cancelled and whose time is known: when it usually meets. */
export async function lastOfPair(inside: Inside, pair: PairId): Promise<Meeting | undefined> {
  const row = await meetings(inside)
    .where('meeting.pair_id', '=', pair)
    .where('meeting.state', '!=', 'cancelled')
    .where('meeting.day_only', '=', false)
    .orderBy('meeting.starts_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && meetingFrom(row);
}

/** Where a pair has met, with a meeting that was there. */
export interface UsualPlace {
  meeting: MeetingId;
  words: Personal<string>;
  online: boolean;
  outside: boolean;
}

export async function usualPlaces(inside: Inside, pair: PairId, limit: number): Promise<UsualPlace[]> {
  const rows = await inside.sql
    .selectFrom('meeting')
    .select(['id', 'place', 'online', 'outside'])
    .where('pair_id', '=', pair)
    .where('state', '!=', 'cancelled')
    .where('place', 'is not', null)
    .orderBy('starts_at', 'desc')
    .limit(20)
    .execute();
  const places = new Map<string, UsualPlace>();
  for (const { id, place, online, outside } of rows) {
    const key = `${place?.toLowerCase()}/${online}/${outside}`;
    if (place !== null && !places.has(key)) {
      places.set(key, { meeting: id, words: new Personal(place), online, outside });
    }
  }
  return [...places.values()].slice(0, limit);
}

/**
 * Planned ones of these people that are not over yet, as mentor, stand-in of that day or mentee, the next first; without those to
 * come of a pair that rests.
 */
export async function comingOf(
  inside: Inside,
  people: readonly PersonId[],
  { at, until, limit }: { at: Temporal.Instant; until?: Temporal.Instant; limit?: number },
): Promise<Meeting[]> {
  let query = ofPeople(notOver(inside, at), people, longestBefore(at))
    .orderBy('meeting.starts_at')
    .orderBy('meeting.id');
  query = query.where((eb) =>
    eb.or([
      eb('meeting.starts_at', '<=', at),
      eb.exists(
        eb
          .selectFrom('pair_member as member')
          .select('member.mentee_id')
          .whereRef('member.school_id', '=', 'meeting.school_id')
          .whereRef('member.pair_id', '=', 'meeting.pair_id')
          .where('member.state', 'in', runningStates),
      ),
    ]),
  );
  if (until) query = query.where('meeting.starts_at', '<', until);
  if (limit !== undefined) query = query.limit(limit);
  return (await query.execute()).map(meetingFrom);
}

/** All that a calendar of somebody shows: cancelled ones too, for a while. */
export async function calendarOf(
  inside: Inside,
  person: PersonId,
  { since, until }: { since: Temporal.Instant; until: Temporal.Instant },
): Promise<Meeting[]> {
  const rows = await ofPeople(meetings(inside), [person], since)
    .where('meeting.starts_at', '>=', since)
    .where('meeting.starts_at', '<', until)
    .orderBy('meeting.starts_at')
    .orderBy('meeting.id')
    .execute();
  return rows.map(meetingFrom);
}

/** Whose meetings, of a school, begin in that time. Index: meeting (starts_at). */
export async function startingBefore(
  inside: Inside,
  { at, until }: { at: Temporal.Instant; until: Temporal.Instant },
): Promise<Meeting[]> {
  const rows = await meetings(inside)
    .where('meeting.state', '=', 'planned')
    .where('meeting.starts_at', '>', at)
    .where('meeting.starts_at', '<', until)
    .execute();
  return rows.map(meetingFrom);
}

/** Those of a series that stand as one of it does, and were changed with it. Index: meeting (series_id, starts_at). */
export async function changedTogether(
  inside: Inside,
  series: SeriesId,
  { state, changedAt }: Meeting,
): Promise<Meeting[]> {
  const rows = await meetings(inside)
    .where('meeting.series_id', '=', series)
    .where('meeting.state', '=', state)
    .where('meeting.changed_at', '=', changedAt)
    .orderBy('meeting.starts_at')
    .execute();
  return rows.map(meetingFrom);
}

/** Those to come that went with the end of their pair. Index: meeting (pair_id, starts_at). */
export async function endedWithPair(inside: Inside, pair: PairId, at: Temporal.Instant): Promise<Meeting[]> {
  const rows = await meetings(inside)
    .where('meeting.pair_id', '=', pair)
    .where('meeting.starts_at', '>', at)
    .where('meeting.state', '=', 'cancelled')
    .where('meeting.why', '=', 'over')
    .orderBy('meeting.starts_at')
    .execute();
  return rows.map(meetingFrom);
}

/** That one and what follows it in its series. Index: meeting (series_id, starts_at). */
export async function fromOn(inside: Inside, { id, series, startsAt }: Meeting): Promise<Meeting[]> {
  const query = meetings(inside).where('meeting.state', '=', 'planned');
  const rows = await (series === undefined
    ? query.where('meeting.id', '=', id)
    : query.where('meeting.series_id', '=', series).where('meeting.starts_at', '>=', startsAt)
  )
    .orderBy('meeting.starts_at')
    .execute();
  return rows.map(meetingFrom);
}

/** False: it is not as it was read any more; of two at the same moment the first to write wins. */
export async function moveMeeting(
  inside: Inside,
  { id, sequence }: Pick<Meeting, 'id' | 'sequence'>,
  { kind, startsAt, minutes, online, outside, ...terms }: MeetingTerms,
  { why, words, by, invited }: { why: ChangeReason; words: string | null; by: PersonId; invited: readonly Invited[] },
  at: Temporal.Instant,
): Promise<boolean> {
  const moved = await inside.sql
    .updateTable('meeting')
    .set({ kind, starts_at: startsAt, minutes, place: placeOf(terms), online, outside, why, why_words: words })
    .set({ made_by: by, sequence: sequence + 1, changed_at: at, timed_at: at })
    .where('id', '=', id)
    .where('sequence', '=', sequence)
    .where('state', '=', 'planned')
    .returning('id')
    .executeTakeFirst();
  if (!moved) return false;
  await inside.sql.deleteFrom('meeting_member').where('meeting_id', '=', id).execute();
  await invite(inside, id, invited);
  return true;
}

/** False: it is not planned any more. */
export async function cancelMeeting(
  inside: Inside,
  { id, sequence }: Pick<Meeting, 'id' | 'sequence'>,
  { why, words }: { why: ChangeReason; words: string | null },
  at: Temporal.Instant,
): Promise<boolean> {
  const row = await inside.sql
    .updateTable('meeting')
    .set({ state: 'cancelled', why, why_words: words, sequence: sequence + 1, changed_at: at })
    .where('id', '=', id)
    .where('state', '=', 'planned')
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Somebody has left: why meetings of theirs were moved or cancelled may be about them, in whoever's words. */
export async function forgetReasons(inside: Inside, person: PersonId): Promise<void> {
  await inside.sql
    .updateTable('meeting')
    .set({ why_words: null })
    .where('why_words', 'is not', null)
    .where((eb) =>
      eb.or([
        eb('pair_id', 'in', eb.selectFrom('pair').select('pair.id').where('mentor_id', '=', person)),
        eb('pair_id', 'in', eb.selectFrom('pair_member').select('pair_id').where('mentee_id', '=', person)),
      ]),
    )
    .execute();
}

/** Somebody of a group will not come, and the rest meets. */
export async function uninvite(inside: Inside, meeting: MeetingId, mentee: PersonId): Promise<void> {
  await inside.sql
    .deleteFrom('meeting_member')
    .where('meeting_id', '=', meeting)
    .where('mentee_id', '=', mentee)
    .execute();
}

function placeOf({ place }: Pick<MeetingTerms, 'place'>): string | null {
  return place instanceof Personal ? reveal(place) : place;
}

/** The longest meeting lasts eight hours. */
function longestBefore(at: Temporal.Instant): Temporal.Instant {
  return at.subtract({ hours: 8 });
}

function notOver(inside: Inside, at: Temporal.Instant) {
  return (
    meetings(inside)
      .where('meeting.state', '=', 'planned')
      // The index narrows it down, the sum decides.
      .where('meeting.starts_at', '>=', longestBefore(at))
      .where(sql<boolean>`meeting.starts_at + make_interval(mins => meeting.minutes) > ${at}`)
  );
}

/**
 * Ids are collected from each side by its own index, which an «or» over joined tables could not use: pair (mentor_id) and
 * substitute (mentor_id) with meeting (pair_id, starts_at); meeting_member (mentee_id).
 */
function ofPeople(query: ReturnType<typeof meetings>, people: readonly PersonId[], since: Temporal.Instant) {
  return query.where('meeting.id', 'in', (eb) =>
    eb
      .selectFrom('pair as led')
      .innerJoin('meeting as mine', (join) =>
        join.onRef('mine.school_id', '=', 'led.school_id').onRef('mine.pair_id', '=', 'led.id'),
      )
      .select('mine.id')
      .where('led.mentor_id', 'in', [...people])
      .where('mine.starts_at', '>=', since)
      .union(
        eb
          .selectFrom('meeting_member as invited')
          .select('invited.meeting_id as id')
          .where('invited.mentee_id', 'in', [...people]),
      )
      .union(
        eb
          .selectFrom('substitute')
          .innerJoin('meeting as stood', (join) =>
            join
              .onRef('stood.school_id', '=', 'substitute.school_id')
              .onRef('stood.pair_id', '=', 'substitute.pair_id'),
          )
          .select('stood.id')
          .where('substitute.mentor_id', 'in', [...people])
          .where('stood.starts_at', '>=', since)
          .where(
            sql<boolean>`(stood.starts_at at time zone (select time_zone from school))::date between substitute.from_day and substitute.till_day`,
          ),
      ),
  );
}

function meetings(inside: Inside) {
  return inside.sql
    .selectFrom('meeting')
    .innerJoin('pair', (join) =>
      join.onRef('pair.school_id', '=', 'meeting.school_id').onRef('pair.id', '=', 'meeting.pair_id'),
    )
    .select([
      'meeting.id',
      'meeting.pair_id',
      'pair.mentor_id',
      'meeting.kind',
      'meeting.starts_at',
      'meeting.minutes',
      'meeting.place',
      'meeting.online',
      'meeting.outside',
      'meeting.series_id',
      'meeting.sequence',
      'meeting.state',
      'meeting.why',
      'meeting.why_words',
      'meeting.specialist',
      'meeting.specialist_answer',
      'meeting.made_by',
      'meeting.timed_at',
      'meeting.changed_at',
    ])
    .select((eb) =>
      eb
        .selectFrom('meeting_member')
        .select(
          sql<
            StoredMember[]
          >`coalesce(jsonb_agg(jsonb_build_object('mentee', mentee_id, 'answer', guardian_answer, 'stood', stood_at, 'agreed', agreed_at) order by mentee_id), '[]')`.as(
            'invited',
          ),
        )
        .whereRef('meeting_member.school_id', '=', 'meeting.school_id')
        .whereRef('meeting_member.meeting_id', '=', 'meeting.id')
        .as('invited'),
    );
}

interface StoredMember {
  mentee: PersonId;
  answer: Answer | null;
  /** As Postgres writes a moment into JSON. */
  stood: string | null;
  agreed: string | null;
}

type Row = Awaited<ReturnType<ReturnType<typeof meetings>['execute']>>[number];

function meetingFrom(row: Row): Meeting {
  const personal = (text: string | null) => (text === null ? undefined : new Personal(text));
  const [place, whyWords, specialist] = [personal(row.place), personal(row.why_words), personal(row.specialist)];
  return {
    id: row.id,
    pair: row.pair_id,
    mentor: row.mentor_id,
    kind: row.kind,
    startsAt: row.starts_at,
    minutes: row.minutes,
    online: row.online,
    outside: row.outside,
    sequence: row.sequence,
    state: row.state,
    timedAt: row.timed_at,
    changedAt: row.changed_at,
    invited: (row.invited ?? []).map(({ mentee, answer, stood, agreed }) => ({
      mentee,
      ...(answer && { guardianAnswer: answer }),
      ...(stood && { stoodAt: Temporal.Instant.from(stood) }),
      ...(agreed && { agreedAt: Temporal.Instant.from(agreed) }),
    })),
    ...(place && { place }),
    ...(whyWords && { whyWords }),
    ...(specialist && { specialist }),
    ...(row.series_id && { series: row.series_id }),
    ...(row.why && { why: row.why as ChangeReason }),
    ...(row.specialist_answer && { specialistAnswer: row.specialist_answer }),
    ...(row.made_by && { madeBy: row.made_by }),
  };
}
