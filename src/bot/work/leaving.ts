import { dropCalendar } from '#db/calendars.ts';
import { plan } from '#db/due.ts';
import { remindAnew } from '#db/meeting-reminders.ts';
import { forgetReasons } from '#db/meetings.ts';
import { forgetWhatWasSaid } from '#db/outbox.ts';
import { forgetWordsOf, holdPair, replaceGoal } from '#db/pair-asking.ts';
import { forgetDiary, forgetWordsInPairs } from '#db/pair-words.ts';
import { membershipsOf, membersOf, moveMember, readMembership } from '#db/pairs.ts';
import { endSubstitutes, substitutedBy } from '#db/substitutes.ts';
import type { PersonId } from '#domain/ids.ts';
import { ended, isOver } from '#domain/pairing/pair-life.ts';
import { variants } from '#domain/school/variants.ts';
import { schoolDate } from '#domain/time.ts';
import type { Desk } from './desk.ts';
import { cancelAllOf } from './meetings-off.ts';
import { tellOther } from './pair-plans.ts';

/** A parent who thinks better of it at once is not talked about. */
const toldAfter = { minutes: 10 };

/**
 * Somebody takes part no more: what was said goes, in every chat. Their pairs end. Curators are told, so that nobody asks
 * again, and so are the guardians who had no part in it.
 */
export async function forgetAndTell(desk: Desk, person: PersonId): Promise<void> {
  const { inside, at, school } = desk;
  for (const membership of await membershipsOf(inside, person)) await cancelAllOf(desk, membership);
  await endPairsOf(desk, person);
  await leaveToMentors(desk, person);
  await forgetReasons(inside, person);
  await inside.atDoor(async (door) => {
    await dropCalendar(door, { school: school.id, person });
    await forgetWhatWasSaid(door, school.id, person);
    await plan(door, {
      key: `left:${person}`,
      school: school.id,
      kind: 'left',
      at: at.add(toldAfter),
      subject: person,
    });
  });
}

/** Where they stood in, the mentor leads again. */
async function leaveToMentors({ inside, at, school }: Desk, person: PersonId): Promise<void> {
  const today = schoolDate(at, school.timeZone);
  for (const pair of await substitutedBy(inside, person, today, { later: true })) {
    const [member] = await membersOf(inside, pair);
    await endSubstitutes(inside, pair, today);
    if (member) await inside.atDoor((door) => remindAnew(door, school.id, member.mentor, at));
  }
}

/** R18: each pair ends, a group goes on without a mentee; what was written by them or about them goes with them. */
async function endPairsOf(desk: Desk, person: PersonId): Promise<void> {
  const { inside, at } = desk;
  const all = (await membershipsOf(inside, person)).toSorted((one, other) => (one.pair < other.pair ? -1 : 1));
  for (const held of all) {
    // An answer that comes at the same moment is waited for, and ends with it.
    await holdPair(inside, held.pair);
    const member = await readMembership(inside, held);
    if (!member) continue;
    const life = ended(member.life, 'consent');
    if (life.ok && (await moveMember(inside, member, life.value, { by: null, what: 'consent' }, at))) {
      await tellOther(desk, member, person);
    }
  }
  await forgetWordsOf(inside, person);
  await forgetWordsInPairs(inside, person);
  for (const { pair, variant } of await membershipsOf(inside, person, { over: true })) {
    const goesOn = (await membersOf(inside, pair)).some(({ life }) => !isOver(life));
    if (goesOn) continue;
    await forgetDiary(inside, pair);
    const usual = variants.find(({ id }) => id === variant);
    if (usual) await replaceGoal(inside, pair, usual.goal);
  }
}
