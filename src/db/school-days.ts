import { nextDigest } from '#domain/desk/digest-time.ts';
import { nextMorning } from '#domain/people/coming-of-age.ts';
import type { School } from '#domain/school/school.ts';
import { plan } from './due.ts';
import type { DoorSql } from './open.ts';

/** What a school does by itself, each morning and once a week; what is planned already keeps its time. */
export async function planSchoolDays(
  door: DoorSql,
  { id, timeZone, digest }: Pick<School, 'id' | 'timeZone' | 'digest'>,
  at: Temporal.Instant,
): Promise<void> {
  const morning = nextMorning(at, timeZone);
  for (const [kind, when] of [
    ['birthdays', morning],
    ['silence', morning],
    ['check-ins', morning],
    ['digest', nextDigest(at, digest, timeZone)],
  ] as const) {
    await plan(door, { key: `${kind}:${id}`, school: id, kind, at: when, subject: '' });
  }
}
