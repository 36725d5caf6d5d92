import { type AbsenceId, brand, type PersonId } from '#domain/ids.ts';
import type { Absence, Concerned } from '#domain/school/absence.ts';
import type { Pause } from '#domain/school/pauses.ts';
import type { Inside } from './open.ts';

export interface KeptAbsence extends Absence {
  readonly id: AbsenceId;
  /** Null once that person has been erased. */
  readonly madeBy: PersonId | null;
}

export async function addAbsence(
  inside: Inside,
  { kind, whose, days, by }: Absence & { by: PersonId },
  at: Temporal.Instant,
): Promise<AbsenceId> {
  const id = brand<AbsenceId>(crypto.randomUUID());
  await inside.sql
    .insertInto('absence')
    .values({
      ...{ school_id: inside.school, id, kind, from_day: days.from, till_day: days.to, made_by: by, made_at: at },
      person_id: whose.kind === 'person' ? whose.person : null,
      class_name: whose.kind === 'class' ? whose.className : null,
      building: whose.kind === 'building' ? whose.title : null,
    })
    .execute();
  return id;
}

export async function readAbsence(inside: Inside, id: AbsenceId): Promise<KeptAbsence | undefined> {
  const row = await absences(inside).where('id', '=', id).executeTakeFirst();
  return row && absenceFrom(row);
}

/** Of these people, and of the school with its classes and buildings: what is not over, the next first. Index: absence (till_day). */
export async function comingAbsences(
  inside: Inside,
  { person, today }: { person?: PersonId; today: Temporal.PlainDate },
): Promise<KeptAbsence[]> {
  let query = absences(inside).where('till_day', '>=', today);
  if (person) query = query.where((eb) => eb.or([eb('person_id', '=', person), eb('person_id', 'is', null)]));
  const rows = await query.orderBy('from_day').orderBy('till_day').orderBy('id').execute();
  return rows.map(absenceFrom);
}

export async function changeAbsence(inside: Inside, id: AbsenceId, { from, to }: Pause): Promise<void> {
  await inside.sql.updateTable('absence').set({ from_day: from, till_day: to }).where('id', '=', id).execute();
}

export async function removeAbsence(inside: Inside, id: AbsenceId): Promise<void> {
  await inside.sql.deleteFrom('absence').where('id', '=', id).execute();
}

function absences(inside: Inside) {
  return inside.sql
    .selectFrom('absence')
    .select(['id', 'person_id', 'class_name', 'building', 'kind', 'from_day', 'till_day', 'made_by']);
}

type Row = Awaited<ReturnType<ReturnType<typeof absences>['execute']>>[number];

function absenceFrom(row: Row): KeptAbsence {
  return {
    id: row.id,
    kind: row.kind,
    whose: concernedBy(row),
    days: { from: row.from_day, to: row.till_day },
    madeBy: row.made_by,
  };
}

function concernedBy({ person_id, class_name, building }: Row): Concerned {
  if (person_id !== null) return { kind: 'person', person: person_id };
  if (class_name !== null) return { kind: 'class', className: class_name };
  return building === null ? { kind: 'school' } : { kind: 'building', title: building };
}
