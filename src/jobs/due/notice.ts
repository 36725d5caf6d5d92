import { z } from 'zod';
import type { Due } from '#db/due.ts';
import { tell } from '#db/notices.ts';
import type { Door } from '#db/open.ts';
import { brand, type PersonId } from '#domain/ids.ts';

const subject = z.strictObject({ person: z.uuid(), notice: z.unknown() });

/** What had to wait for the end of somebody's quiet hours; where it is quiet again, it waits once more. */
export async function sayNotice(door: Door, due: Due, now: Temporal.Instant): Promise<Temporal.Instant | undefined> {
  const { person, notice } = subject.parse(JSON.parse(due.subject));
  const key = due.key.replace(/^notice:/u, '');
  return tell(door, { key, school: due.school, person: brand<PersonId>(person), notice }, now);
}
