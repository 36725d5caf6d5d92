import { guardedBy } from '#db/guardians.ts';
import { tellLater } from '#db/notices.ts';
import { type Membership, membershipsOf, moveMember } from '#db/pairs.ts';
import type { PersonId } from '#domain/ids.ts';
import { type Life, paused, resumed } from '#domain/pairing/pair-life.ts';
import type { Desk } from './desk.ts';
import { pairSubject } from './pairs.ts';

type Place = Pick<Desk, 'inside' | 'at' | 'school'>;

/**
 * Somebody has called for help about the mentor: what they, or their children, have with mentors stands still until somebody
 * has looked. Nobody is told why, and the history does not say who (product.md, 8). Returns how many memberships.
 */
export async function pauseForCare({ inside, at, school, me }: Desk): Promise<number> {
  let count = 0;
  for (const member of await asMentee(inside, me.id)) {
    const life = paused(member.life, 'care');
    if (life.ok && (await move({ inside, at, school }, member, life.value, 'paused', me.id))) count += 1;
  }
  return count;
}

/** Of whoever has called: the meetings go on. Returns how many memberships. */
export async function resumeAfterCare(place: Place, caller: PersonId): Promise<number> {
  let count = 0;
  for (const member of await pausedForCare(place, caller)) {
    const life = resumed(member.life);
    if (life.ok && (await move(place, member, life.value, 'resumed'))) count += 1;
  }
  return count;
}

export async function pausedForCare({ inside }: Pick<Place, 'inside'>, caller: PersonId): Promise<Membership[]> {
  const all = await asMentee(inside, caller);
  return all.filter(({ life }) => life.state === 'paused' && life.why === 'care');
}

async function asMentee(inside: Desk['inside'], person: PersonId): Promise<Membership[]> {
  const found: Membership[] = [];
  for (const mentee of [person, ...(await guardedBy(inside, person))]) {
    found.push(...(await membershipsOf(inside, mentee)).filter((member) => member.mentee === mentee));
  }
  return found;
}

/** All sides are told but the one who has caused it. */
async function move(
  place: Place,
  member: Membership,
  life: Life,
  what: 'paused' | 'resumed',
  except?: PersonId,
): Promise<boolean> {
  const { inside, at, school } = place;
  const { pair, mentee } = member;
  if (!(await moveMember(inside, member, life, { by: null, what }, at))) return false;
  const { mentor, substitute } = await pairSubject(place, member);
  for (const person of new Set([mentor, mentee, ...(substitute ? [substitute] : [])])) {
    if (person === except) continue;
    const notice = { kind: `pair-${what}`, pair, mentee };
    const told = { key: `pair-${what}:${pair}:${mentee}:${person}:${at}`, school: school.id, person, notice };
    await inside.atDoor((door) => tellLater(door, told, at));
  }
  return true;
}
