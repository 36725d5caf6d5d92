import { comingOfAge, markAskedAnew } from '#db/coming-of-age.ts';
import { signaturesOf } from '#db/consents.ts';
import type { Due } from '#db/due.ts';
import { tellInTime } from '#db/notices.ts';
import type { Door } from '#db/open.ts';
import { planSchoolDays } from '#db/school-days.ts';
import { readSchool } from '#db/schools.ts';
import type { PersonId } from '#domain/ids.ts';
import { askedOnBirthday, nextMorning } from '#domain/people/coming-of-age.ts';
import { signersToAsk } from '#domain/people/consent-state.ts';
import { schoolDate } from '#domain/time.ts';

/**
 * Each morning: whoever has turned 14 or 18 is asked for the consent that is theirs from now on; the old one holds until
 * they have answered (methodology.md 4.7). A missed morning is made up for by the next.
 */
export async function askOnBirthdays(
  door: Door,
  { school, at }: Due,
  now: Temporal.Instant,
): Promise<Temporal.Instant> {
  const { asked, home } = await door.enter(school, async (inside) => {
    const home = await readSchool(inside);
    const today = schoolDate(now, home.timeZone);
    const found: PersonId[] = [];
    for (const person of await comingOfAge(inside, today)) {
      if (!askedOnBirthday(person, today, home.timeZone)) continue;
      const about = { kind: 'processing', person, teens: home.teenConsent, timeZone: home.timeZone, at: now } as const;
      if (!signersToAsk(about, await signaturesOf(inside, person.id, 'processing')).includes('self')) continue;
      found.push(person.id);
    }
    await markAskedAnew(inside, found, now);
    return { asked: found, home };
  });
  for (const person of asked) {
    await tellInTime(door, { key: `sign-anew:${person}:${at}`, school, person, notice: { kind: 'sign-anew' } }, now);
  }
  // A school that was here before its other days were kept has them from this morning on.
  await planSchoolDays(door, home, now);
  return nextMorning(now, home.timeZone);
}
