import type { ExpressionBuilder } from 'kysely';
import { brand, type DecisionId, type PersonId } from '#domain/ids.ts';
import type { PersonName } from '#domain/people/name.ts';
import type { PersonKind } from '#domain/people/person-kind.ts';
import { forgetMadeAbout, forgetScansOf, forgetUnused, scansOf } from './files.ts';
import type { HeldRole } from './members.ts';
import type { Inside } from './open.ts';
import type { SchoolTables } from './tables.ts';

export interface Identity {
  name: PersonName;
  called: string;
  birthDate?: Temporal.PlainDate;
  className?: string;
  subject?: string;
}

/** A place for whoever comes by an invitation; nothing is known of them yet but what the invitation says (R2). */
export async function newMember(
  inside: Inside,
  member: { id: PersonId; kind: PersonKind; className?: string; confirmed: boolean },
  at: Temporal.Instant,
): Promise<void> {
  await inside.sql
    .insertInto('person')
    .values({
      school_id: inside.school,
      id: member.id,
      surname: null,
      given: null,
      patronymic: null,
      called: null,
      birth_date: null,
      kind: member.kind,
      class_name: member.className ?? null,
      subject: null,
      confirmed_at: member.confirmed ? at : null,
      confirmed_in: null,
      joined_at: null,
      left_at: null,
      quiet_from: null,
      quiet_to: null,
      silenced_at: null,
      asked_anew_at: null,
      created_at: at,
    })
    .execute();
}

export async function grantRole(inside: Inside, id: PersonId, held: HeldRole, at: Temporal.Instant): Promise<void> {
  await inside.sql
    .insertInto('person_role')
    .values({
      school_id: inside.school,
      person_id: id,
      role: held.role,
      form: held.form ?? '',
      class_name: held.className ?? '',
      since: at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function sayWho(inside: Inside, id: PersonId, identity: Identity): Promise<void> {
  await inside.sql
    .updateTable('person')
    .set({
      surname: identity.name.surname,
      given: identity.name.given,
      patronymic: identity.name.patronymic ?? null,
      called: identity.called,
      birth_date: identity.birthDate ?? null,
      ...(identity.className === undefined ? {} : { class_name: identity.className }),
      ...(identity.subject === undefined ? {} : { subject: identity.subject }),
    })
    .where('id', '=', id)
    .execute();
}

/** Consents are in place: the person takes part and counts. */
export async function markJoined(inside: Inside, id: PersonId, at: Temporal.Instant): Promise<void> {
  await inside.sql
    .updateTable('person')
    .set({ joined_at: at })
    .where('id', '=', id)
    .where('joined_at', 'is', null)
    .execute();
}

/**
 * The class teacher or the curator says who these are, in that decision; without one a personal invitation says it.
 * Returns who had not been confirmed before.
 */
export async function confirmMembers(
  inside: Inside,
  ids: readonly PersonId[],
  at: Temporal.Instant,
  decision?: DecisionId,
): Promise<PersonId[]> {
  const rows = await inside.sql
    .updateTable('person')
    .set({ confirmed_at: at, confirmed_in: decision ?? null })
    .where('id', 'in', [...ids])
    .where('confirmed_at', 'is', null)
    .returning('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** Two answers about the same person at the same moment come one after the other. Held until the end of the transaction. */
export async function holdPerson(inside: Inside, id: PersonId): Promise<void> {
  await inside.sql.selectFrom('person').select('id').where('id', '=', id).forUpdate().execute();
}

/** Those of them who have not left. Held until the end of the transaction: nobody of them leaves meanwhile. */
export async function holdThoseHere(inside: Inside, ids: Iterable<PersonId>): Promise<PersonId[]> {
  const rows = await inside.sql
    .selectFrom('person')
    .select('id')
    .where('id', 'in', [...ids])
    .where('left_at', 'is', null)
    .orderBy('id')
    .forShare()
    .execute();
  return rows.map(({ id }) => id);
}

/** «Не участвую» is an answer: nothing is kept but that nobody asks again. Questionnaires and roles go too. */
export async function refuse(inside: Inside, id: PersonId, at: Temporal.Instant): Promise<void> {
  await forgetAnswers(inside, id, at);
  await inside.sql.deleteFrom('person_role').where('person_id', '=', id).execute();
}

/**
 * Nothing is kept of what somebody has said, nor of what others have said about them; the invitation's roles are, for a
 * guardian may still think otherwise, and that a personal invitation has said who they are.
 */
export async function forgetAnswers(inside: Inside, id: PersonId, at: Temporal.Instant): Promise<void> {
  await inside.sql
    .updateTable('person')
    .set((eb) => ({
      surname: null,
      given: null,
      patronymic: null,
      called: null,
      birth_date: null,
      class_name: null,
      subject: null,
      confirmed_at: eb.case().when(cameByPersonal(eb)).then(eb.ref('confirmed_at')).else(null).end(),
      confirmed_in: null,
      joined_at: null,
      left_at: at,
      quiet_from: null,
      quiet_to: null,
      silenced_at: null,
      asked_anew_at: null,
      clearance_on: null,
      remind_hours: null,
      timetable: null,
    }))
    .where('id', '=', id)
    .execute();
  await forgetScansOf(inside, id);
  await forgetMadeAbout(inside, id);
  await inside.sql.deleteFrom('draft').where('person_id', '=', id).execute();
  await inside.sql.deleteFrom('question').where('asked_by', '=', id).execute();
  await inside.sql.deleteFrom('absence').where('person_id', '=', id).execute();
  await inside.sql.deleteFrom('worry').where('person_id', '=', id).execute();
  await inside.sql
    .deleteFrom('check_in')
    .where((eb) => eb.or([eb('person_id', '=', id), eb('mentee_id', '=', id)]))
    .execute();
  await inside.sql
    .deleteFrom('letter')
    .where((eb) =>
      eb.or([
        eb('mentee_id', '=', id),
        eb('pair_id', 'in', eb.selectFrom('pair').select('pair.id').where('pair.mentor_id', '=', id)),
      ]),
    )
    .execute();
}

function cameByPersonal({ exists, selectFrom }: ExpressionBuilder<SchoolTables, 'person'>) {
  return exists(
    selectFrom('invitation_use')
      .innerJoin('invitation', (join) =>
        join
          .onRef('invitation.school_id', '=', 'invitation_use.school_id')
          .onRef('invitation.id', '=', 'invitation_use.invitation_id'),
      )
      .select('invitation.id')
      .whereRef('invitation_use.school_id', '=', 'person.school_id')
      .whereRef('invitation_use.person_id', '=', 'person.id')
      .where('invitation.personal', '=', true),
  );
}

/** Somebody who had refused has taken a new invitation. */
export async function comeBack(inside: Inside, id: PersonId): Promise<void> {
  await inside.sql.updateTable('person').set({ left_at: null }).where('id', '=', id).execute();
}

/**
 * Everything known of somebody who never joined goes. False when they have joined meanwhile, or refused: of those nothing
 * is kept but that nobody asks again.
 */
export async function eraseNewcomer(inside: Inside, id: PersonId, at: Temporal.Instant): Promise<boolean> {
  const used = inside.sql.selectFrom('invitation_use').select('invitation_id').where('person_id', '=', id);
  const theirs = await used.execute();
  const scans = await scansOf(inside, id);
  const row = await inside.sql
    .deleteFrom('person')
    .where('id', '=', id)
    .where('joined_at', 'is', null)
    .where('left_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (row) {
    for (const scan of scans) await forgetUnused(inside, scan);
    await forgetMadeAbout(inside, id);
  }
  if (row && theirs.length > 0) {
    // A personal link that somebody has taken opens to nobody else.
    await inside.sql
      .updateTable('invitation')
      .set({ revoked_at: at })
      .where('personal', '=', true)
      .where('revoked_at', 'is', null)
      .where(
        'id',
        'in',
        theirs.map(({ invitation_id }) => invitation_id),
      )
      .execute();
  }
  return row !== undefined;
}

export const newPersonId = (): PersonId => brand<PersonId>(crypto.randomUUID());
