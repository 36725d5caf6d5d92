import type { Due } from '#db/due.ts';
import { tell } from '#db/notices.ts';
import type { Door } from '#db/open.ts';
import { brand, type PersonId } from '#domain/ids.ts';

/** Whoever has answered meanwhile gets nothing: the notice is made when it goes. */
export async function remindGuardian(
  door: Door,
  { key, school, subject, at }: Due,
  now: Temporal.Instant,
): Promise<Temporal.Instant | undefined> {
  const person = brand<PersonId>(subject);
  return tell(door, { key: `${key}:${at}`, school, person, notice: { kind: 'remind-guardian' } }, now);
}
