import { dialogueOf, forgetPerson } from '#db/dialogues.ts';
import type { Due } from '#db/due.ts';
import type { Door } from '#db/open.ts';
import { forgetWhatWasSaid } from '#db/outbox.ts';
import { eraseNewcomer } from '#db/people.ts';
import { closeIfEmpty } from '#db/schools.ts';
import { brand, type PersonId } from '#domain/ids.ts';

/** R2: 60 days of silence after an invitation; whoever has joined meanwhile stays. */
export async function eraseSilent(door: Door, { school, subject }: Due, now: Temporal.Instant): Promise<undefined> {
  const person = brand<PersonId>(subject);
  const erased = await door.enter(school, async (inside) => {
    const gone = await eraseNewcomer(inside, person, now);
    if (gone) await closeIfEmpty(inside);
    return gone;
  });
  if (!erased) return;
  await forgetWhatWasSaid(door, school, person);
  const dialogue = await dialogueOf(door, school, person);
  if (dialogue !== undefined) await forgetPerson(door, dialogue);
}
