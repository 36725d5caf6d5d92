import { guardedBy } from '#db/guardians.ts';
import { type Membership, membershipsOf, moveMember } from '#db/pairs.ts';
import type { PersonId } from '#domain/ids.ts';
import { type Life, paused, resumed } from '#domain/pairing/pair-life.ts';
import type { Desk } from './desk.ts';
import { pairSubject } from './pairs.ts';
import { tellPeople } from './telling.ts';

/**
 * Somebody has called for help about the mentor: what they, or their children, have with mentors stands still until somebody
 * has looked. Nobody is told why, and the history does not say who (product.md, 8). Returns how many memberships.
 */
export async function pauseForCare(desk: Desk): Promise<number> {
  let count = 0;
  for (const member of await asMentee(desk.inside, desk.me.id)) {
    const life = paused(member.life, 'care');
    if (life.ok && (await move(desk, member, life.value, 'paused'))) count += 1;
  }
  return count;
}

/** Of whoever has called: the meetings go on. Returns how many memberships. */
export async function resumeAfterCare(desk: Desk, caller: PersonId): Promise<number> {
  let count = 0;
  for (const member of await pausedForCare(desk, caller)) {
    const life = resumed(member.life);
    if (life.ok && (await move(desk, member, life.value, 'resumed'))) count += 1;
  }
  return count;
}

/** Somebody has looked, and the meetings do not go on: from now on it is a pause like any other, for a curator to end. */
export async function leavePaused({ inside, at, ...desk }: Desk, caller: PersonId): Promise<void> {
  for (const member of await pausedForCare({ inside }, caller)) {
    const { life } = member;
    if (life.state !== 'paused') continue;
    await moveMember(inside, member, { ...life, why: 'curator' }, { by: desk.me.id, what: 'paused' }, at);
  }
}

export async function pausedForCare({ inside }: Pick<Desk, 'inside'>, caller: PersonId): Promise<Membership[]> {
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

/** Mentor and mentee are told, neutrally; whoever has caused it is not. */
async function move(desk: Desk, member: Membership, life: Life, what: 'paused' | 'resumed'): Promise<boolean> {
  const { pair, mentee } = member;
  if (!(await moveMember(desk.inside, member, life, { by: null, what }, desk.at))) return false;
  const { mentor, substitute } = await pairSubject(desk, member);
  await tellPeople(desk, [mentor, mentee, ...(substitute ? [substitute] : [])], {
    key: `pair-${what}:${pair}:${mentee}:${desk.at}`,
    notice: { kind: 'pair-moved', pair, mentee, to: life.state },
  });
  return true;
}
