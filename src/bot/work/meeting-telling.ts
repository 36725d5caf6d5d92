import type { MeetingNotice, TimeOff } from '#bot/notices/meetings.ts';
import { guardiansOf } from '#db/guardians.ts';
import { curators, type Member, readMember } from '#db/members.ts';
import { tellLater } from '#db/notices.ts';
import { curatorsOf } from '#db/pair-asking.ts';
import type { PersonId } from '#domain/ids.ts';
import { type Meeting, standing } from '#domain/meeting/planned.ts';
import { ageGroup } from '#domain/people/age.ts';
import { schoolDate } from '#domain/time.ts';
import { agedAs, type Desk } from './desk.ts';
import { leaderOn } from './meetings.ts';

/** Tells people something about a meeting, each once, and never whoever does it. */
export async function tellOf(
  { inside, at, school, me }: Desk,
  people: Iterable<PersonId>,
  notice: MeetingNotice,
): Promise<void> {
  await inside.atDoor(async (door) => {
    for (const person of new Set(people)) {
      if (person === me.id) continue;
      const key = `${Object.values(notice).join(':')}:${person}`;
      await tellLater(door, { key, school: school.id, person, notice }, at);
    }
  });
}

/** Whoever leads it and the mentees for whom it is planned. */
export async function sidesOf(desk: Desk, meeting: Meeting): Promise<PersonId[]> {
  return [await leaderOn(desk, meeting), ...standing(meeting).map(({ mentee }) => mentee)];
}

/** The two sides, and the guardians of minors, who see that a meeting is. */
export async function whoHears(desk: Desk, meeting: Meeting): Promise<PersonId[]> {
  const sides = await sidesOf(desk, meeting);
  const guardians: PersonId[] = [];
  for (const { mentee } of standing(meeting)) {
    const member = await readMember(desk.inside, mentee);
    if (member && isMinor(desk, member)) guardians.push(...(await guardiansHere(desk, mentee)));
  }
  return [...sides, ...guardians];
}

/** Guardians who take part. */
export async function guardiansHere({ inside }: Desk, child: PersonId): Promise<PersonId[]> {
  const here: PersonId[] = [];
  for (const guardian of await guardiansOf(inside, child)) {
    const member = await readMember(inside, guardian);
    if (member?.joinedAt && !member.leftAt) here.push(guardian);
  }
  return here;
}

/** Who is asked about a child: the guardians, or where none of them is here, the curators who are no part of the pair. */
export async function askedAbout(desk: Desk, meeting: Meeting, child: PersonId): Promise<PersonId[]> {
  const guardians = await guardiansHere(desk, child);
  if (guardians.length > 0) return guardians;
  const sides = [meeting.mentor, await leaderOn(desk, meeting), child];
  return (await curators(desk.inside)).filter((curator) => !sides.includes(curator));
}

/** Who is asked about a specialist: curators who are no part of it, nor of the family of anybody in it (R15). */
export async function approversOf(desk: Desk, meeting: Meeting): Promise<PersonId[]> {
  let may = await curators(desk.inside);
  for (const mentor of new Set([meeting.mentor, await leaderOn(desk, meeting)])) {
    for (const { mentee } of meeting.invited) {
      const impartial = await curatorsOf(desk.inside, { mentor, mentee });
      may = may.filter((curator) => impartial.includes(curator));
    }
  }
  return may;
}

/** People whose time of a meeting holds no more, each with the first such time and how many there are. */
export class LostTimes {
  readonly #of = new Map<PersonId, { was: Temporal.Instant; count: number; next: TimeOff['next'] }>();

  add(person: PersonId, was: Temporal.Instant, next: TimeOff['next']): void {
    const known = this.#of.get(person);
    this.#of.set(person, { was: known?.was ?? was, count: (known?.count ?? 0) + 1, next: known?.next ?? next });
  }

  /** Once for the meeting as it is now; `except` hear more of it. */
  async tell(desk: Desk, { id, sequence, pair }: Meeting, except: readonly PersonId[] = []): Promise<void> {
    for (const [person, { was, count, next }] of this.#of) {
      if (except.includes(person)) continue;
      const lost = { pair, was: was.toString(), count, next };
      await tellOf(desk, [person], { kind: 'meeting-time-off', meeting: id, sequence, ...lost });
    }
  }
}

export function isMinor({ at, school }: Pick<Desk, 'at' | 'school'>, member: Member): boolean {
  return ageGroup(agedAs(member), schoolDate(at, school.timeZone)) !== 'adult';
}

/** Pupils of one school are no strangers to each other, also where one of them has turned 18. */
export function isAdult(desk: Pick<Desk, 'at' | 'school'>, member: Member): boolean {
  return member.kind !== 'pupil' && !isMinor(desk, member);
}
