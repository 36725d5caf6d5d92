import type { Talk } from '#bot/conversation/conversation.ts';
import type { Channel } from '#bot/messenger.ts';
import { paragraphs, type Text } from '#bot/text.ts';
import type { Work } from '#bot/work/work.ts';
import { words } from './links-words.ts';

/** The links of an invitation, as a record keeps them. */
export type Links = { to: { channel: Channel; link: string; local: boolean }[]; someShut: boolean };

/** A code in each messenger that is on and that this school can use. */
export function linksOf({ invitations }: Work, code: string): Links {
  const to = invitations.entrances.flatMap(({ channel, link }) => {
    const address = link(code);
    return address === undefined
      ? []
      : [{ channel, link: address, local: channel === 'web' && invitations.webIsLocal }];
  });
  return { to, someShut: invitations.someShut };
}

/** A message with a QR picture for each; above the link, what whoever gets it forwarded has to know. */
export async function sayLinks(
  talk: Talk,
  { to, someShut }: Links,
  forwarded: (school: string) => Text,
): Promise<void> {
  for (const { channel, link, local } of to) {
    const title = async (work: Work) => {
      const entrance = work.invitations.entrances.find((each) => each.channel === channel);
      const messenger = entrance?.title ?? words.messenger;
      const line = local ? words.localLink(messenger, link) : words.link(messenger, link);
      return paragraphs(forwarded(work.school.name), line);
    };
    await talk.say(title, { qr: link });
  }
  if (someShut) await talk.say(words.someShut);
}
