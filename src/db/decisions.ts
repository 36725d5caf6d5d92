import { sql } from 'kysely';
import { brand, type DecisionId, type PersonId } from '#domain/ids.ts';
import type { PaperKind } from '#domain/pairing/pair-life.ts';
import type { Inside } from './open.ts';

/** What a curator has decided in one step, about one person or many at once. */
export interface Decision {
  id: DecisionId;
  kind: 'confirmed' | 'accepted' | 'returned' | PaperKind;
  at: Temporal.Instant;
}

export async function keepDecision(
  inside: Inside,
  kind: Decision['kind'],
  by: PersonId,
  at: Temporal.Instant,
): Promise<DecisionId> {
  const id = brand<DecisionId>(crypto.randomUUID());
  await inside.sql.insertInto('decision').values({ school_id: inside.school, id, kind, by_id: by, at }).execute();
  return id;
}

/**
 * The last thing somebody has decided since then, with how many it is about; what is about nobody (any more) is none.
 * Indexes: decision (by_id, at), review (decision_id), person (confirmed_in), pair_paper (decision_id).
 */
export async function lastDecision(
  inside: Inside,
  by: PersonId,
  since: Temporal.Instant,
): Promise<(Decision & { about: number }) | undefined> {
  return inside.sql
    .selectFrom((from) =>
      from
        .selectFrom('decision')
        .select(['id', 'kind', 'at'])
        .select(
          sql<number>`case
            when kind = 'confirmed'
              then (select count(*) from person p where p.school_id = decision.school_id and p.confirmed_in = decision.id)
            when kind in ('accepted', 'returned')
              then (select count(*) from review r where r.school_id = decision.school_id and r.decision_id = decision.id)
            else (select count(*) from pair_paper p join pair_member m on m.school_id = p.school_id
                and p.id in (m.baseline_id, m.agreement_id, m.order_id, m.mentor_duties_id, m.mentee_duties_id)
              where p.school_id = decision.school_id and p.decision_id = decision.id) end`.as('about'),
        )
        .where('by_id', '=', by)
        .where('at', '>=', since)
        .as('decided'),
    )
    .select(['id', 'kind', 'at', 'about'])
    .where('about', '>', 0)
    .orderBy('at', 'desc')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
}

/** When somebody was confirmed; undefined: they are not. */
export async function confirmedAt(inside: Inside, person: PersonId): Promise<Temporal.Instant | undefined> {
  const row = await inside.sql.selectFrom('person').select('confirmed_at').where('id', '=', person).executeTakeFirst();
  return row?.confirmed_at ?? undefined;
}

/** Whom a decision has confirmed, locked: none of their questionnaires is accepted before this turn is over. */
export async function holdConfirmed(inside: Inside, decision: DecisionId): Promise<PersonId[]> {
  const rows = await inside.sql
    .selectFrom('person')
    .select('id')
    .where('confirmed_in', '=', decision)
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.map(({ id }) => id);
}

/** Takes a confirmation back. */
export async function unconfirm(inside: Inside, decision: DecisionId): Promise<void> {
  await inside.sql
    .updateTable('person')
    .set({ confirmed_at: null, confirmed_in: null })
    .where('confirmed_in', '=', decision)
    .execute();
}

/** Forgets a decision, with the reviews and papers of it; a paper that an active membership needs cannot go so. */
export async function dropDecision(inside: Inside, decision: DecisionId): Promise<void> {
  await inside.sql.deleteFrom('decision').where('id', '=', decision).execute();
}
