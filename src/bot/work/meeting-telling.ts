import type { MeetingNotice } from '#bot/notices/meetings.ts';
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
export async function tellOf(desk: Desk, people: Iterable<PersonId>, notice: MeetingNotice): Promise<void> {
  await send(
    desk,
    [...people].filter((person) => person !== desk.me.id),
    notice,
  );
}

async function send({ inside, at, school }: Desk, people: readonly PersonId[], notice: MeetingNotice): Promise<void> {
  await inside.atDoor(async (door) => {
    for (const person of new Set(people)) {
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
async function approversOf(desk: Desk, meeting: Meeting): Promise<PersonId[]> {
  let may = await curators(desk.inside);
  for (const mentor of new Set([meeting.mentor, await leaderOn(desk, meeting)])) {
    for (const { mentee } of meeting.invited) {
      const impartial = await curatorsOf(desk.inside, { mentor, mentee });
      may = may.filter((curator) => impartial.includes(curator));
    }
  }
  return may;
}

/**
 * The sides hear of the first of these that stands; whoever is asked first is asked of the first that needs it, and the
 * others hear with the yes.
 */
export async function tellPlanned(
  desk: Desk,
  meetings: readonly Meeting[],
  kind: 'planned' | 'moved' = 'planned',
): Promise<void> {
  const first = meetings.find((meeting) => standing(meeting).length > 0);
  if (first) {
    const { id, sequence } = first;
    await tellOf(desk, await whoHears(desk, first), { kind: `meeting-${kind}`, meeting: id, sequence });
  }
  await askGuardians(desk, meetings);
  const visited = meetings.find(({ specialistAnswer }) => specialistAnswer === 'asked');
  if (!visited) return;
  const about = { meeting: visited.id, sequence: visited.sequence };
  await tellOf(desk, await approversOf(desk, visited), { kind: 'meeting-specialist', ...about });
}

/** Once for all of a series: the answer is for all that follow. Also of whoever does it: nobody else may be there to ask. */
async function askGuardians(desk: Desk, meetings: readonly Meeting[]): Promise<void> {
  const asked = new Set<PersonId>();
  for (const meeting of meetings) {
    for (const { mentee, guardianAnswer } of meeting.invited) {
      if (guardianAnswer !== 'asked' || asked.has(mentee)) continue;
      asked.add(mentee);
      const { id, sequence } = meeting;
      await send(desk, await askedAbout(desk, meeting, mentee), { kind: 'meeting-allow', meeting: id, sequence });
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
