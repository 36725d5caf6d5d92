import type { InvitationId, PersonId } from '#domain/ids.ts';
import { type Outcome, ok, refused } from '#domain/outcome.ts';
import type { PersonKind } from '#domain/people/person-kind.ts';
import type { Role } from '#domain/people/role.ts';
import type { FormId } from '#domain/school/forms.ts';

/** Whom a curator invites from the menu; a guardian is invited from a child's own chat or card. */
export const invitedRoles = [
  'mentee',
  'mentor',
  'class_teacher',
  'psychologist',
  'head',
  'curator',
] as const satisfies readonly Role[];

export type InvitedRole = (typeof invitedRoles)[number] | 'guardian';

/** A common link is for many («весь 7А»), who are then confirmed one by one; a personal one is for one known person. */
export type InvitationScope = 'personal' | 'common';

/** For whom an invitation is. */
export interface Invited {
  readonly role: InvitedRole;
  readonly kind: PersonKind;
  readonly form?: FormId;
  readonly className?: string;
  /** Of a guardian: for whom they are asked to sign. */
  readonly child?: PersonId;
}

export interface InvitationTerms {
  readonly scope: InvitationScope;
  /** How many people may come by it. */
  readonly limit: number;
  /** Days that it stays open, today not counted. */
  readonly days: number;
}

export interface Invitation extends Invited {
  readonly id: InvitationId;
  /** Absent where that person has been erased. */
  readonly madeBy?: PersonId;
  readonly scope: InvitationScope;
  readonly limit: number;
  readonly expiresAt: Temporal.Instant;
  readonly revokedAt?: Temporal.Instant;
}

export type InvitationState = 'open' | 'used-up' | 'expired' | 'revoked';

/** What set-up of an invitation offers first: a class at once for pupils, a personal link for everybody else. */
export function defaultTerms(invited: Invited): InvitationTerms {
  return mayBeCommon(invited) ? { scope: 'common', limit: 40, days: 14 } : { scope: 'personal', limit: 1, days: 30 };
}

/** Staff, guardians and adult mentors are invited in person, so that a link gone astray lets no stranger near children. */
export function mayBeCommon({ role, kind }: Pick<Invited, 'role' | 'kind'>): boolean {
  return kind === 'pupil' && (role === 'mentee' || role === 'mentor');
}

/** Refuses terms that the programme does not allow; the bounds keep an old leaflet from opening a school. */
export function checkTerms(
  invited: Invited,
  terms: InvitationTerms,
): Outcome<InvitationTerms, 'personal-only' | 'limit-out-of-range' | 'days-out-of-range'> {
  if (terms.scope === 'common' && !mayBeCommon(invited)) return refused('personal-only');
  const most = terms.scope === 'personal' ? 1 : 500;
  if (!Number.isInteger(terms.limit) || terms.limit < 1 || terms.limit > most) return refused('limit-out-of-range');
  if (!Number.isInteger(terms.days) || terms.days < 1 || terms.days > 365) return refused('days-out-of-range');
  return ok(terms);
}

/** The end of the last day on the school's calendar: «до 9 декабря» includes the 9th. */
export function expiry(made: Temporal.Instant, days: number, timeZone: string): Temporal.Instant {
  const dayAfter = made
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .add({ days: days + 1 });
  return dayAfter.toZonedDateTime(timeZone).toInstant();
}

export function invitationState(invitation: Invitation, uses: number, at: Temporal.Instant): InvitationState {
  if (invitation.revokedAt !== undefined) return 'revoked';
  if (Temporal.Instant.compare(at, invitation.expiresAt) >= 0) return 'expired';
  return uses >= invitation.limit ? 'used-up' : 'open';
}

/**
 * Somebody comes by the link: what they get. By a common link they are not confirmed. `known`: somebody of the school
 * already, who gets one more role; but a pupil's chat opens nothing that adults are invited to, nor the reverse.
 */
export function take(
  invitation: Invitation,
  uses: number,
  at: Temporal.Instant,
  known?: { readonly kind: PersonKind },
): Outcome<Invited & { readonly confirmed: boolean }, Exclude<InvitationState, 'open'> | 'for-pupils' | 'for-adults'> {
  const state = invitationState(invitation, uses, at);
  if (state !== 'open') return refused(state);
  const forPupils = invitation.kind === 'pupil';
  if (known && (known.kind === 'pupil') !== forPupils) return refused(forPupils ? 'for-pupils' : 'for-adults');
  const { role, kind, form, className, child } = invitation;
  return ok({
    role,
    kind,
    ...(form !== undefined && { form }),
    ...(className !== undefined && { className }),
    ...(child !== undefined && { child }),
    confirmed: invitation.scope === 'personal',
  });
}
