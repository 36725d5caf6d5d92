import { plan } from '#db/due.ts';
import { pairAndPerson, toldOfPair } from '#db/pair-told.ts';
import { type Membership, moveMember, readMembership } from '#db/pairs.ts';
import type { Hindrance } from '#domain/pairing/eligibility.ts';
import { withPapers } from '#domain/pairing/pair-life.ts';
import { toldAfter } from '#domain/registry/review.ts';
import { schoolDate } from '#domain/time.ts';
import { type Candidates, readCandidates } from './candidates.ts';
import type { Desk } from './desk.ts';
import { forbiddingActive } from './pair-rules.ts';

/** How a membership stands, and what keeps it from being active though all its papers are there. */
export interface Followed extends Membership {
  forbidden: readonly Hindrance[];
}

/**
 * A paper has come, everybody has said yes to what has its papers already, or what forbade it is over: a membership with all
 * papers is active where no rule forbids it, and both sides hear of it once that can be no slip any more. Returns how it
 * stands now.
 */
export async function followPapers(
  desk: Desk,
  of: Pick<Membership, 'pair' | 'mentee'>,
  candidates?: Candidates,
): Promise<Followed | undefined> {
  const { inside, at, me } = desk;
  const member = await readMembership(inside, of);
  if (!member) return undefined;
  const life = withPapers(member.life, member.papers);
  if (life === member.life) return { ...member, forbidden: [] };
  const forbidden = forbiddingActive(candidates ?? (await readCandidates(desk)), member);
  if (forbidden.length > 0) return { ...member, forbidden };
  const what = life.state === 'active' ? 'active' : 'papers-complete';
  if (!(await moveMember(inside, member, life, { by: me.id, what }, at))) return undefined;
  if (life.state === 'active') await tellLater(desk, member);
  return { ...member, life, forbidden };
}

async function tellLater({ inside, at, school }: Desk, member: Membership): Promise<void> {
  const subjects = (await toldOfPair(inside, member, schoolDate(at, school.timeZone))).map((person) =>
    pairAndPerson(member, person),
  );
  await inside.atDoor(async (door) => {
    for (const subject of subjects) {
      const due = { key: `pair-active:${subject}`, school: school.id, kind: 'pair-active', subject };
      await plan(door, { ...due, at: at.add(toldAfter) });
    }
  });
}
