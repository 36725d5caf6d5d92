import { newCode as keepCode, randomForCode } from '#db/codes.ts';
import { newInvitation, newInvitationId } from '#db/invitations.ts';
import type { Inside } from '#db/open.ts';
import type { PersonId } from '#domain/ids.ts';
import { checkTerms, expiry, type InvitationTerms, type Invited } from '#domain/people/invitation.ts';
import { newCode } from '#domain/people/invitation-code.ts';

export interface Inviting {
  invited: Invited;
  terms: InvitationTerms;
  /** Absent: the operator has asked for it. */
  madeBy?: PersonId;
  timeZone: string;
}

/** Makes an invitation, whoever may do so. The code is shown once and kept only as a hash. */
export async function makeInvitation(
  inside: Inside,
  { invited, terms, madeBy, timeZone }: Inviting,
  at: Temporal.Instant,
): Promise<{ number: number; code: string }> {
  const checked = checkTerms(invited, terms);
  if (!checked.ok) throw new Error(`Invitation refused: ${checked.problem}`);
  const id = newInvitationId();
  const expiresAt = expiry(at, terms.days, timeZone);
  const number = await newInvitation(
    inside,
    { id, ...invited, ...(madeBy && { madeBy }), scope: terms.scope, limit: terms.limit, expiresAt },
    at,
  );
  const code = newCode(randomForCode(12));
  await inside.atDoor((door) =>
    keepCode(door, code, { purpose: 'invitation', school: inside.school, subject: id, expiresAt }, at),
  );
  return { number, code };
}
