import type { Notice } from '#bot/notices/notices.ts';
import { tellLater } from '#db/notices.ts';
import type { PersonId } from '#domain/ids.ts';
import type { Desk } from './desk.ts';

/** Tells these people, once for the key, at the next tick or when they may hear it. Never whoever causes it. */
export async function tellPeople(
  { inside, at, school, me }: Desk,
  people: readonly PersonId[],
  { key, notice, when = at }: { key: string; notice: Notice; when?: Temporal.Instant },
): Promise<void> {
  await inside.atDoor(async (door) => {
    for (const person of new Set(people)) {
      if (person === me.id) continue;
      await tellLater(door, { key: `${key}:${person}`, school: school.id, person, notice }, when);
    }
  });
}
