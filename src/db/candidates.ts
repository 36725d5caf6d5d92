import { sql } from 'kysely';
import type { PersonId } from '#domain/ids.ts';
import type { PersonKind } from '#domain/people/person-kind.ts';
import type { Role } from '#domain/people/role.ts';
import { Personal } from '#domain/personal.ts';
import { intakeIds } from '#domain/registry/intake-for.ts';
import type { FormId } from '#domain/school/forms.ts';
import type { Edition } from './drafts.ts';
import type { Inside } from './open.ts';
import { reviewedAsSent } from './reviews.ts';

/** What the rules look at of everybody who takes part as mentor or mentee. No names: most of them are shown to nobody. */
export interface CandidateRow {
  id: PersonId;
  kind: PersonKind;
  className?: string;
  subject?: string;
  birthDate?: Personal<Temporal.PlainDate>;
  confirmed: boolean;
  roles: { role: Role; form?: FormId }[];
  clearance?: 'noted';
}

export async function candidateRows(inside: Inside): Promise<CandidateRow[]> {
  const rows = await inside.sql
    .selectFrom('person')
    .innerJoin('person_role', (join) =>
      join.onRef('person_role.school_id', '=', 'person.school_id').onRef('person_role.person_id', '=', 'person.id'),
    )
    .select([
      'person.id',
      'person.kind',
      'person.class_name',
      'person.subject',
      'person.birth_date',
      'person.confirmed_at',
      'person.clearance_on',
    ])
    .select(
      sql<
        { role: Role; form: FormId | '' }[]
      >`jsonb_agg(jsonb_build_object('role', person_role.role, 'form', person_role.form))`.as('roles'),
    )
    .where('person.joined_at', 'is not', null)
    .where('person.left_at', 'is', null)
    .where('person_role.role', 'in', ['mentor', 'mentee'])
    .groupBy(['person.school_id', 'person.id'])
    .execute();
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind as PersonKind,
    confirmed: row.confirmed_at !== null,
    roles: row.roles.map(({ role, form }) => ({ role, ...(form === '' ? {} : { form }) })),
    ...(row.class_name === null ? {} : { className: row.class_name }),
    ...(row.subject === null ? {} : { subject: row.subject }),
    ...(row.birth_date === null ? {} : { birthDate: new Personal(row.birth_date) }),
    ...(row.clearance_on === null ? {} : { clearance: 'noted' as const }),
  }));
}

/** An intake questionnaire as it was accepted. */
export interface AcceptedIntake {
  person: PersonId;
  edition: Edition;
  progress: unknown;
  at: Temporal.Instant;
}

/** All that stand accepted now; a returned one does not. */
export async function acceptedIntakes(inside: Inside): Promise<AcceptedIntake[]> {
  const rows = await reviewedAsSent(inside)
    .select([
      'draft.person_id',
      'draft.questionnaire_id',
      'draft.version',
      'draft.origin',
      'draft.progress',
      'decision.at',
    ])
    .where('draft.questionnaire_id', 'in', [...intakeIds])
    .where('decision.kind', '=', 'accepted')
    .orderBy('decision.at')
    .execute();
  return rows.map((row) => ({
    person: row.person_id,
    edition: { id: row.questionnaire_id, origin: row.origin, version: row.version },
    progress: row.progress,
    at: row.at,
  }));
}

/** Who is whose guardian, in the whole school. */
export async function allGuardians(inside: Inside): Promise<Map<PersonId, PersonId[]>> {
  const rows = await inside.sql.selectFrom('guardian').select(['guardian_id', 'child_id']).execute();
  const of = new Map<PersonId, PersonId[]>();
  for (const { guardian_id, child_id } of rows) of.set(child_id, [...(of.get(child_id) ?? []), guardian_id]);
  return of;
}

/** The school has seen the clearance of somebody from outside, or has not after all (R8). */
export async function noteClearance(inside: Inside, person: PersonId, on: Temporal.PlainDate | null): Promise<void> {
  await inside.sql.updateTable('person').set({ clearance_on: on }).where('id', '=', person).execute();
}

export async function clearanceOf(inside: Inside, person: PersonId): Promise<Temporal.PlainDate | undefined> {
  const row = await inside.sql.selectFrom('person').select('clearance_on').where('id', '=', person).executeTakeFirst();
  return row?.clearance_on ?? undefined;
}
