import { guardedBy, guardiansOf } from '#db/guardians.ts';
import { holdPair } from '#db/pair-asking.ts';
import { type Membership, membershipsOf, moveMember } from '#db/pairs.ts';
import { openCallsBy, type Worry } from '#db/worries.ts';
import type { Trouble } from '#domain/care/call.ts';
import type { PersonId } from '#domain/ids.ts';
import { type Life, paused, resumed } from '#domain/pairing/pair-life.ts';
import type { Desk } from './desk.ts';
import { pairSubject } from './pairs.ts';
import { tellPeople } from './telling.ts';

const aboutMentor: Trouble = 'mentor';

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

/** The meetings that stand still by this call go on. Returns how many memberships. */
export async function resumeAfterCare(desk: Desk, call: Worry): Promise<number> {
  let count = 0;
  for (const member of await toRelease(desk, call)) {
    const life = resumed(member.life);
    if (life.ok && (await move(desk, member, life.value, 'resumed'))) count += 1;
  }
  return count;
}

/** Somebody has looked, and the meetings do not go on: from now on it is a pause like any other, for a curator to end. */
export async function leavePaused(desk: Desk, call: Worry): Promise<void> {
  for (const member of await toRelease(desk, call)) {
    const { life } = member;
    if (life.state !== 'paused') continue;
    await moveMember(desk.inside, member, { ...life, why: 'curator' }, { by: desk.me.id, what: 'paused' }, desk.at);
  }
}

/** What stands still by this call: none by a call about anything but the mentor. */
export async function pausedByCall({ inside }: Pick<Desk, 'inside'>, call: Worry): Promise<Membership[]> {
  if (call.kind !== 'call' || call.topic !== aboutMentor) return [];
  const all = await asMentee(inside, call.by);
  return all.filter(({ life }) => life.state === 'paused' && life.why === 'care');
}

/** Of those, what no other open call about the mentor holds, of the mentee or of whoever signs for them. */
export async function heldByCallAlone(desk: Pick<Desk, 'inside'>, call: Worry): Promise<Membership[]> {
  const { inside } = desk;
  const alone: Membership[] = [];
  for (const member of await pausedByCall(desk, call)) {
    const callers = [member.mentee, ...(await guardiansOf(inside, member.mentee))];
    const open = await openCallsBy(inside, callers, aboutMentor);
    if (open.every((id) => id === call.id)) alone.push(member);
  }
  return alone;
}

/** Two calls that are finished at the same moment come one after the other: the later one finds the other closed. */
async function toRelease(desk: Desk, call: Worry): Promise<Membership[]> {
  for (const { pair } of await pausedByCall(desk, call)) await holdPair(desk.inside, pair);
  return heldByCallAlone(desk, call);
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
