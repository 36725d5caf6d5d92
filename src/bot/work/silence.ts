import { planAnew } from '#db/due.ts';
import type { DoorSql } from '#db/open.ts';
import type { PersonId, SchoolId } from '#domain/ids.ts';
import { erasedAfterSilence } from '#domain/people/consent-rules.ts';
import { schoolDate } from '#domain/time.ts';

/**
 * R2: what is known of somebody before their consent is erased after 60 days of silence, counted from the last time that
 * they came by a code; unless they have joined meanwhile.
 */
export async function eraseIfSilent(
  door: DoorSql,
  { school, person, timeZone }: { school: SchoolId; person: PersonId; timeZone: string },
  at: Temporal.Instant,
): Promise<void> {
  const day = erasedAfterSilence(schoolDate(at, timeZone));
  await planAnew(door, {
    key: `silent:${person}`,
    school,
    kind: 'erase-silent',
    at: day.toZonedDateTime(timeZone).toInstant(),
    subject: person,
  });
}
