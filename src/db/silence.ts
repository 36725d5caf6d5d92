import { sql } from 'kysely';
import { brand, type PairId } from '#domain/ids.ts';
import { putOff } from './diary.ts';
import type { Inside } from './open.ts';

export type SilenceKind = 'silent' | 'missed';

/** One silence of a pair: its beginning is its name. */
export interface Silence {
  pair: PairId;
  kind: SilenceKind;
  since: Temporal.Instant;
}

export interface ToldSilence extends Silence {
  mentorAskedAt: Temporal.Instant;
  curatorToldAt?: Temporal.Instant;
}

/** A meeting whose time is past and that was not called off; undefined `held`: not written down yet. */
export interface PastMeetingRow {
  startsAt: Temporal.Instant;
  endsAt: Temporal.Instant;
  held?: boolean;
}

/** Of these pairs, each with those it has had. Index: meeting (pair_id, starts_at). */
export async function pastMeetings(
  inside: Inside,
  pairs: readonly PairId[],
  now: Temporal.Instant,
): Promise<ReadonlyMap<PairId, readonly PastMeetingRow[]>> {
  const found = new Map<PairId, PastMeetingRow[]>();
  if (pairs.length === 0) return found;
  const rows = await inside.sql
    .selectFrom('meeting')
    .select(['pair_id', 'starts_at', 'minutes', 'state'])
    .where('pair_id', 'in', [...pairs])
    .where('state', '!=', 'cancelled')
    .where((eb) => eb.not(putOff))
    .where('starts_at', '<=', now)
    .orderBy('starts_at')
    .execute();
  for (const { pair_id, starts_at, minutes, state } of rows) {
    const meeting = {
      startsAt: starts_at,
      endsAt: starts_at.add({ minutes }),
      ...(state === 'planned' ? {} : { held: state === 'held' }),
    };
    found.set(pair_id, [...(found.get(pair_id) ?? []), meeting]);
  }
  return found;
}

export async function toldSilences(inside: Inside): Promise<ToldSilence[]> {
  const rows = await inside.sql
    .selectFrom('silence')
    .select(['pair_id', 'kind', 'since', 'mentor_asked_at', 'curator_told_at'])
    .execute();
  return rows.map((row) => ({
    pair: row.pair_id,
    kind: row.kind,
    since: row.since,
    mentorAskedAt: row.mentor_asked_at,
    ...(row.curator_told_at && { curatorToldAt: row.curator_told_at }),
  }));
}

/** False: the mentor has been asked of this one already. */
export async function noteMentorAsked(
  inside: Inside,
  { pair, kind, since }: Silence,
  at: Temporal.Instant,
): Promise<boolean> {
  const row = await inside.sql
    .insertInto('silence')
    .values({ school_id: inside.school, pair_id: pair, kind, since, mentor_asked_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .returning('pair_id')
    .executeTakeFirst();
  return row !== undefined;
}

export async function noteCuratorTold(
  inside: Inside,
  { pair, kind, since }: Silence,
  at: Temporal.Instant,
): Promise<void> {
  await inside.sql
    .updateTable('silence')
    .set({ curator_told_at: at })
    .where('pair_id', '=', pair)
    .where('kind', '=', kind)
    .where('since', '=', since)
    .execute();
}

/** Pairs that work and have been silent since their mentor was asked. */
export async function silentPairs(inside: Inside): Promise<PairId[]> {
  const rows = await inside.sql
    .selectFrom('silence')
    .innerJoin('pair_member', (join) =>
      join
        .onRef('pair_member.school_id', '=', 'silence.school_id')
        .onRef('pair_member.pair_id', '=', 'silence.pair_id'),
    )
    .select('silence.pair_id')
    .distinct()
    .where('pair_member.state', 'in', ['accepted', 'active'])
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('meeting')
            .select('meeting.id')
            .whereRef('meeting.school_id', '=', 'silence.school_id')
            .whereRef('meeting.pair_id', '=', 'silence.pair_id')
            .where('meeting.state', '=', 'held')
            .where(sql<boolean>`meeting.starts_at + make_interval(mins => meeting.minutes) > silence.since`),
        ),
      ),
    )
    .execute();
  return rows.map(({ pair_id }) => brand<PairId>(pair_id)).toSorted();
}
