import type { Due } from '#db/due.ts';
import { curators } from '#db/members.ts';
import { tellInTime } from '#db/notices.ts';
import type { Door } from '#db/open.ts';
import { readSchool } from '#db/schools.ts';
import { nextDigest } from '#domain/desk/digest-time.ts';

/**
 * Once a week each curator reads of their week: made when it goes, of what there is then. The meetings are those of the seven
 * days before the digest's hour, also where it goes later: after a night of downtime, or of quiet hours.
 */
export async function tellOfWeek(door: Door, { school, at }: Due, now: Temporal.Instant): Promise<Temporal.Instant> {
  const { people, digest, timeZone } = await door.enter(school, async (inside) => ({
    ...(await readSchool(inside)),
    people: await curators(inside),
  }));
  // Planned when the founder joined, and the time zone was chosen after that: it waits for the right hour.
  if (nextDigest(at.subtract({ minutes: 1 }), digest, timeZone).equals(at)) {
    const week = { from: at.subtract({ hours: 7 * 24 }).toString(), to: at.toString() };
    for (const person of people) {
      const notice = { kind: 'digest', ...week };
      await tellInTime(door, { key: `digest:${school}:${at}:${person}`, school, person, notice }, now);
    }
  }
  return nextDigest(now, digest, timeZone);
}
