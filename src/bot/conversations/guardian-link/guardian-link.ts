import type { Conversation } from '#bot/conversation/conversation.ts';
import { linksOf, sayLinks } from '#bot/conversations/links.ts';
import type { Work } from '#bot/work/work.ts';
import { brand, type PersonId } from '#domain/ids.ts';
import { words } from './words.ts';

/** A link for a child's guardian, asked for by the child (no `child`), or by whoever looks after the list. */
export const guardianLink: Conversation<{ child: string }> = {
  name: 'guardian-link',
  version: 1,

  async run(talk, { child }) {
    const made = await talk.record('made', (work) => make(work, child));
    if (child !== '') await talk.leadTo('card', child);
    if (made === null) return talk.say(words.notNeeded);
    await talk.say(async ({ address }) => words.made(child === '' ? address : 'вы', made.code));
    await sayLinks(talk, made.links, words.forwarded);
  },
};

async function make(work: Work, child: string) {
  const invitation = await work.invitations.inviteGuardian(child === '' ? work.me.id : brand<PersonId>(child));
  return invitation ? { code: invitation.code, links: linksOf(work, invitation.code) } : null;
}
