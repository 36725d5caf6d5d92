import type { DecisionId, DraftId, PersonId } from '#domain/ids.ts';
import { brand } from '#domain/ids.ts';
import { Personal } from '#domain/personal.ts';
import type { Inside } from './open.ts';

/** What the author of a returned questionnaire is told, and what they had sent. */
export interface Return {
  comment: Personal<string>;
  /** The ids of the questions whose answers are to be changed. */
  questions: readonly string[];
  /** As the questionnaire machine keeps them. */
  answers: unknown;
}

/**
 * The questionnaires, as they have been sent last, are in the register. Returns which: those that somebody else has
 * reviewed meanwhile are left out, and those of whoever is not confirmed any more.
 */
export async function keepAcceptances(
  inside: Inside,
  drafts: readonly DraftId[],
  decision: DecisionId,
): Promise<DraftId[]> {
  const rows = await inside.sql
    .insertInto('review')
    .columns(['school_id', 'draft_id', 'sent', 'decision_id', 'submitted_at'])
    .expression((eb) =>
      eb
        .selectFrom('draft')
        .innerJoin('person', (join) =>
          join.onRef('person.school_id', '=', 'draft.school_id').onRef('person.id', '=', 'draft.person_id'),
        )
        .select((select) => [
          'draft.school_id',
          'draft.id',
          'draft.sent',
          select.val(decision).as('decision_id'),
          select.ref('draft.submitted_at').$notNull().as('submitted_at'),
        ])
        .where('draft.id', 'in', [...drafts])
        .where('draft.submitted_at', 'is not', null)
        .where('person.confirmed_at', 'is not', null)
        .forShare('person'),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning('draft_id')
    .execute();
  return rows.map(({ draft_id }) => draft_id);
}

/** The questionnaire goes back to its author, who sends it once more. False: somebody else has reviewed it meanwhile. */
export async function keepReturn(
  inside: Inside,
  sent: { draft: DraftId; sent: number; submittedAt: Temporal.Instant },
  decision: DecisionId,
  { comment, questions, answers }: { comment: string; questions: readonly string[]; answers: unknown },
): Promise<boolean> {
  const kept = await inside.sql
    .insertInto('review')
    .values({
      school_id: inside.school,
      draft_id: sent.draft,
      sent: sent.sent,
      decision_id: decision,
      submitted_at: sent.submittedAt,
      comment,
      questions,
      answers,
      told_at: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('draft_id')
    .executeTakeFirst();
  if (!kept) return false;
  await inside.sql.updateTable('draft').set({ submitted_at: null }).where('id', '=', sent.draft).execute();
  return true;
}

/** Questionnaires that have been reviewed as they were sent last, with the decision. */
export function reviewedAsSent({ sql }: Inside) {
  return sql
    .selectFrom('draft')
    .innerJoin('review', (join) =>
      join
        .onRef('review.school_id', '=', 'draft.school_id')
        .onRef('review.draft_id', '=', 'draft.id')
        .onRef('review.sent', '=', 'draft.sent'),
    )
    .innerJoin('decision', (join) =>
      join.onRef('decision.school_id', '=', 'review.school_id').onRef('decision.id', '=', 'review.decision_id'),
    );
}

/** Who has reviewed a questionnaire as it was sent last: nobody yet, or somebody (null once they have been erased). */
export async function reviewerOf(inside: Inside, draft: DraftId): Promise<{ by: PersonId | null } | undefined> {
  return reviewedAsSent(inside).select('decision.by_id as by').where('draft.id', '=', draft).executeTakeFirst();
}

/** Whether a questionnaire of somebody whom that decision has confirmed is in the register as it was sent last. */
export async function anyAccepted(inside: Inside, decision: DecisionId): Promise<boolean> {
  const row = await reviewedAsSent(inside)
    .innerJoin('person', (join) =>
      join.onRef('person.school_id', '=', 'draft.school_id').onRef('person.id', '=', 'draft.person_id'),
    )
    .select('review.draft_id')
    .where('person.confirmed_in', '=', decision)
    .where('decision.kind', '=', 'accepted')
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** How the newest return before this sending was worded. */
export async function returnBefore(inside: Inside, draft: DraftId, sent: number): Promise<Return | undefined> {
  const row = await inside.sql
    .selectFrom('review')
    .select(['comment', 'questions', 'answers'])
    .where('draft_id', '=', draft)
    .where('sent', '<', sent)
    .where('comment', 'is not', null)
    .orderBy('sent', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && returnFrom(row);
}

export function returnFrom(row: { comment: string | null; questions: unknown; answers: unknown }): Return {
  return {
    comment: new Personal(row.comment ?? ''),
    questions: row.questions as readonly string[],
    answers: row.answers,
  };
}

export interface Reviewed {
  draft: DraftId;
  author: PersonId;
  /** Null: the author has not been told yet. */
  toldAt: Temporal.Instant | null;
  decidedAt: Temporal.Instant;
  submittedAt: Temporal.Instant;
}

/** The questionnaires that one decision was about. Index: review (decision_id). */
export async function reviewedIn(inside: Inside, decision: DecisionId): Promise<Reviewed[]> {
  return inside.sql
    .selectFrom('review')
    .innerJoin('draft', (join) =>
      join.onRef('draft.school_id', '=', 'review.school_id').onRef('draft.id', '=', 'review.draft_id'),
    )
    .innerJoin('decision', (join) =>
      join.onRef('decision.school_id', '=', 'review.school_id').onRef('decision.id', '=', 'review.decision_id'),
    )
    .select([
      'review.draft_id as draft',
      'draft.person_id as author',
      'review.told_at as toldAt',
      'decision.at as decidedAt',
      'review.submitted_at as submittedAt',
    ])
    .where('review.decision_id', '=', decision)
    .orderBy('review.draft_id')
    .execute();
}

/**
 * A return is taken back: the questionnaire stands as it had been sent. False: its author has begun to change it, or has
 * sent it again; of two who are at it at once, the first to write wins.
 */
export async function sentAgain(
  inside: Inside,
  { draft, submittedAt, decidedAt }: Pick<Reviewed, 'draft' | 'submittedAt' | 'decidedAt'>,
): Promise<boolean> {
  const row = await inside.sql
    .updateTable('draft')
    .set({ submitted_at: submittedAt })
    .where('id', '=', draft)
    .where('submitted_at', 'is', null)
    .where('saved_at', '<=', decidedAt)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Reviews decided until then of which the author has not been told; they are marked as told. */
export async function takeUntold(
  inside: Inside,
  author: PersonId,
  decidedUntil: Temporal.Instant,
  at: Temporal.Instant,
): Promise<DraftId[]> {
  const rows = await inside.sql
    .updateTable('review')
    .set({ told_at: at })
    .where('told_at', 'is', null)
    .where('draft_id', 'in', (eb) => eb.selectFrom('draft').select('id').where('person_id', '=', author))
    .where('decision_id', 'in', (eb) => eb.selectFrom('decision').select('id').where('at', '<=', decidedUntil))
    .returning('draft_id')
    .execute();
  return rows.map(({ draft_id }) => brand<DraftId>(draft_id));
}

/** When the first review was decided of which the author has not been told yet. */
export async function firstUntold(inside: Inside, author: PersonId): Promise<Temporal.Instant | undefined> {
  const row = await inside.sql
    .selectFrom('review')
    .innerJoin('draft', (join) =>
      join.onRef('draft.school_id', '=', 'review.school_id').onRef('draft.id', '=', 'review.draft_id'),
    )
    .innerJoin('decision', (join) =>
      join.onRef('decision.school_id', '=', 'review.school_id').onRef('decision.id', '=', 'review.decision_id'),
    )
    .select('decision.at')
    .where('draft.person_id', '=', author)
    .where('review.told_at', 'is', null)
    .orderBy('decision.at')
    .limit(1)
    .executeTakeFirst();
  return row?.at;
}
