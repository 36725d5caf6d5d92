import { signaturesOf } from '#db/consents.ts';
import type { Due } from '#db/due.ts';
import { guardiansOf } from '#db/guardians.ts';
import { curators, readMember } from '#db/members.ts';
import { tellInTime } from '#db/notices.ts';
import type { Door } from '#db/open.ts';
import { brand, type PersonId } from '#domain/ids.ts';

/** Curators hear that somebody has left, and the guardians of a child who were not the ones to say so. */
export async function tellLeft(
  door: Door,
  { key, school, subject, at }: Due,
  now: Temporal.Instant,
): Promise<undefined> {
  const person = brand<PersonId>(subject);
  const left = await door.enter(school, async (inside) => {
    const member = await readMember(inside, person);
    // Somebody whose «no» was taken back meanwhile.
    if (!member?.leftAt) return undefined;
    const no = (await signaturesOf(inside, person, 'processing')).findLast(({ answer }) => answer !== 'given');
    const guardians = (await guardiansOf(inside, person)).filter((guardian) => guardian !== no?.guardian);
    return { who: member.kind, curators: await curators(inside), guardians };
  });
  if (!left) return;
  const { who } = left;
  for (const curator of left.curators) {
    const notice = { kind: 'left', who };
    await tellInTime(door, { key: `${key}:${at}:${curator}`, school, person: curator, notice }, now);
  }
  for (const guardian of left.guardians) {
    if (left.curators.includes(guardian)) continue;
    const notice = { kind: 'child-left' };
    await tellInTime(door, { key: `${key}:${at}:${guardian}`, school, person: guardian, notice }, now);
  }
}
