import { plan } from '#db/due.ts';
import { pairAndPerson, toldOfPair } from '#db/pair-told.ts';
import { type Membership, moveMember, readMembership } from '#db/pairs.ts';
import { withPapers } from '#domain/pairing/pair-life.ts';
import { toldAfter } from '#domain/registry/review.ts';
import { schoolDate } from '#domain/time.ts';
import type { Desk } from './desk.ts';

/**
 * A paper has come, or everybody has said yes to what has its papers already: a membership with all of them is active, and
 * both sides hear of it once that can be no slip any more. Returns how it stands now.
 */
export async function followPapers(
  desk: Desk,
  of: Pick<Membership, 'pair' | 'mentee'>,
): Promise<Membership | undefined> {
  const { inside, at, me } = desk;
  const member = await readMembership(inside, of);
  if (!member) return undefined;
  const life = withPapers(member.life, member.papers);
  if (life === member.life) return member;
  await moveMember(
    inside,
    member,
    life,
    { by: me.id, what: life.state === 'active' ? 'active' : 'papers-complete' },
    at,
  );
  if (life.state === 'active') await tellLater(desk, member);
  return { ...member, life };
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
