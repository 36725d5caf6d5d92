import { fetchDone, fetchLater, takeFetch, type Fetching as Wanted } from '#db/fetches.ts';
import { type FileFailure, settleFile } from '#db/files.ts';
import type { Database } from '#db/open.ts';
import { dropUpload } from '#db/uploads.ts';
import { mostBytes, type SentType, sentType } from '#domain/file.ts';
import type { Clock } from '#domain/time.ts';
import { type Log, outline } from '#src/log.ts';
import { tellDialogue } from './events.ts';
import type { Channel, Messenger } from './messenger.ts';

export interface FetchingParts {
  db: Database;
  clock: Clock;
  log: Log;
  messengers: ReadonlyMap<Channel, Messenger>;
}

/** What a dialogue waits for that has been given a file. */
export const fileEvent = 'file';

/** Longer than one fetching may last: then another replica takes it up. */
const lease = { seconds: 60 };

/** Some five minutes; then the person is told, and may send it again. */
const mostTries = 6;

/**
 * Fetches the next file that somebody has sent, outside of any turn, and tells the dialogue that waits for it. A
 * messenger that fails is asked again, later and later; a process that dies in the middle leaves the file to the next
 * one. False: there is none.
 */
export async function fetchNext(parts: FetchingParts): Promise<boolean> {
  const { db, clock, log } = parts;
  const now = clock.now();
  const wanted = await db.atDoor((door) => takeFetch(door, { now, leasedUntil: now.add(lease) }));
  if (!wanted) return false;
  try {
    await settle(wanted, await fetched(wanted, parts), parts);
  } catch (error) {
    log.warn(
      { file: wanted.file, channel: wanted.channel, try: wanted.tries, ...outline(error) },
      'a file was not fetched',
    );
    if (wanted.tries >= mostTries) await settle(wanted, 'unreachable', parts);
    else {
      const later = clock.now().add({ seconds: 2 ** wanted.tries });
      await db.atDoor((door) => fetchLater(door, wanted.file, later));
    }
  }
  return true;
}

async function fetched(
  { channel, source }: Wanted,
  { messengers }: FetchingParts,
): Promise<{ type: SentType; bytes: Uint8Array } | FileFailure> {
  // One that has been switched off gives nothing any more.
  const came = await messengers.get(channel as Channel)?.fetchFile(source, mostBytes);
  if (came?.outcome !== 'fetched') return came?.outcome ?? 'gone';
  const type = sentType(came.bytes);
  return type ? { type, bytes: came.bytes } : 'other-type';
}

async function settle(
  { file, school, dialogue, channel, source }: Wanted,
  came: { type: SentType; bytes: Uint8Array } | FileFailure,
  { db, clock }: FetchingParts,
): Promise<void> {
  await db.atDoor(async (door) => {
    await door.enter(school, (inside) => settleFile(inside, file, came));
    await fetchDone(door, file);
    if (channel === 'web') await dropUpload(door, source.ref);
    await tellDialogue(door, dialogue, `file:${file}`, { event: fileEvent }, clock.now());
  });
}
