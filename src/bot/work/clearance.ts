import { clearanceOf, noteClearance } from '#db/candidates.ts';
import { type Member, readMember } from '#db/members.ts';
import { holdMembers } from '#db/pair-papers.ts';
import { membershipsOf } from '#db/pairs.ts';
import type { PersonId } from '#domain/ids.ts';
import { needsClearance } from '#domain/pairing/eligibility.ts';
import { mayAbout } from '#domain/people/access.ts';
import { schoolDate } from '#domain/time.ts';
import type { Desk } from './desk.ts';
import { followPapers } from './paper-life.ts';

/** «Справка о судимости» of a mentor from outside the school: that it has been seen, and when (R8). */
export interface ClearanceActs {
  /** `seenOn`: absent where it has not been seen. Undefined: none is needed, or it is none of my business. */
  of(member: Member): Promise<{ seenOn?: Temporal.PlainDate } | undefined>;
  /** Seen today, or not seen after all. False: none is needed. */
  note(person: PersonId, seen: boolean): Promise<boolean>;
}

export function clearanceActs(desk: Desk): ClearanceActs {
  const { inside, at, school } = desk;
  const today = schoolDate(at, school.timeZone);
  const isNeeded = ({ person, roles, leftAt, joinedAt }: Member) =>
    joinedAt !== undefined &&
    !leftAt &&
    person !== undefined &&
    roles.some(({ role }) => role === 'mentor') &&
    needsClearance(person, today);

  return {
    async of(member) {
      if (!mayAbout(desk.actor, 'person.clearance', { id: member.id }) || !isNeeded(member)) return undefined;
      const seenOn = await clearanceOf(inside, member.id);
      return seenOn ? { seenOn } : {};
    },
    async note(id, seen) {
      desk.demand('person.clearance', { id });
      const member = await readMember(inside, id);
      if (!member || !isNeeded(member)) return false;
      await noteClearance(inside, id, seen ? today : null);
      // Pairs whose papers are all there have waited for this.
      const led = seen ? (await membershipsOf(inside, id)).filter(({ mentor }) => mentor === id) : [];
      await holdMembers(inside, led);
      for (const membership of led) await followPapers(desk, membership);
      return true;
    },
  };
}
