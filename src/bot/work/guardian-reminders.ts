import { planAnew } from '#db/due.ts';
import type { DoorSql } from '#db/open.ts';
import type { PersonId } from '#domain/ids.ts';
import type { School } from '#domain/school/school.ts';

/** A guardian who has come by a link and has not answered is reminded twice. */
const afterDays = [2, 7];

export async function remindLater(
  door: DoorSql,
  { school, guardian }: { school: School; guardian: PersonId },
  at: Temporal.Instant,
): Promise<void> {
  for (const days of afterDays) {
    await planAnew(door, {
      key: `remind-guardian:${guardian}:${days}`,
      school: school.id,
      kind: 'remind-guardian',
      at: at.add({ hours: 24 * days }),
      subject: guardian,
    });
  }
}
