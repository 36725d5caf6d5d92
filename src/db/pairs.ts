import type { PairId, PersonId } from '#domain/ids.ts';
import type { PairEventWhat } from '#domain/pairing/pair-history.ts';
import {
  type EndReason,
  isOver,
  type Life,
  type LifeState,
  type Papers,
  type PauseReason,
} from '#domain/pairing/pair-life.ts';
import type { FormId } from '#domain/school/forms.ts';
import type { Inside } from './open.ts';

/** Names a membership: in a group each mentee has an own one. */
export interface MembershipRef {
  pair: PairId;
  mentee: PersonId;
}

/** One mentee with one mentor, as it stands. */
export interface Membership extends MembershipRef {
  mentor: PersonId;
  form: FormId;
  variant: string;
  /** The programme's own or the curator's words. */
  goal: string;
  life: Life;
  /** Since when it is in this state, or waits for whom it waits. */
  since: Temporal.Instant;
  /** It worked before the school began here, since that day. */
  worksSince?: Temporal.PlainDate;
  /** Clocks of check-ins and silence count from this day; absent before everybody has said yes. */
  startedOn?: Temporal.PlainDate;
  papers: Papers;
  /** Whose guardian has said yes, of a mentor and a mentee who are minors. */
  guardiansAgreed: { mentor: boolean; mentee: boolean };
}

export async function addPair(
  inside: Inside,
  pair: {
    id: PairId;
    mentor: PersonId;
    form: FormId;
    variant: string;
    goal: string;
    by: PersonId;
    enteredSince?: Temporal.PlainDate;
  },
  at: Temporal.Instant,
): Promise<void> {
  await inside.sql
    .insertInto('pair')
    .values({
      school_id: inside.school,
      id: pair.id,
      mentor_id: pair.mentor,
      form: pair.form,
      variant: pair.variant,
      goal: pair.goal,
      made_by: pair.by,
      made_at: at,
      entered: pair.enteredSince !== undefined,
      entered_since: pair.enteredSince ?? null,
    })
    .execute();
}

/** False: this mentee has one of that variant already; of two curators at the same moment the first to write wins. */
export async function addMember(
  inside: Inside,
  {
    pair,
    mentee,
    life,
    employees,
    by,
    startedOn,
  }: {
    pair: PairId;
    mentee: PersonId;
    life: Life;
    employees: { mentor: boolean; mentee: boolean };
    by: PersonId;
    startedOn?: Temporal.PlainDate;
  },
  at: Temporal.Instant,
): Promise<boolean> {
  const added = await inside.sql
    .insertInto('pair_member')
    .columns([
      'school_id',
      'pair_id',
      'mentee_id',
      'mentor_id',
      'form',
      'variant',
      'state',
      'since',
      'waits_for',
      'paused_from',
      'why',
      'mentor_is_employee',
      'mentee_is_employee',
      'started_on',
      'mentor_duties_id',
    ])
    .expression((eb) =>
      eb
        .selectFrom('pair')
        .select((select) => [
          'pair.school_id',
          'pair.id',
          select.val(mentee).as('mentee_id'),
          'pair.mentor_id',
          'pair.form',
          'pair.variant',
          select.val(life.state).as('state'),
          select.val(at).as('since'),
          select.val(columnsOf(life).waits_for).as('waits_for'),
          select.val(columnsOf(life).paused_from).as('paused_from'),
          select.val(columnsOf(life).why).as('why'),
          select.val(employees.mentor).as('mentor_is_employee'),
          select.val(employees.mentee).as('mentee_is_employee'),
          select.val(startedOn ?? null).as('started_on'),
          // The mentor has consented for the whole group already.
          select
            .selectFrom('pair_member as other')
            .select('other.mentor_duties_id')
            .whereRef('other.school_id', '=', 'pair.school_id')
            .whereRef('other.pair_id', '=', 'pair.id')
            .where('other.mentor_duties_id', 'is not', null)
            .limit(1)
            .as('mentor_duties_id'),
        ])
        .where('pair.id', '=', pair),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning('mentee_id')
    .executeTakeFirst();
  if (!added) return false;
  await keepHistory(inside, { pair, mentee }, { by, what: life.state === 'proposed' ? 'proposed' : 'entered' }, at);
  return true;
}

/**
 * A membership becomes what the domain has decided. False: it is not as it was read any more, nothing is written; of two
 * at the same moment the first to write wins.
 */
export async function moveMember(
  inside: Inside,
  { pair, mentee, life: from, since }: Pick<Membership, 'pair' | 'mentee' | 'life' | 'since'>,
  to: Life,
  {
    by,
    what,
    words,
    startedOn,
  }: { by: PersonId | null; what: PairEventWhat; words?: string; startedOn?: Temporal.PlainDate },
  at: Temporal.Instant,
): Promise<boolean> {
  const moved = await inside.sql
    .updateTable('pair_member')
    .set({
      state: to.state,
      // A pause lasts on, whatever it will come back to.
      since: from.state === 'paused' && to.state === 'paused' ? since : at,
      ...columnsOf(to),
      ...(startedOn && { started_on: startedOn }),
    })
    .where('pair_id', '=', pair)
    .where('mentee_id', '=', mentee)
    .where('state', '=', from.state)
    .where('since', '=', since)
    .returning('mentee_id')
    .executeTakeFirst();
  if (!moved) return false;
  await keepHistory(inside, { pair, mentee }, { by, what, ...(words !== undefined && { words }) }, at);
  return true;
}

export async function keepHistory(
  inside: Inside,
  { pair, mentee }: MembershipRef,
  { by, what, words }: { by: PersonId | null; what: PairEventWhat; words?: string },
  at: Temporal.Instant,
): Promise<void> {
  await inside.sql
    .insertInto('pair_history')
    .values({ school_id: inside.school, pair_id: pair, mentee_id: mentee, at, by_id: by, what, words: words ?? null })
    .execute();
}

/** What has become of a membership, the oldest first. */
export async function historyOf(
  inside: Inside,
  { pair, mentee }: MembershipRef,
): Promise<{ at: Temporal.Instant; by: PersonId | null; what: PairEventWhat; words: string | null }[]> {
  return inside.sql
    .selectFrom('pair_history')
    .select(['at', 'by_id as by', 'what', 'words'])
    .where('pair_id', '=', pair)
    .where('mentee_id', '=', mentee)
    .orderBy('id')
    .execute();
}

/** A pair's or group's members, in the order in which they were added. */
export async function membersOf(inside: Inside, pair: PairId): Promise<Membership[]> {
  const rows = await memberships(inside).where('pair_member.pair_id', '=', pair).orderBy('pair_member.since').execute();
  return rows.map(membershipFrom);
}

/** The members of each of these. Primary key: (pair_id, mentee_id). */
export async function membersOfAll(
  inside: Inside,
  pairs: readonly PairId[],
): Promise<ReadonlyMap<PairId, readonly Membership[]>> {
  if (pairs.length === 0) return new Map();
  const rows = await memberships(inside)
    .where('pair_member.pair_id', 'in', [...pairs])
    .execute();
  return Map.groupBy(rows.map(membershipFrom), ({ pair }) => pair);
}

export async function readMembership(inside: Inside, { pair, mentee }: MembershipRef): Promise<Membership | undefined> {
  const row = await memberships(inside)
    .where('pair_member.pair_id', '=', pair)
    .where('pair_member.mentee_id', '=', mentee)
    .executeTakeFirst();
  return row && membershipFrom(row);
}

/** Where somebody is mentor or mentee; only what is not over yet unless `over` is asked for. Indexes: pair_member (mentee_id), pair_member (mentor_id). */
export async function membershipsOf(
  inside: Inside,
  person: PersonId,
  { over = false }: { over?: boolean } = {},
): Promise<Membership[]> {
  const rows = await memberships(inside)
    .where((eb) => eb.or([eb('pair_member.mentee_id', '=', person), eb('pair_member.mentor_id', '=', person)]))
    .orderBy('pair.made_at')
    .orderBy('pair_member.pair_id')
    .orderBy('pair_member.mentee_id')
    .execute();
  const all = rows.map(membershipFrom);
  return over ? all : all.filter(({ life }) => !isOver(life));
}

/** All of a school in these states, the longest in its state first. Index: pair_member (state). */
export async function membershipsIn(inside: Inside, states: readonly LifeState[]): Promise<Membership[]> {
  const rows = await memberships(inside)
    .where('pair_member.state', 'in', [...states])
    .orderBy('pair_member.since')
    .orderBy('pair_member.pair_id')
    .orderBy('pair_member.mentee_id')
    .execute();
  return rows.map(membershipFrom);
}

function memberships(inside: Inside) {
  return inside.sql
    .selectFrom('pair_member')
    .innerJoin('pair', (join) =>
      join.onRef('pair.school_id', '=', 'pair_member.school_id').onRef('pair.id', '=', 'pair_member.pair_id'),
    )
    .select([
      'pair_member.pair_id',
      'pair_member.mentor_id',
      'pair_member.mentee_id',
      'pair_member.form',
      'pair_member.variant',
      'pair.goal',
      'pair.entered_since',
      'pair_member.state',
      'pair_member.since',
      'pair_member.waits_for',
      'pair_member.paused_from',
      'pair_member.why',
      'pair_member.started_on',
      'pair_member.baseline_id',
      'pair_member.agreement_id',
      'pair_member.order_id',
      'pair_member.mentor_is_employee',
      'pair_member.mentee_is_employee',
      'pair_member.mentor_duties_id',
      'pair_member.mentee_duties_id',
      'pair_member.mentor_guardian_agreed',
      'pair_member.mentee_guardian_agreed',
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof memberships>['execute']>>[number];

function membershipFrom(row: Row): Membership {
  return {
    pair: row.pair_id,
    mentor: row.mentor_id,
    mentee: row.mentee_id,
    form: row.form as FormId,
    variant: row.variant,
    goal: row.goal,
    life: lifeFrom(row),
    since: row.since,
    ...(row.entered_since === null ? {} : { worksSince: row.entered_since }),
    ...(row.started_on === null ? {} : { startedOn: row.started_on }),
    papers: {
      baseline: row.baseline_id !== null,
      agreement: row.agreement_id !== null,
      order: row.order_id !== null,
      mentorIsEmployee: row.mentor_is_employee,
      menteeIsEmployee: row.mentee_is_employee,
      mentorDuties: row.mentor_duties_id !== null,
      menteeDuties: row.mentee_duties_id !== null,
    },
    guardiansAgreed: { mentor: row.mentor_guardian_agreed, mentee: row.mentee_guardian_agreed },
  };
}

/** The constraints of the table keep these together. */
function lifeFrom({ state, waits_for, paused_from, why }: Row): Life {
  switch (state) {
    case 'proposed':
      return { state, waitsFor: waits_for ?? 'mentor' };
    case 'paused':
      return { state, from: paused_from ?? 'accepted', why: (why ?? 'curator') as PauseReason };
    case 'ended':
      return { state, why: (why ?? 'other') as EndReason };
    case 'accepted':
    case 'active':
    case 'completed':
      return { state };
    default:
      return state satisfies never;
  }
}

function columnsOf(life: Life) {
  return {
    waits_for: life.state === 'proposed' ? life.waitsFor : null,
    paused_from: life.state === 'paused' ? life.from : null,
    why: life.state === 'paused' || life.state === 'ended' ? life.why : null,
  };
}
