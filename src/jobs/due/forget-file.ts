import type { Due } from '#db/due.ts';
import { forgetUnused } from '#db/files.ts';
import type { Door } from '#db/open.ts';
import { brand, type FileId } from '#domain/ids.ts';

/** A file that was sent and then not wanted does not linger. */
export async function forgetFile(door: Door, { school, subject }: Due): Promise<undefined> {
  await door.enter(school, (inside) => forgetUnused(inside, brand<FileId>(subject)));
}
