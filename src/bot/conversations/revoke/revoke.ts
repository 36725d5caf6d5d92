import type { Conversation } from '#bot/conversation/conversation.ts';
import { brand, type InvitationId } from '#domain/ids.ts';
import { invitationState } from '#domain/people/invitation.ts';
import { words } from './words.ts';

/** A curator takes an invitation back. */
export const revoke: Conversation<{ invitation: string }> = {
  name: 'revoke',
  version: 1,

  async stillMakesSense({ invitations, at }, { invitation }) {
    const found = await invitations.read(brand<InvitationId>(invitation));
    return (found && invitationState(found.invitation, found.uses, at) === 'open') || words.gone;
  },

  async run(talk, { invitation }) {
    const sure = await talk.choose('sure', words.question, [
      { key: 'yes', label: words.yes },
      { key: 'no', label: words.no },
    ]);
    if (sure === 'no') return talk.say(words.kept);
    await talk.record('revoked', async ({ invitations }) => {
      await invitations.revoke(brand<InvitationId>(invitation));
      return null;
    });
    await talk.say(words.revoked);
  },
};
