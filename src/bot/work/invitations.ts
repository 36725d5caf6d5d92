import { listInvitations, readInvitation, revokeInvitation, type UsedInvitation, usedBy } from '#db/invitations.ts';
import { type Member, readMember } from '#db/members.ts';
import type { InvitationId, PersonId } from '#domain/ids.ts';
import { mayAbout } from '#domain/people/access.ts';
import { defaultTerms, type InvitationTerms, type Invited } from '#domain/people/invitation.ts';
import type { Person } from '#domain/people/person.ts';
import { type Desk, subjectOf } from './desk.ts';
import { makeInvitation } from './new-invitation.ts';
import type { Entrance } from './setting.ts';

export interface InvitationActs {
  /** Makes an invitation. The code is shown once and kept only as a hash. */
  invite(invited: Invited, terms: InvitationTerms): Promise<{ number: number; code: string }>;
  /** A personal invitation for a guardian of this child: the child itself may make it, and whoever may confirm the child. */
  inviteGuardian(child: PersonId): Promise<{ number: number; code: string } | undefined>;
  mayInviteGuardian(child: Member): boolean;
  /** The newest first: my own, or all of the school. `guest`: who came by a personal one, once they have said who they are. */
  list(
    whose: 'mine' | 'all',
    from: number,
    limit: number,
  ): Promise<{ list: (UsedInvitation & { guest?: Person })[]; of: number }>;
  read(id: InvitationId): Promise<(UsedInvitation & { usedBy: Member[] }) | undefined>;
  revoke(id: InvitationId): Promise<void>;
  /** The messengers that are on and can be used by this school. */
  readonly entrances: readonly Entrance[];
  /** A messenger is on, but shut for this school: «Открыть» would lead nowhere while web links are local. */
  readonly someShut: boolean;
  readonly webIsLocal: boolean;
}

export function invitationActs({ inside, at, me, actor, school, setting, demand }: Desk): InvitationActs {
  const shut = ({ channel }: Entrance) =>
    school.impersonalTelegram && setting.webIsLocal && setting.foreign.has(channel);
  return {
    entrances: setting.entrances.filter((entrance) => !shut(entrance)),
    someShut: setting.entrances.some(shut),
    webIsLocal: setting.webIsLocal,
    async invite(invited, terms) {
      demand('invite');
      return makeInvitation(inside, { invited, terms, madeBy: me.id, timeZone: school.timeZone }, at);
    },
    async inviteGuardian(child) {
      const member = await readMember(inside, child);
      if (member?.kind !== 'pupil' || member.leftAt) return undefined;
      demand('guardian.invite', subjectOf(member));
      const invited: Invited = { role: 'guardian', kind: 'parent', child };
      return makeInvitation(
        inside,
        { invited, terms: defaultTerms(invited), madeBy: me.id, timeZone: school.timeZone },
        at,
      );
    },
    mayInviteGuardian: (child) => mayAbout(actor, 'guardian.invite', subjectOf(child)),
    async list(whose, from, limit) {
      demand('invitations.see');
      const { list, of } = await listInvitations(inside, {
        ...(whose === 'mine' ? { madeBy: me.id } : {}),
        from,
        limit,
      });
      const rows: (UsedInvitation & { guest?: Person })[] = [];
      for (const used of list) {
        const { invitation, firstUsedBy } = used;
        const personal = invitation.scope === 'personal' && firstUsedBy !== undefined;
        const guest = personal ? (await readMember(inside, firstUsedBy))?.person : undefined;
        rows.push({ ...used, ...(guest && { guest }) });
      }
      return { list: rows, of };
    },
    async read(id) {
      demand('invitations.see');
      const found = await readInvitation(inside, id);
      if (!found) return undefined;
      const people = await usedBy(inside, id);
      const members: Member[] = [];
      for (const person of people) {
        const member = await readMember(inside, person);
        if (member) members.push(member);
      }
      return { ...found, usedBy: members };
    },
    async revoke(id) {
      demand('invitation.revoke');
      await revokeInvitation(inside, id, at);
    },
  };
}
