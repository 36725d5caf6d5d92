import { z } from 'zod';
import { type Account, findAccount, seatsOf, sit, sitsIn, speakIn } from '#db/accounts.ts';
import { newCode as keepCode, randomForCode, useUp, voidWaysIn } from '#db/codes.ts';
import { type Dialogue, mergeInto, readDialogue, sharedWith } from '#db/dialogues.ts';
import type { Unfinished } from '#db/inbox.ts';
import { readMember } from '#db/members.ts';
import type { Door } from '#db/open.ts';
import { enqueue, type Posting } from '#db/outbox.ts';
import { readSchool } from '#db/schools.ts';
import { type AccountId, brand, type DialogueId } from '#domain/ids.ts';
import { newCode, shownCode } from '#domain/people/invitation-code.ts';
import { words } from './another-chat-words.ts';
import { type Arrival, refused } from './arrival.ts';
import { menuWay } from './conversation/words.ts';
import { ownEvents, tellDialogue } from './events.ts';
import type { Choice } from './layout.ts';
import type { Channel, Incoming } from './messenger.ts';
import type { MessageContent } from './outbox-content.ts';
import { press, readPress } from './payload.ts';
import type { Postings } from './postings.ts';
import type { Text } from './text.ts';
import type { Setting } from './work/setting.ts';

/**
 * A second chat of the same person, in whatever messenger. A code, made in the first chat, gives the chat that brings it a
 * seat in the dialogue that it was made in; both last, and go on with the same conversations and drafts. The first chat
 * may be of several people (a parent's telephone for two children): the others are none of the second one's business.
 */

/** The code is good for so long. */
const codeLives = { minutes: 15 };

/** What the code leads to, as it is kept with the code. */
const subject = z.strictObject({
  dialogue: z.number(),
  /** The chat that it was made in. */
  from: z.number(),
});

/** A chat of its own right that is in the middle of something, or somebody's. */
export function leadsElsewhere(
  { guest }: Account,
  { of, frames }: Dialogue,
  { entrances }: Pick<Setting, 'entrances'>,
): Choice[] {
  const begun = of !== undefined || (Array.isArray(frames) && frames.length > 0);
  return !guest && begun ? [{ label: words.title(entrances.length), press: press.anotherChat }] : [];
}

interface Offering {
  account: Account;
  incoming: Incoming;
  postings: Postings;
  update: Unfinished;
  at: Temporal.Instant;
  setting: Setting;
}

/** «Мой чат в другом мессенджере»: a code and the links with it, then the question again. False: that was not pressed, or is not offered here. */
export async function offersAnotherChat(
  door: Door,
  { account, incoming, postings, update, at, setting }: Offering,
): Promise<boolean> {
  const pressed = incoming.kind === 'press' ? readPress(incoming.payload) : undefined;
  if (pressed?.kind !== 'another-chat') return false;
  const dialogue = await readDialogue(door, update.dialogue);
  if (leadsElsewhere(account, dialogue, setting).length === 0) return false;
  const code = newCode(randomForCode(12));
  const leads = { dialogue: dialogue.id, from: account.id };
  // One of them at a time: whoever asks for another has lost the one before.
  await voidWaysIn(door, ['seat'], leads);
  await keepCode(
    door,
    code,
    { purpose: 'seat', subject: JSON.stringify(leads satisfies z.infer<typeof subject>), expiresAt: at.add(codeLives) },
    at,
  );
  const asked = dialogue.question !== null;
  const links = linksFor(code, setting);
  const ofSeveral = (await seatsOf(door, account.id)).length > 1;
  postings.post({
    text: words.offer({ code: shownCode(code), browsersOnly: setting.entrances.length === 1, ofSeveral }),
  });
  for (const [index, { title, link, local }] of links.entries()) {
    const last = index === links.length - 1;
    postings.post({ text: words.link({ title, link, local }), qr: link, ways: last && !asked ? [menuWay] : [] });
  }
  if (asked) {
    const told = { event: ownEvents.resume, account: account.id };
    await tellDialogue(door, dialogue.id, `offered:${update.key}`, told, at);
  }
  return true;
}

/** The page says there that it is one's own chat, not an invitation. */
function linksFor(code: string, { entrances, webIsLocal }: Setting): { title: Text; link: string; local: boolean }[] {
  return entrances.flatMap(({ channel, title, link }) => {
    const address = link(code);
    if (address === undefined) return [];
    const url = new URL(address);
    if (channel === 'web') url.searchParams.set('chat', 'own');
    return [{ title, link: url.href, local: channel === 'web' && webIsLocal }];
  });
}

/** Another chat brings the code: it sits in that dialogue too, and is asked there what is asked now. */
export async function takeSeats(
  door: Door,
  account: Account,
  { code, kept }: { code: string; kept: string },
  { origin, at, setting }: { origin: string; at: Temporal.Instant; setting: Pick<Setting, 'foreign'> },
): Promise<Arrival> {
  const leads = subject.parse(JSON.parse(kept));
  const dialogue = brand<DialogueId>(leads.dialogue);
  if (leads.from === account.id) return refused('own-code');
  // Of two presses at once the other has used it up.
  if (!(await useUp(door, code))) return refused('wrong');
  const first = await findAccount(door, brand<AccountId>(leads.from));
  if (!first || !(await sitsIn(door, first.id, dialogue))) return refused('wrong');
  await sit(door, account.id, dialogue, at);
  await speakIn(door, account.id, dialogue);
  const before = await readDialogue(door, account.dialogue);
  const gone = !before.of && before.id !== dialogue && !(await sharedWith(door, before.id, account.id));
  if (gone) await mergeInto(door, before.id, dialogue);

  const { of, question } = await readDialogue(door, dialogue);
  // Said, because a link may be somebody else's: what is written from now on is written in this person's chat.
  const whose =
    of &&
    (await door.enter(of.school, async (inside) => {
      const { name: school, impersonalTelegram } = await readSchool(inside);
      const shut = impersonalTelegram && setting.foreign.has(account.channel as Channel);
      const called = shut ? undefined : (await readMember(inside, of.person))?.person?.called;
      return words.whose({ school, called });
    }));
  const said = (to: Account, key: string, text: Text): Posting => ({
    key: `${key}:${origin}`,
    account: to.id,
    channel: to.channel,
    of,
    content: { kind: 'message', spans: text.pack().spans, rows: [] } satisfies MessageContent,
    personal: text.personal,
  });
  await enqueue(
    door,
    [said(account, 'came', words.came(whose)), said(first, 'elsewhere', words.opened(account.channel as Channel))],
    at,
  );
  const told = { event: question === null ? ownEvents.home : ownEvents.resume, account: account.id };
  await tellDialogue(door, dialogue, origin, told, at);
  return { in: true };
}
