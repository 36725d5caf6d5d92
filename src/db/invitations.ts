import { sql } from 'kysely';
import { brand, type InvitationId, type PersonId } from '#domain/ids.ts';
import type { Invitation, InvitedRole } from '#domain/people/invitation.ts';
import type { PersonKind } from '#domain/people/person-kind.ts';
import type { FormId } from '#domain/school/forms.ts';
import type { Inside } from './open.ts';

export interface UsedInvitation {
  invitation: Invitation;
  /** Counts the invitations of a school, from 1. */
  number: number;
  madeAt: Temporal.Instant;
  uses: number;
  /** Who came by it first: of a personal one, the only one. */
  firstUsedBy?: PersonId;
}

/** Returns its number. Of two made at the same moment one fails on it, and is made again with its turn. */
export async function newInvitation(inside: Inside, invitation: Invitation, at: Temporal.Instant): Promise<number> {
  const { number } = await inside.sql
    .insertInto('invitation')
    .values((eb) => ({
      school_id: inside.school,
      id: invitation.id,
      number: eb.selectFrom('invitation').select(sql<number>`coalesce(max(number), 0) + 1`.as('next')),
      role: invitation.role,
      kind: invitation.kind,
      form: invitation.form ?? null,
      class_name: invitation.className ?? null,
      child_id: invitation.child ?? null,
      personal: invitation.scope === 'personal',
      uses: invitation.limit,
      expires_at: invitation.expiresAt,
      revoked_at: null,
      created_by: invitation.madeBy ?? null,
      created_at: at,
    }))
    .returning('number')
    .executeTakeFirstOrThrow();
  return number;
}

/** Locked until the end of the transaction, so that two who come at once do not share the last place. */
export async function readInvitation(inside: Inside, id: InvitationId): Promise<UsedInvitation | undefined> {
  await inside.sql.selectFrom('invitation').select('id').where('id', '=', id).forUpdate().execute();
  const row = await invitations(inside).where('invitation.id', '=', id).executeTakeFirst();
  return row && fromRow(row);
}

/** The newest first: all of the school, or one person's. */
export async function listInvitations(
  inside: Inside,
  { madeBy, from, limit }: { madeBy?: PersonId; from: number; limit: number },
): Promise<{ list: UsedInvitation[]; of: number }> {
  let query = invitations(inside);
  if (madeBy !== undefined) query = query.where('invitation.created_by', '=', madeBy);
  const rows = await query
    .select(sql<number>`count(*) over ()`.as('of'))
    .orderBy('invitation.number', 'desc')
    .offset(from)
    .limit(limit)
    .execute();
  return { list: rows.map(fromRow), of: rows[0]?.of ?? 0 };
}

export async function noteUse(inside: Inside, id: InvitationId, person: PersonId, at: Temporal.Instant): Promise<void> {
  await inside.sql
    .insertInto('invitation_use')
    .values({ school_id: inside.school, invitation_id: id, person_id: person, at })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function usedBy(inside: Inside, id: InvitationId): Promise<PersonId[]> {
  const rows = await inside.sql
    .selectFrom('invitation_use')
    .select('person_id')
    .where('invitation_id', '=', id)
    .orderBy('at')
    .execute();
  return rows.map((row) => row.person_id);
}

export async function revokeInvitation(inside: Inside, id: InvitationId, at: Temporal.Instant): Promise<void> {
  await inside.sql
    .updateTable('invitation')
    .set({ revoked_at: at })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .execute();
}

/** A guardian has refused: no other link for the child leads to another answer. */
export async function revokeForGuardians(inside: Inside, child: PersonId, at: Temporal.Instant): Promise<void> {
  await inside.sql
    .updateTable('invitation')
    .set({ revoked_at: at })
    .where('child_id', '=', child)
    .where('revoked_at', 'is', null)
    .execute();
}

export const newInvitationId = (): InvitationId => brand<InvitationId>(crypto.randomUUID());

function invitations(inside: Inside) {
  return inside.sql
    .selectFrom('invitation')
    .selectAll('invitation')
    .select((eb) =>
      eb
        .selectFrom('invitation_use')
        .select(sql<number>`count(*)`.as('used'))
        .whereRef('invitation_use.school_id', '=', 'invitation.school_id')
        .whereRef('invitation_use.invitation_id', '=', 'invitation.id')
        .as('used'),
    )
    .select((eb) =>
      eb
        .selectFrom('invitation_use')
        .select('invitation_use.person_id')
        .whereRef('invitation_use.school_id', '=', 'invitation.school_id')
        .whereRef('invitation_use.invitation_id', '=', 'invitation.id')
        .orderBy('invitation_use.at')
        .limit(1)
        .as('first_used_by'),
    );
}

function fromRow(row: Awaited<ReturnType<ReturnType<typeof invitations>['execute']>>[number]): UsedInvitation {
  return {
    number: row.number,
    madeAt: row.created_at,
    uses: row.used ?? 0,
    ...(row.first_used_by === null ? {} : { firstUsedBy: row.first_used_by }),
    invitation: {
      id: row.id,
      ...(row.created_by === null ? {} : { madeBy: row.created_by }),
      role: row.role as InvitedRole,
      kind: row.kind as PersonKind,
      scope: row.personal ? 'personal' : 'common',
      limit: row.uses,
      expiresAt: row.expires_at,
      ...(row.form === null ? {} : { form: row.form as FormId }),
      ...(row.class_name === null ? {} : { className: row.class_name }),
      ...(row.child_id === null ? {} : { child: row.child_id }),
      ...(row.revoked_at === null ? {} : { revokedAt: row.revoked_at }),
    },
  };
}
