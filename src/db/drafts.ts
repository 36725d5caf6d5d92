import { type ExpressionBuilder, sql } from 'kysely';
import { brand, type DraftId, type PersonId } from '#domain/ids.ts';
import type { PersonName } from '#domain/people/name.ts';
import { Personal } from '#domain/personal.ts';
import type { ReviewState } from '#domain/registry/review.ts';
import type { Inside } from './open.ts';
import { type Return, returnFrom } from './reviews.ts';
import type { SchoolTables } from './tables.ts';

/** Which text of a questionnaire: the school's own, or the deployment's default as it was. */
export interface Edition {
  id: string;
  origin: 'own' | 'default';
  version: number;
}

export interface Draft {
  id: DraftId;
  /** How often it has been sent. */
  sent: number;
  /** What the curator has decided of it as it was sent last. */
  review?: { state: 'accepted'; at: Temporal.Instant } | ({ state: 'returned'; at: Temporal.Instant } & Return);
  person: PersonId;
  edition: Edition;
  about: string;
  /** The progress of the questionnaire machine, as JSON. */
  progress: unknown;
  submittedAt?: Temporal.Instant;
}

/** The school's own text of a questionnaire, where it has one; the newest. */
export async function ownQuestionnaire(
  inside: Inside,
  id: string,
): Promise<{ version: number; body: unknown } | undefined> {
  return inside.sql
    .selectFrom('questionnaire')
    .select(['version', 'body'])
    .where('id', '=', id)
    .where('origin', '=', 'own')
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Keeps a default as it is today: answers keep their version over deploys. */
export async function keepDefault(
  inside: Inside,
  id: string,
  version: number,
  body: unknown,
  at: Temporal.Instant,
): Promise<void> {
  await inside.sql
    .insertInto('questionnaire')
    .values({ school_id: inside.school, id, version, origin: 'default', body, created_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function readEdition(inside: Inside, edition: Edition): Promise<unknown> {
  const row = await inside.sql
    .selectFrom('questionnaire')
    .select('body')
    .where('id', '=', edition.id)
    .where('origin', '=', edition.origin)
    .where('version', '=', edition.version)
    .executeTakeFirstOrThrow();
  return row.body;
}

/** The person's unfinished draft about one thing. Index: draft_open. */
export async function openDraft(
  inside: Inside,
  person: PersonId,
  questionnaire: string,
  about: string,
): Promise<Draft | undefined> {
  const row = await drafts(inside)
    .where('draft.person_id', '=', person)
    .where('draft.questionnaire_id', '=', questionnaire)
    .where('draft.about', '=', about)
    .where('draft.submitted_at', 'is', null)
    .executeTakeFirst();
  return row && fromRow(row);
}

export async function readDraft(inside: Inside, id: DraftId): Promise<Draft | undefined> {
  const row = await drafts(inside).where('draft.id', '=', id).executeTakeFirst();
  return row && fromRow(row);
}

export async function newDraft(
  inside: Inside,
  draft: Omit<Draft, 'submittedAt' | 'sent' | 'review'>,
  at: Temporal.Instant,
): Promise<void> {
  await inside.sql
    .insertInto('draft')
    .values({
      school_id: inside.school,
      id: draft.id,
      person_id: draft.person,
      questionnaire_id: draft.edition.id,
      version: draft.edition.version,
      origin: draft.edition.origin,
      about: draft.about,
      progress: draft.progress,
      begun_at: at,
      saved_at: at,
      submitted_at: null,
      noticed_at: null,
    })
    .execute();
}

/** False: it has been sent, and what was sent stays as it is. */
export async function saveProgress(
  inside: Inside,
  id: DraftId,
  progress: unknown,
  at: Temporal.Instant,
): Promise<boolean> {
  const row = await inside.sql
    .updateTable('draft')
    .set({ progress, saved_at: at })
    .where('id', '=', id)
    .where('submitted_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Sent, be it for the first time or after a return; curators are told of it anew. False: it had been sent already. */
export async function submitDraft(inside: Inside, id: DraftId, at: Temporal.Instant): Promise<boolean> {
  const row = await inside.sql
    .updateTable('draft')
    .set((eb) => ({ submitted_at: at, saved_at: at, noticed_at: null, sent: eb('sent', '+', 1) }))
    .where('id', '=', id)
    .where('submitted_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** What a person has sent of themselves, also what has come back to them; not what they have said of a meeting. */
export async function sentBy(inside: Inside, person: PersonId): Promise<Draft[]> {
  const rows = await drafts(inside)
    .where('draft.person_id', '=', person)
    .where('draft.about', '=', '')
    .where(hasBeenSent)
    .orderBy('draft.begun_at')
    .orderBy('draft.id')
    .execute();
  return rows.map(fromRow);
}

export interface SubmittedRow {
  draft: DraftId;
  person: PersonId;
  name: Personal<PersonName>;
  className?: string;
  edition: Edition;
  /** When it was sent; of a returned one, when it was returned. */
  at: Temporal.Instant;
  state: ReviewState;
  sent: number;
  /** Of whoever has sent it. */
  confirmed: boolean;
}

/**
 * Questionnaires of those who take part: those that wait for a review, the oldest first, or all that were ever sent, the
 * newest first. Without a limit all of them.
 */
export async function listSubmitted(
  inside: Inside,
  which: 'waiting' | 'all',
  { from = 0, limit }: { from?: number; limit?: number } = {},
): Promise<{ rows: SubmittedRow[]; of: number }> {
  let query = inside.sql
    .selectFrom('draft')
    .innerJoin('person', (join) =>
      join.onRef('person.school_id', '=', 'draft.school_id').onRef('person.id', '=', 'draft.person_id'),
    )
    .leftJoin('review', (join) =>
      join
        .onRef('review.school_id', '=', 'draft.school_id')
        .onRef('review.draft_id', '=', 'draft.id')
        .onRef('review.sent', '=', 'draft.sent'),
    )
    .leftJoin('decision', (join) =>
      join.onRef('decision.school_id', '=', 'review.school_id').onRef('decision.id', '=', 'review.decision_id'),
    )
    .select([
      'draft.id',
      'draft.person_id',
      'draft.questionnaire_id',
      'draft.version',
      'draft.origin',
      'draft.submitted_at',
      'draft.sent',
      'decision.kind as decision',
      'decision.at as decided_at',
      'person.confirmed_at',
      'person.surname',
      'person.given',
      'person.patronymic',
      'person.class_name',
    ])
    .select(sql<number>`count(*) over ()`.as('of'))
    .where(hasBeenSent)
    // What is said after a meeting is no application: nobody reviews it.
    .where('draft.about', '=', '')
    .where('person.left_at', 'is', null);
  query =
    which === 'waiting'
      ? query
          .where('draft.submitted_at', 'is not', null)
          .where('decision.id', 'is', null)
          .orderBy('draft.submitted_at', 'asc')
      : query.orderBy(sql`coalesce(draft.submitted_at, decision.at)`, 'desc');
  query = query.orderBy('draft.id').offset(from);
  const rows = await (limit === undefined ? query : query.limit(limit)).execute();
  const found = rows.map((row): SubmittedRow => {
    const at = row.submitted_at ?? row.decided_at;
    if (at === null) throw new Error('A questionnaire that was sent has lost its time');
    inside.about.add(row.person_id);
    return {
      draft: row.id,
      person: row.person_id,
      name: new Personal({
        surname: row.surname ?? '',
        given: row.given ?? '',
        ...(row.patronymic === null ? {} : { patronymic: row.patronymic }),
      }),
      ...(row.class_name === null ? {} : { className: row.class_name }),
      edition: { id: row.questionnaire_id, origin: row.origin, version: row.version },
      at,
      state: row.submitted_at === null ? 'returned' : row.decision === 'accepted' ? 'accepted' : 'waiting',
      sent: row.sent,
      confirmed: row.confirmed_at !== null,
    };
  });
  return { rows: found, of: rows[0]?.of ?? 0 };
}

/** Now with the curator, or returned: a draft that its author has never sent is nobody else's business. */
function hasBeenSent(eb: ExpressionBuilder<SchoolTables & { review: unknown }, 'draft' | 'review'>) {
  return eb.or([eb('draft.submitted_at', 'is not', null), eb('review.comment', 'is not', null)]);
}

/** Submitted ones of which no curator has been told; they are marked as told. Index: draft_unnoticed. */
export async function takeUnnoticed(inside: Inside, at: Temporal.Instant): Promise<DraftId[]> {
  const rows = await inside.sql
    .updateTable('draft')
    .set({ noticed_at: at })
    .where('submitted_at', 'is not', null)
    .where('noticed_at', 'is', null)
    .where('about', '=', '')
    .returning('id')
    .execute();
  return rows.map((row) => row.id);
}

export const newDraftId = (): DraftId => brand<DraftId>(crypto.randomUUID());

function drafts(inside: Inside) {
  return inside.sql
    .selectFrom('draft')
    .leftJoin('review', (join) =>
      join
        .onRef('review.school_id', '=', 'draft.school_id')
        .onRef('review.draft_id', '=', 'draft.id')
        .onRef('review.sent', '=', 'draft.sent'),
    )
    .leftJoin('decision', (join) =>
      join.onRef('decision.school_id', '=', 'review.school_id').onRef('decision.id', '=', 'review.decision_id'),
    )
    .select([
      'draft.id',
      'draft.person_id',
      'draft.questionnaire_id',
      'draft.version',
      'draft.origin',
      'draft.about',
      'draft.progress',
      'draft.submitted_at',
      'draft.sent',
      'decision.kind as decision',
      'decision.at as decided_at',
      'review.comment',
      'review.questions',
      'review.answers',
    ]);
}

function fromRow(row: Awaited<ReturnType<ReturnType<typeof drafts>['execute']>>[number]): Draft {
  return {
    id: row.id,
    person: row.person_id,
    edition: { id: row.questionnaire_id, origin: row.origin, version: row.version },
    about: row.about,
    progress: row.progress,
    sent: row.sent,
    ...(row.submitted_at === null ? {} : { submittedAt: row.submitted_at }),
    ...reviewFrom(row),
  };
}

function reviewFrom(row: {
  decision: string | null;
  decided_at: Temporal.Instant | null;
  comment: string | null;
  questions: unknown;
  answers: unknown;
}): Pick<Draft, 'review'> {
  if (row.decided_at === null) return {};
  const at = row.decided_at;
  return {
    review: row.decision === 'accepted' ? { state: 'accepted', at } : { state: 'returned', at, ...returnFrom(row) },
  };
}
