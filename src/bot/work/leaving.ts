import { dropCalendar } from '#db/calendars.ts';
import { plan } from '#db/due.ts';
import { forgetReasons } from '#db/meetings.ts';
import { forgetWhatWasSaid } from '#db/outbox.ts';
import { membershipsOf } from '#db/pairs.ts';
import type { PersonId } from '#domain/ids.ts';
import type { Desk } from './desk.ts';
import { cancelAllOf } from './meetings-off.ts';

/** A parent who thinks better of it at once is not talked about. */
const toldAfter = { minutes: 10 };

/**
 * Somebody takes part no more: what was said goes, in every chat. Curators are told, so that nobody asks again, and so are
 * the guardians who had no part in it.
 */
export async function forgetAndTell(desk: Desk, person: PersonId): Promise<void> {
  const { inside, at, school } = desk;
  for (const membership of await membershipsOf(inside, person)) await cancelAllOf(desk, membership);
  await forgetReasons(inside, person);
  await inside.atDoor(async (door) => {
    await dropCalendar(door, { school: school.id, person });
    await forgetWhatWasSaid(door, school.id, person);
    await plan(door, {
      key: `left:${person}`,
      school: school.id,
      kind: 'left',
      at: at.add(toldAfter),
      subject: person,
    });
  });
}
