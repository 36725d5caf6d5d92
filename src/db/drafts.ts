import { sql } from 'kysely';
import { brand, type DraftId, type PersonId } from '#domain/ids.ts';
import type { PersonName } from '#domain/people/name.ts';
import { Personal } from '#domain/personal.ts';
import type { Inside } from './open.ts';

/** Which text of a questionnaire: the school's own, or the deployment's default as it was. */
export interface Edition {
  id: string;
  origin: 'own' | 'default';
  version: number;
}

export interface Draft {
  id: DraftId;
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
    .where('person_id', '=', person)
    .where('questionnaire_id', '=', questionnaire)
    .where('about', '=', about)
    .where('submitted_at', 'is', null)
    .executeTakeFirst();
  return row && fromRow(row);
}

export async function readDraft(inside: Inside, id: DraftId): Promise<Draft | undefined> {
  const row = await drafts(inside).where('id', '=', id).executeTakeFirst();
  return row && fromRow(row);
}

export async function newDraft(inside: Inside, draft: Omit<Draft, 'submittedAt'>, at: Temporal.Instant): Promise<void> {
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

export async function saveProgress(
  inside: Inside,
  id: DraftId,
  progress: unknown,
  at: Temporal.Instant,
): Promise<void> {
  await inside.sql.updateTable('draft').set({ progress, saved_at: at }).where('id', '=', id).execute();
}

export async function submitDraft(inside: Inside, id: DraftId, at: Temporal.Instant): Promise<void> {
  await inside.sql.updateTable('draft').set({ submitted_at: at, saved_at: at }).where('id', '=', id).execute();
}

export async function submittedBy(inside: Inside, person: PersonId): Promise<Draft[]> {
  const rows = await drafts(inside)
    .where('person_id', '=', person)
    .where('submitted_at', 'is not', null)
    .orderBy('submitted_at')
    .execute();
  return rows.map(fromRow);
}

export interface SubmittedRow {
  draft: DraftId;
  person: PersonId;
  name: Personal<PersonName>;
  className?: string;
  edition: Edition;
  at: Temporal.Instant;
}

/** Submitted questionnaires of those who take part, the newest first; pages of a list. */
export async function listSubmitted(
  inside: Inside,
  since: Temporal.Instant | undefined,
  from: number,
  limit: number,
): Promise<{ rows: SubmittedRow[]; of: number }> {
  let query = inside.sql
    .selectFrom('draft')
    .innerJoin('person', (join) =>
      join.onRef('person.school_id', '=', 'draft.school_id').onRef('person.id', '=', 'draft.person_id'),
    )
    .select([
      'draft.id',
      'draft.person_id',
      'draft.questionnaire_id',
      'draft.version',
      'draft.origin',
      'draft.submitted_at',
      'person.surname',
      'person.given',
      'person.patronymic',
      'person.class_name',
    ])
    .select(sql<number>`count(*) over ()`.as('of'))
    .where('draft.submitted_at', 'is not', null)
    .where('person.left_at', 'is', null);
  if (since !== undefined) query = query.where('draft.submitted_at', '>=', since);
  const rows = await query
    .orderBy('draft.submitted_at', 'desc')
    .orderBy('draft.id')
    .offset(from)
    .limit(limit)
    .execute();
  const found = rows.flatMap((row): SubmittedRow[] =>
    row.submitted_at === null
      ? []
      : [
          {
            draft: row.id,
            person: row.person_id,
            name: new Personal({
              surname: row.surname ?? '',
              given: row.given ?? '',
              ...(row.patronymic === null ? {} : { patronymic: row.patronymic }),
            }),
            ...(row.class_name === null ? {} : { className: row.class_name }),
            edition: { id: row.questionnaire_id, origin: row.origin, version: row.version },
            at: row.submitted_at,
          },
        ],
  );
  return { rows: found, of: rows[0]?.of ?? 0 };
}

/** Submitted ones of which no curator has been told; they are marked as told. Index: draft_unnoticed. */
export async function takeUnnoticed(inside: Inside, at: Temporal.Instant): Promise<DraftId[]> {
  const rows = await inside.sql
    .updateTable('draft')
    .set({ noticed_at: at })
    .where('submitted_at', 'is not', null)
    .where('noticed_at', 'is', null)
    .returning('id')
    .execute();
  return rows.map((row) => row.id);
}

export const newDraftId = (): DraftId => brand<DraftId>(crypto.randomUUID());

function drafts(inside: Inside) {
  return inside.sql
    .selectFrom('draft')
    .select(['id', 'person_id', 'questionnaire_id', 'version', 'origin', 'about', 'progress', 'submitted_at']);
}

function fromRow(row: Awaited<ReturnType<ReturnType<typeof drafts>['execute']>>[number]): Draft {
  return {
    id: row.id,
    person: row.person_id,
    edition: { id: row.questionnaire_id, origin: row.origin, version: row.version },
    about: row.about,
    progress: row.progress,
    ...(row.submitted_at === null ? {} : { submittedAt: row.submitted_at }),
  };
}
