import { z } from 'zod';
import { type Account, noteOpenedFrom, readAccount, sit, sitsIn, speakIn } from '#db/accounts.ts';
import { newCode as keepCode, randomForCode } from '#db/codes.ts';
import { dialogueOf, readDialogue } from '#db/dialogues.ts';
import type { Database, Door } from '#db/open.ts';
import { type Claimed, enqueue, type Posting, partsOf } from '#db/outbox.ts';
import { type AccountId, brand, type DialogueId } from '#domain/ids.ts';
import { newCode } from '#domain/people/invitation-code.ts';
import { ownEvents, tellDialogue } from './events.ts';
import type { Button, Outgoing } from './messenger.ts';
import { type MessageContent, readContent } from './outbox-content.ts';
import { outboxWords } from './outbox-words.ts';
import { press, readPress, readStamp } from './payload.ts';
import { ofDialogue } from './postings.ts';
import type { Text } from './text.ts';
import type { Setting } from './work/setting.ts';

/**
 * «Открыть», from the button to the browser. The neutral message has three ways: the one-time link, another such link
 * (a messenger's button keeps its address for ever, so one that has been used or is too old would lead nowhere), and
 * home. Opened, the message loses its link. The browser is then a guest of the dialogue, and turn.ts says when the
 * talk goes back to where «Открыть» was pressed.
 */

/** The link is good for so long. */
const linkLives = { minutes: 15 };

/** What the code behind the link leads to, as it is kept with the code. */
const subject = z.strictObject({
  dialogue: z.number(),
  /** Where «Открыть» stands: the talk goes back there. */
  from: z.number(),
  /** The key of the neutral message. */
  message: z.string(),
  /** The screen that was held back; without it the dialogue's question is asked. */
  place: z.string().exactOptional(),
});

/** What stands in place of a message that may not be carried. Undefined: nothing has to. */
export async function neutral(
  row: Claimed,
  content: MessageContent,
  { db, at, setting }: { db: Database; at: Temporal.Instant; setting: Setting },
): Promise<Outgoing | undefined> {
  // Its last part has the buttons: one «Открыть» is enough.
  if (content.continued) return undefined;
  // A question that has been answered or left loses its buttons here too.
  if (row.replaces !== undefined && content.rows.length === 0) return bare(outboxWords.over);
  const { of } = row;
  const { place } = content;
  return db.atDoor(async (door) => {
    // Whose message it is, not who speaks in this account at the moment.
    const dialogue = of && (await dialogueOf(door, of.school, of.person));
    if (dialogue === undefined) return undefined;
    if (setting.webIsLocal) return bare(outboxWords.noWay, [[home(dialogue)]]);
    const code = newCode(randomForCode(12));
    const leads: z.infer<typeof subject> = {
      dialogue,
      from: row.account,
      message: row.replaces ?? row.key,
      ...(place === undefined ? {} : { place }),
    };
    const kept = { purpose: 'open', subject: JSON.stringify(leads), expiresAt: at.add(linkLives) } as const;
    await keepCode(door, code, kept, at);
    const link = setting.openLink(code);
    return bare(outboxWords.text, [[{ label: outboxWords.open, link }], waysBack(dialogue, place)]);
  });
}

/**
 * A guest has pressed «Начать» behind the link: it sits in that dialogue from now on, and is shown what was held back.
 * False: the dialogue is nobody's any more, or the chat in which «Открыть» stands is none of its chats any more.
 */
export async function openDialogue(
  door: Door,
  guest: Account,
  kept: string,
  origin: string,
  at: Temporal.Instant,
): Promise<boolean> {
  const leads = subject.parse(JSON.parse(kept));
  const dialogue = brand<DialogueId>(leads.dialogue);
  const from = brand<AccountId>(leads.from);
  const { of } = await readDialogue(door, dialogue);
  if (!of || !(await sitsIn(door, from, dialogue))) return false;
  await sit(door, guest.id, dialogue, at);
  await speakIn(door, guest.id, dialogue);
  await noteOpenedFrom(door, guest.id, from);
  const there = await readAccount(door, from);
  const opened = bare(outboxWords.opened, [waysBack(dialogue, leads.place)]);
  await enqueue(
    door,
    [
      {
        key: `opened:${origin}`,
        account: from,
        channel: there.channel,
        of,
        content: { kind: 'message', ...opened } satisfies MessageContent,
        personal: false,
        replaces: leads.message,
      },
    ],
    at,
  );
  if (leads.place === undefined) await saysHere(door, guest, { of, message: leads.message, origin }, at);
  const told = leads.place === undefined ? { event: ownEvents.resume } : { event: ownEvents.show, press: leads.place };
  await tellDialogue(door, dialogue, origin, { ...told, account: guest.id }, at);
  return true;
}

/**
 * What was held back and is no question (the full text of a consent, a notice with its buttons) is said in the window:
 * nothing else would say it again.
 */
async function saysHere(
  door: Door,
  guest: Account,
  { of, message, origin }: { of: Posting['of']; message: string; origin: string },
  at: Temporal.Instant,
): Promise<void> {
  const parts = (await partsOf(door, message)).map((part) => ({ ...part, content: readContent(part.content) }));
  const said = parts.every(({ content }) => content?.kind === 'message' && !asks(content.rows));
  if (!said) return;
  const here = parts.map(({ content, about }, index) => ({
    key: `held:${origin}.${index}`,
    account: guest.id,
    channel: guest.channel,
    of,
    about,
    content,
    personal: true,
  }));
  await enqueue(door, here, at);
}

/** A button that answers a question: the question itself comes again. */
function asks(rows: Outgoing['rows']): boolean {
  return rows.flat().some((button) => {
    const payload = 'press' in button ? readStamp(button.press)?.payload : undefined;
    return payload !== undefined && readPress(payload)?.kind === 'answer';
  });
}

function home(dialogue: DialogueId): Button {
  return ofDialogue(dialogue, { label: outboxWords.menu, press: press.menu });
}

function waysBack(dialogue: DialogueId, place: string | undefined): Button[] {
  return [ofDialogue(dialogue, { label: outboxWords.another, press: place ?? press.resume }), home(dialogue)];
}

function bare(text: Text, rows: Outgoing['rows'] = []): Pick<Outgoing, 'spans' | 'rows'> {
  return { spans: text.pack().spans, rows };
}
