import { setTimeout as sleep } from 'node:timers/promises';
import { markReachable, readAccount } from '#db/accounts.ts';
import { dialogueOf } from '#db/dialogues.ts';
import { readFile } from '#db/files.ts';
import { readMember } from '#db/members.ts';
import { goElsewhere, mayHear, tellLater } from '#db/notices.ts';
import { ConnectionLost, type Database } from '#db/open.ts';
import { type Claimed, claim, markSent, setAside, tryLater, waitLonger } from '#db/outbox.ts';
import { readSchool } from '#db/schools.ts';
import { qrPng } from '#documents/qr.ts';
import type { Clock } from '#domain/time.ts';
import { type Log, outline } from '#src/log.ts';
import type { Channel, Delivered, Messenger, Outgoing } from './messenger.ts';
import { type Notice, renderNotice } from './notices/notices.ts';
import { neutral } from './opening.ts';
import { type Content, type KeptFile, type MessageContent, readContent } from './outbox-content.ts';
import { outboxWords } from './outbox-words.ts';
import { Postings } from './postings.ts';
import type { Setting } from './work/setting.ts';
import { workFor } from './work/work.ts';

export interface OutboxParts {
  db: Database;
  clock: Clock;
  log: Log;
  setting: Setting;
  /** Waits until one more message may go to this messenger. */
  pace(channel: Channel, perSecond: number): Promise<void>;
  /** The program stops. */
  signal: AbortSignal;
}

/** Another replica may take a row over when its poster has been silent for so long: longer than any call lasts. */
const lease = { seconds: 60 };

/** What could not be made in so many tries (some 20 minutes) is given up, or nothing after it would ever arrive. */
const mostTries = 10;

/** So often (a minute) a file that only goes beside a text is tried with it: uploads may be away while messages go. */
const triesBeside = 5;

/** How long until our mark is tried again while the database is away. */
const markPauseMs = 500;

/** The first waiting row of each account, so that nobody reads the end before the beginning, under a lease. */
export function claimWaiting({ channel }: Messenger, { db, clock }: OutboxParts, most: number): Promise<Claimed[]> {
  const now = clock.now();
  return db.atDoor((door) => claim(door, channel, { now, leasedUntil: now.add(lease), most }));
}

/**
 * Posts one row; never throws. Recorded once; shown once in VK (random_id is the row's number) and in a browser; in
 * Telegram once, twice only if the process dies between Telegram's answer and our mark, or no answer ever came. A row
 * whose fate is unknown (network, 5xx) is tried again, later and later; one that the messenger will never take, or that
 * cannot be made, is set aside, so that the account's next ones go on.
 */
export async function post(row: Claimed, messenger: Messenger, parts: OutboxParts): Promise<void> {
  const { db, clock, log, pace } = parts;
  try {
    const outgoing = await madeOrGivenUp(row, messenger, parts);
    if (!outgoing) return;
    await pace(messenger.channel, messenger.limits.perSecond);
    await noteSurely(row, await delivered(row, outgoing, messenger, parts), parts);
  } catch (error) {
    log.warn(
      { outbox: row.id, channel: messenger.channel, try: row.tries, ...outline(error) },
      'posting failed, will try again',
    );
    const pause = Math.min(2 ** row.tries, 300);
    // Where the database is lost too, the lease runs out and the row is taken again.
    await db.atDoor((door) => tryLater(door, row.id, clock.now().add({ seconds: pause }))).catch(() => {});
  }
}

/**
 * A file that a messenger does not take (a right is missing, uploads are away while messages go) holds up nothing for ever: one
 * that only goes beside the text is left out, in place of one that was asked for stands a sentence. Where the messenger is away
 * altogether the text fails too, and all of it is tried again.
 */
async function delivered(
  row: Claimed,
  outgoing: Outgoing,
  messenger: Messenger,
  { pace }: Pick<OutboxParts, 'pace'>,
): Promise<Delivered> {
  const { file, picture, ...alone } = outgoing;
  const deliver = (message: Outgoing) =>
    messenger.deliver({
      address: row.address,
      number: row.id,
      message,
      ...(row.replacesMessage === undefined ? {} : { replaces: row.replacesMessage }),
    });
  try {
    const taken = await deliver(outgoing);
    if (!file?.beside || taken.outcome !== 'refused') return taken;
  } catch (error) {
    if (!(file || picture) || row.tries <= (file?.beside ? triesBeside : mostTries)) throw error;
  }
  await pace(messenger.channel, messenger.limits.perSecond);
  return deliver(file?.beside ? alone : { ...alone, spans: [...alone.spans, { text: `\n\n${outboxWords.fileLost}` }] });
}

async function madeOrGivenUp(row: Claimed, messenger: Messenger, parts: OutboxParts): Promise<Outgoing | undefined> {
  try {
    return await made(row, messenger, parts);
  } catch (error) {
    if (row.tries < mostTries || error instanceof ConnectionLost) throw error;
    parts.log.error({ outbox: row.id, ...outline(error) }, 'a message cannot be made and is given up');
    await parts.db.atDoor((door) => setAside(door, row.id, 'refused', 'cannot be made'));
    return undefined;
  }
}

/** What the messenger is to be given. Undefined: nothing, and the row is done. */
async function made(row: Claimed, messenger: Messenger, parts: OutboxParts): Promise<Outgoing | undefined> {
  const { db, clock } = parts;
  const content = readContent(row.content);
  if (!content) {
    await db.atDoor((door) => setAside(door, row.id, 'refused', 'blank'));
    return undefined;
  }
  if (await comesLater(row, content, parts)) return undefined;
  if (content.kind === 'notice') {
    await expand(row, content.notice as Notice, messenger, parts);
    return undefined;
  }
  const outgoing = comesTooLate(row, content) ? undefined : await carried(row, content, messenger.channel, parts);
  if (!outgoing) await db.atDoor((door) => markSent(door, row.id, '', clock.now()));
  return outgoing;
}

/**
 * A notice that could not go when it was to (a messenger that was away, a night of downtime) may have come into quiet
 * hours meanwhile, or its person has said «стоп»: it is asked again whenever it goes, and then planned anew, or dropped.
 */
async function comesLater(row: Claimed, content: Content, { db, clock }: OutboxParts): Promise<boolean> {
  const { of } = row;
  const { notice } = content;
  if (notice === undefined || !of) return false;
  const at = clock.now();
  return db.atDoor(async (door) => {
    const when = await door.enter(of.school, (inside) => mayHear(inside, of.person, at, notice));
    if (when !== 'never' && Temporal.Instant.compare(when, at) <= 0) return false;
    // Of several parts the last one stands for all. The key of this row has been used up.
    const lastPart = !(content.kind === 'message' && content.continued);
    if (when !== 'never' && lastPart) await tellLater(door, { ...of, key: `${row.key}~${row.id}`, notice }, when);
    await markSent(door, row.id, '', at);
    return true;
  });
}

/** An edit that only takes buttons away has nothing to say where the message never came, or has been erased since. */
function comesTooLate(row: Claimed, { rows }: MessageContent): boolean {
  return row.replaces !== undefined && !row.replacesMessage && rows.length === 0;
}

/** The messenger has answered: only our mark keeps it from being asked again, so a database that is away is waited for. */
async function noteSurely(row: Claimed, delivered: Delivered, parts: OutboxParts): Promise<void> {
  const { signal } = parts;
  for (;;) {
    try {
      return await note(row, delivered, parts);
    } catch (error) {
      if (signal.aborted) throw error;
      await sleep(markPauseMs, undefined, { signal }).catch(() => {});
    }
  }
}

async function note(row: Claimed, delivered: Delivered, { db, clock, log }: OutboxParts): Promise<void> {
  await db.atDoor(async (door) => {
    switch (delivered.outcome) {
      case 'sent':
        return markSent(door, row.id, delivered.messageId, clock.now());
      case 'later':
        return waitLonger(door, row.id, clock.now().add({ milliseconds: delivered.afterMs }));
      case 'unreachable':
        await markReachable(door, row.account, false);
        return goElsewhere(door, row.account, clock.now());
      case 'refused':
        log.error({ outbox: row.id, why: delivered.why }, 'a message was refused');
        return setAside(door, row.id, 'refused', delivered.why);
      default:
        return delivered satisfies never;
    }
  });
}

/** A notice is rendered now, for the account it goes to; its messages take its place. What makes no sense any more is dropped. */
async function expand(
  row: Claimed,
  notice: Notice,
  messenger: Messenger,
  { db, clock, setting }: OutboxParts,
): Promise<void> {
  const { of } = row;
  const at = clock.now();
  await db.atDoor(async (door) => {
    const account = await readAccount(door, row.account);
    const dialogue = of && (await dialogueOf(door, of.school, of.person));
    const reply =
      of &&
      (await door.enter(of.school, async (inside) => {
        const member = await readMember(inside, of.person);
        return (
          member &&
          renderNotice(
            notice,
            workFor(
              inside,
              { me: member, school: await readSchool(inside), channel: messenger.channel, account: row.account },
              at,
              setting,
            ),
          )
        );
      }));
    if (reply && dialogue !== undefined) {
      const postings = new Postings(account, dialogue, messenger.limits, row.key);
      postings.post(reply, { notice });
      await postings.keep(door, of, at);
    }
    await markSent(door, row.id, '', at);
  });
}

/**
 * What of a message this messenger may carry in this school. Where the school's switch forbids personal data there, a
 * neutral sentence and the button «Открыть» stand in its place (ч. 8 ст. 10 149-ФЗ; product.md 3). Asked when the
 * message goes, so that switching on holds back what is queued. Undefined: nothing to send.
 */
async function carried(
  row: Claimed,
  content: MessageContent,
  channel: Channel,
  parts: OutboxParts,
): Promise<Outgoing | undefined> {
  const { spans, rows, qr, file } = content;
  if (!(row.personal && (await mustStayNeutral(row, channel, parts)))) {
    return {
      spans,
      rows,
      ...(qr === undefined ? {} : { picture: { png: await qrPng(qr), fileName: 'priglashenie.png' } }),
      ...(file && channel !== 'web' ? await attached(row, file, parts) : {}),
    };
  }
  return neutral(row, content, { db: parts.db, at: parts.clock.now(), setting: parts.setting });
}

/** A file that has been erased meanwhile leaves its text behind. */
async function attached(
  { of }: Claimed,
  { id, name, picture, beside }: KeptFile,
  { db }: OutboxParts,
): Promise<Pick<Outgoing, 'file' | 'picture'>> {
  const kept = of && (await db.inSchool(of.school, (inside) => readFile(inside, id)));
  if (!kept) return {};
  return picture
    ? { picture: { png: kept.bytes, fileName: name } }
    : { file: { ...kept, name, ...(beside && { beside }) } };
}

async function mustStayNeutral({ of }: Claimed, channel: Channel, { db, setting }: OutboxParts): Promise<boolean> {
  if (!setting.foreign.has(channel) || !of) return false;
  const school = await db.inSchool(of.school, readSchool);
  return school.impersonalTelegram;
}
