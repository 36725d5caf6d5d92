import type { Conversation } from '#bot/conversation/conversation.ts';
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
    const on = await talk.record('forms', async ({ school }) => school.forms);
    const whom = await invited(talk, on);
    const chosen = await terms(talk, whom);
    const { number, code, until, links, someShut } = await talk.record('made', (work) => make(work, whom, chosen));
    await talk.say(words.made(whom, chosen, { number, code, until: Temporal.PlainDate.from(until) }));
    for (const { channel, link, local } of links) {
      const title = async (work: Work) => {
        const entrance = work.invitations.entrances.find((each) => each.channel === channel);
        const messenger = entrance?.title ?? words.title;
        return local ? words.localLink(messenger, link) : words.link(messenger, link);
      };
      await talk.say(title, { qr: link });
    }
    if (someShut) await talk.say(words.someShut);
  },
};

async function make({ invitations, today }: Work, whom: Invited, chosen: ChosenTerms) {
  const onDay = termsOn(today(), chosen);
  const { number, code } = await invitations.invite(whom, onDay);
  const links = invitations.entrances.flatMap(({ channel, link }) => {
    const address = link(code);
    return address === undefined
      ? []
      : [{ channel, link: address, local: channel === 'web' && invitations.webIsLocal }];
  });
  return { number, code, until: today().add({ days: onDay.days }).toString(), links, someShut: invitations.someShut };
}
