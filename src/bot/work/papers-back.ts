import { type Decision, dropDecision } from '#db/decisions.ts';
import { doneOf, planAnew } from '#db/due.ts';
import { forgetUnused } from '#db/files.ts';
import { anyMeetingMade, holdMembers, type PlacedPaper, papersOfDecision } from '#db/pair-papers.ts';
import { pairAndPerson, toldOfPair } from '#db/pair-told.ts';
import { type Membership, moveMember, readMembership } from '#db/pairs.ts';
import type { MeetingKind } from '#domain/meeting/meeting.ts';
import { lackingPaper, withPapers } from '#domain/pairing/pair-life.ts';
import { schoolDate } from '#domain/time.ts';
import type { Desk } from './desk.ts';
import { demandInPair } from './pairs.ts';

/**
 * The papers of one decision are taken back: what was active without them is accepted again. Refused where something was
 * built upon them since: a meeting that may be held with them alone, or an end.
 */
export async function takePapersBack(desk: Desk, decision: Decision): Promise<'undone' | 'pair-at-work'> {
  const { inside } = desk;
  await holdMembers(inside, await papersOfDecision(inside, decision.id));
  const papers = await papersOfDecision(inside, decision.id);
  const members: Membership[] = [];
  for (const placed of papers) {
    const member = await readMembership(inside, placed);
    if (!member) continue;
    await demandInPair(desk, 'pair.papers', member);
    if (await isBuiltUpon(desk, member, decision)) return 'pair-at-work';
    members.push(member);
  }
  for (const member of members) await lacks(desk, member, papers);
  await dropDecision(inside, decision.id);
  for (const scan of new Set(papers.flatMap(({ paper }) => paper.scan?.id ?? []))) await forgetUnused(inside, scan);
  return 'undone';
}

async function isBuiltUpon({ inside }: Desk, member: Membership, { kind, at }: Decision): Promise<boolean> {
  if (member.life.state === 'completed') return true;
  // The survey is there before the trial meeting (R13); the rest waits for all papers (R5).
  const kinds: readonly MeetingKind[] = ['planning', 'working', 'final'];
  return anyMeetingMade(inside, member, kind === 'baseline' ? ['trial', ...kinds] : kinds, at);
}

async function lacks(desk: Desk, member: Membership, papers: readonly PlacedPaper[]): Promise<void> {
  const { inside, at, school, me } = desk;
  const own = papers.filter(({ pair, mentee }) => pair === member.pair && mentee === member.mentee);
  const left = own.reduce((all, { place }) => lackingPaper(all, place), member.papers);
  const life = withPapers(member.life, left);
  if (life === member.life) return;
  await moveMember(inside, member, life, { by: me.id, what: 'papers-taken-back' }, at);
  if (member.life.state !== 'active') return;
  const told = await toldOfPair(inside, member, schoolDate(at, school.timeZone));
  const people = told.map((person) => pairAndPerson(member, person));
  await inside.atDoor(async (door) => {
    const heard = await doneOf(
      door,
      people.map((subject) => `pair-active:${subject}`),
    );
    for (const subject of people.filter((each) => heard.includes(`pair-active:${each}`))) {
      await planAnew(door, {
        key: `pair-papers-undone:${subject}`,
        ...{ school: school.id, kind: 'pair-papers-undone', at, subject },
      });
    }
  });
}
