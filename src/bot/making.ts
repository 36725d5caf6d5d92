import { randomUUID } from 'node:crypto';
import { type Account, findAccount, readAccount, sitsIn, writtenLast } from '#db/accounts.ts';
import { dialogueOf } from '#db/dialogues.ts';
import { settleFile } from '#db/files.ts';
import { makeLater, makingDone, type Ordered, takeMaking } from '#db/makings.ts';
import { readMember } from '#db/members.ts';
import type { Database, Door } from '#db/open.ts';
import { holdThoseHere } from '#db/people.ts';
import { readSchool } from '#db/schools.ts';
import type { DialogueId, PersonId } from '#domain/ids.ts';
import type { Clock } from '#domain/time.ts';
import { type Log, outline } from '#src/log.ts';
import type { Drafted } from './documents/document.ts';
import { isUnasked, type readDocument } from './documents/documents.ts';
import { fileName } from './file-name.ts';
import type { Reply } from './layout.ts';
import { makingWords } from './making-words.ts';
import type { Channel, Messenger } from './messenger.ts';
import { Postings } from './postings.ts';
import { paragraphs, type Text } from './text.ts';
import { Forbidden } from './work/desk.ts';
import type { Setting } from './work/setting.ts';
import { workFor } from './work/work.ts';

export interface MakingParts {
  db: Database;
  clock: Clock;
  log: Log;
  messengers: ReadonlyMap<Channel, Messenger>;
  setting: Setting;
  documents: typeof readDocument;
}

/** Longer than one making may last: then another replica takes it up. */
const lease = { seconds: 60 };

/** Some minute; then the person is told, and may order it again. */
const mostTries = 6;

/**
 * Makes the next document that somebody has ordered, outside of any turn, and posts it to the chat in which it was
 * ordered. What is read is read as that person, at this moment. A making that fails is tried again, later and later; a
 * process that dies in the middle leaves it to the next one; the mark that it is done goes with the message. False: there is none.
 */
export async function makeNext(parts: MakingParts): Promise<boolean> {
  const { db, clock, log } = parts;
  const now = clock.now();
  const ordered = await db.atDoor((door) => takeMaking(door, { now, leasedUntil: now.add(lease) }));
  if (!ordered) return false;
  try {
    const read = await readOrdered(ordered, parts);
    await settle(ordered, read && { ...read, bytes: await read.draft.make() }, parts);
  } catch (error) {
    const { file, kind, tries } = ordered;
    if (tries < mostTries) {
      log.warn({ file, kind, try: tries, ...outline(error) }, 'a document was not made, will try again');
      const later = clock.now().add({ seconds: 2 ** tries });
      await db.atDoor((door) => makeLater(door, file, later));
    } else {
      const failure = randomUUID().slice(0, 8);
      log.error({ failure, file, kind, ...outline(error) }, 'a document cannot be made and is given up');
      await giveUp(ordered, makingWords.failed(failure), parts);
    }
  }
  return true;
}

interface Read {
  draft: Drafted;
  /** Whose data has been read, and who of them was here then. */
  about: readonly PersonId[];
  here: readonly PersonId[];
}

/** Undefined: nobody is there to have it, or there is nothing to make it of for them. */
async function readOrdered(
  ordered: Ordered,
  { db, clock, setting, documents }: MakingParts,
): Promise<Read | undefined> {
  const at = clock.now();
  return db.atDoor(async (door) => {
    const to = await chatOf(door, ordered, at);
    if (!to) return undefined;
    const { id: account, channel } = to.account;
    return door.enter(ordered.school, async (inside) => {
      const me = await readMember(inside, ordered.person);
      if (!me || me.leftAt) return undefined;
      const who = { me, school: await readSchool(inside), channel: channel as Channel, account };
      const draft = await readAsAllowed(() => documents(ordered, workFor(inside, who, at, setting)));
      const about = [...door.about];
      return draft && { draft, about, here: await holdThoseHere(inside, about) };
    });
  });
}

/** A right that has been lost since the order is an answer, and no failure. */
async function readAsAllowed(read: () => Promise<Drafted | undefined>): Promise<Drafted | undefined> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof Forbidden) return undefined;
    throw error;
  }
}

async function settle(
  ordered: Ordered,
  made: (Read & { bytes: Uint8Array }) | undefined,
  parts: MakingParts,
): Promise<void> {
  if (!made) return giveUp(ordered, makingWords.nothing, parts);
  const { draft, about, here, bytes } = made;
  const { name, caption, type, impersonal, picture } = draft;
  const { file } = ordered;
  const at = parts.clock.now();
  await parts.db.atDoor(async (door) => {
    const still = await door.enter(ordered.school, (inside) => holdThoseHere(inside, about));
    // Somebody whose data is in it has left meanwhile: it is made anew of what there is now.
    if (still.join() !== here.join()) return makeLater(door, file, at);
    if (!(await makingDone(door, file))) return;
    await door.enter(ordered.school, (inside) => settleFile(inside, file, { type, bytes, about }));
    const reply = {
      text: caption,
      file: {
        id: file,
        name: fileName(name, type),
        type,
        ...(impersonal && { impersonal }),
        ...(picture && { picture }),
      },
    };
    await post(door, { ordered, reply, about, at }, parts);
  });
}

async function giveUp(ordered: Ordered, text: Text, parts: MakingParts): Promise<void> {
  const at = parts.clock.now();
  await parts.db.atDoor(async (door) => {
    if (!(await makingDone(door, ordered.file))) return;
    await door.enter(ordered.school, (inside) => settleFile(inside, ordered.file, 'gone'));
    if (!isUnasked(ordered)) await post(door, { ordered, reply: { text }, about: [], at }, parts);
  });
}

async function post(
  door: Door,
  { ordered, reply, about, at }: { ordered: Ordered; reply: Reply; about: readonly PersonId[]; at: Temporal.Instant },
  { messengers }: MakingParts,
): Promise<void> {
  const { file, school, person } = ordered;
  const to = await chatOf(door, ordered, at);
  const messenger = to && messengers.get(to.account.channel as Channel);
  // Whoever ordered it has left, or the messenger has been switched off.
  if (!messenger) return;
  const postings = new Postings(to.account, to.dialogue, messenger.limits, `made:${file}`);
  const stays = reply.file !== undefined && to.account.channel === 'web';
  postings.post(stays ? { ...reply, text: paragraphs(reply.text, makingWords.keptADay) } : reply, { about });
  await postings.keep(door, { school, person }, at);
}

/**
 * Where it goes: the chat in which it was ordered; of a window behind «Открыть» that is over, the chat from which it was
 * opened; else where the person wrote last.
 */
async function chatOf(
  door: Door,
  { school, person, account }: Ordered,
  at: Temporal.Instant,
): Promise<{ account: Account; dialogue: DialogueId } | undefined> {
  const dialogue = await dialogueOf(door, school, person);
  if (dialogue === undefined) return undefined;
  const there = account === undefined ? undefined : await findAccount(door, account);
  const over = there?.expiresAt !== undefined && Temporal.Instant.compare(there.expiresAt, at) <= 0;
  for (const id of [over ? undefined : there?.id, there?.openedFrom, await writtenLast(door, dialogue)]) {
    if (id !== undefined && (await sitsIn(door, id, dialogue)))
      return { account: await readAccount(door, id), dialogue };
  }
  return undefined;
}
