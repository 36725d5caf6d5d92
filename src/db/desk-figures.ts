import { sql } from 'kysely';
import type { WeekOfMeetings } from '#domain/desk/digest.ts';
import type { PairId, PersonId } from '#domain/ids.ts';
import { silentAfter } from '#domain/pairing/asking.ts';
import { runningStates } from '#domain/pairing/pair-life.ts';
import { putOff } from './diary.ts';
import type { Inside } from './open.ts';

/** Of each proposal, whose pair it is. */
export async function unansweredPairs(inside: Inside, now: Temporal.Instant): Promise<PairId[]> {
  const rows = await inside.sql
    .selectFrom('pair_member')
    .select('pair_id')
    .distinct()
    .where('state', '=', 'proposed')
    .where('waits_for', 'in', ['mentor', 'guardians', 'mentee'])
    .where('since', '<=', now.subtract(silentAfter))
    .execute();
  return rows.map(({ pair_id }) => pair_id);
}

export async function councilPairs(inside: Inside): Promise<PairId[]> {
  const rows = await inside.sql
    .selectFrom('pair_member')
    .select('pair_id')
    .distinct()
    .where('state', '=', 'proposed')
    .where('waits_for', '=', 'council')
    .execute();
  return rows.map(({ pair_id }) => pair_id);
}

/** Everybody has said yes, and a paper is missing. */
export async function paperlessPairs(inside: Inside): Promise<PairId[]> {
  const rows = await inside.sql
    .selectFrom('pair_member')
    .select('pair_id')
    .distinct()
    .where('state', '=', 'accepted')
    .execute();
  return rows.map(({ pair_id }) => pair_id);
}

/** A petition for another mentor that nobody has decided, of whoever is still in that pair. Index: replacement_open. */
export async function replacedPairs(inside: Inside): Promise<PairId[]> {
  const rows = await inside.sql
    .selectFrom('replacement')
    .innerJoin('pair_member', (join) =>
      join
        .onRef('pair_member.school_id', '=', 'replacement.school_id')
        .onRef('pair_member.pair_id', '=', 'replacement.pair_id')
        .onRef('pair_member.mentee_id', '=', 'replacement.mentee_id'),
    )
    .select('replacement.pair_id')
    .distinct()
    .where('replacement.decision', 'is', null)
    .where('pair_member.state', 'in', ['proposed', 'accepted', 'active', 'paused'])
    .execute();
  return rows.map(({ pair_id }) => pair_id);
}

/** Meetings that were to begin in that time. Index: meeting (starts_at). */
export async function weekOfMeetings(
  inside: Inside,
  { from, to }: { from: Temporal.Instant; to: Temporal.Instant },
): Promise<WeekOfMeetings> {
  const row = await inside.sql
    .selectFrom('meeting')
    .select([
      sql<number>`count(*) filter (where state = 'held')`.as('held'),
      sql<number>`count(*) filter (where state = 'not-held' and not ${putOff})`.as('missed'),
    ])
    .where('starts_at', '>=', from)
    .where('starts_at', '<', to)
    .executeTakeFirstOrThrow();
  return { held: Number(row.held), missed: Number(row.missed) };
}

/** How many begin in that time. Index: meeting (starts_at). */
export async function plannedCount(
  inside: Inside,
  { from, to }: { from: Temporal.Instant; to: Temporal.Instant },
): Promise<number> {
  const row = await inside.sql
    .selectFrom('meeting')
    .select(sql<number>`count(*)`.as('of'))
    .where('state', 'in', ['planned', 'held', 'not-held'])
    .where('starts_at', '>=', from)
    .where('starts_at', '<', to)
    .where((eb) =>
      eb.or([
        eb('state', '!=', 'planned'),
        eb.exists(
          eb
            .selectFrom('pair_member')
            .select('pair_member.mentee_id')
            .whereRef('pair_member.school_id', '=', 'meeting.school_id')
            .whereRef('pair_member.pair_id', '=', 'meeting.pair_id')
            .where('pair_member.state', 'in', runningStates),
        ),
      ]),
    )
    .executeTakeFirstOrThrow();
  return Number(row.of);
}

/** Who has sent which questionnaires; one that was returned waits to be sent once more. */
export async function sentQuestionnaires(inside: Inside): Promise<ReadonlyMap<PersonId, readonly string[]>> {
  const rows = await inside.sql
    .selectFrom('draft')
    .select(['person_id', 'questionnaire_id'])
    .where('submitted_at', 'is not', null)
    .execute();
  const found = new Map<PersonId, string[]>();
  for (const { person_id, questionnaire_id } of rows) {
    found.set(person_id, [...(found.get(person_id) ?? []), questionnaire_id]);
  }
  return found;
}
