import type { Conversation } from '#bot/conversation/conversation.ts';
import { linksOf, sayLinks } from '#bot/conversations/links.ts';
import type { Work } from '#bot/work/work.ts';
import type { Invited } from '#domain/people/invitation.ts';
import { invited } from './invited.ts';
import { type ChosenTerms, terms, termsOn } from './terms.ts';
import { words } from './words.ts';

/** A curator invites. The code is in the log until the conversation ends, which is at once after it has been shown. */
export const invite: Conversation = {
  name: 'invite',
  version: 1,

  async run(talk) {
    const on = await talk.read('forms', async ({ school }) => school.forms);
    const whom = await invited(talk, on);
    const chosen = await terms(talk, whom);
    const { number, code, until, links } = await talk.record('made', (work) => make(work, whom, chosen));
    const last = Temporal.PlainDate.from(until);
    await talk.say(words.made(whom, chosen, { number, code, until: last }));
    await sayLinks(talk, links, (school) => words.forwarded(school, whom, chosen, last));
  },
};

async function make(work: Work, whom: Invited, chosen: ChosenTerms) {
  const { invitations, today } = work;
  const onDay = termsOn(today(), chosen);
  const { number, code } = await invitations.invite(whom, onDay);
  return { number, code, until: today().add({ days: onDay.days }).toString(), links: linksOf(work, code) };
}
