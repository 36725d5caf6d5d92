import { keepGuardianAnswer, keepSpecialistAnswer } from '#db/meeting-answers.ts';
import { remindOf } from '#db/meeting-reminders.ts';
import { cancelMeeting, fromOn, readMeeting, uninvite } from '#db/meetings.ts';
import type { MeetingId, PersonId } from '#domain/ids.ts';
import { type Meeting, mayChange, standing } from '#domain/meeting/planned.ts';
import type { Desk } from './desk.ts';
import { LostTimes } from './lost-times.ts';
import { askedAbout, guardiansHere, tellOf, tellPlanned } from './meeting-telling.ts';
import { leaderOn, mayAboutMeeting, mayAboutWhole } from './meetings.ts';

/** What others have to agree to before a meeting is planned as it was wished. */
export interface MeetingAnswerActs {
  /** About whom of a meeting I am asked as a guardian, or in a guardian's place. */
  askedAbout(id: MeetingId): Promise<PersonId[]>;
  /** False: it is answered, or off. */
  allow(id: MeetingId, answer: 'yes' | 'no'): Promise<boolean>;
  /** Whether I am asked about the specialist of a meeting. */
  asksApproval(id: MeetingId): Promise<boolean>;
  approve(id: MeetingId, answer: 'yes' | 'no'): Promise<boolean>;
}

export function meetingAnswerActs(desk: Desk): MeetingAnswerActs {
  const { inside, at, school, me } = desk;

  async function mineToAnswer(meeting: Meeting | undefined): Promise<PersonId[]> {
    if (!meeting || !mayChange(meeting, at).ok || !(await mayAboutMeeting(desk, 'meeting.allow', meeting))) return [];
    const mine: PersonId[] = [];
    for (const { mentee, guardianAnswer } of meeting.invited) {
      if (guardianAnswer !== 'asked') continue;
      if ((await askedAbout(desk, meeting, mentee)).includes(me.id)) mine.push(mentee);
    }
    return mine;
  }

  async function approvable(id: MeetingId): Promise<Meeting | undefined> {
    const meeting = await readMeeting(inside, id);
    if (meeting?.specialistAnswer !== 'asked' || !mayChange(meeting, at).ok) return undefined;
    return (await mayAboutWhole(desk, 'meeting.approve', meeting)) ? meeting : undefined;
  }

  /** Without a reason: whoever planned or moved it hears that it is off, and those who knew of a time before. */
  async function tellOff(meeting: Meeting): Promise<PersonId[]> {
    const { id, sequence, madeBy, mentor } = meeting;
    const told = [madeBy ?? mentor];
    for (const { mentee, stoodAt } of meeting.invited) {
      if (stoodAt) told.push(await leaderOn(desk, meeting), ...(await guardiansHere(desk, mentee)));
    }
    await tellOf(desk, told, { kind: 'meeting-off', meeting: id, sequence });
    return told;
  }

  /** In a group the rest still meets. */
  async function without(meeting: Meeting, mentees: readonly PersonId[]): Promise<void> {
    if (meeting.invited.every(({ guardianAnswer }) => guardianAnswer === 'no')) {
      await cancelMeeting(inside, meeting, { why: 'guardian', words: null }, at);
    } else for (const mentee of mentees) await uninvite(inside, meeting.id, mentee);
  }

  async function tellWithout(meeting: Meeting, mentees: readonly PersonId[]): Promise<PersonId[]> {
    const { id, sequence } = meeting;
    if (standing(meeting).length === 0) return [];
    const leader = await leaderOn(desk, meeting);
    for (const mentee of mentees) {
      await tellOf(desk, [leader], { kind: 'meeting-without', meeting: id, sequence, mentee });
    }
    return [leader];
  }

  return {
    askedAbout: async (id) => mineToAnswer(await readMeeting(inside, id)),
    async allow(id, answer) {
      const first = await readMeeting(inside, id);
      const mine = await mineToAnswer(first);
      if (!first || mine.length === 0) return false;
      const lost = new LostTimes();
      let answered = false;
      // The answer is for all of a series: each of its evenings is like the others.
      for (const each of await fromOn(inside, first)) {
        const kept: PersonId[] = [];
        for (const mentee of mine) {
          if (await keepGuardianAnswer(inside, { meeting: each.id, mentee, answer }, at)) kept.push(mentee);
        }
        const meeting = await readMeeting(inside, each.id);
        // Of two guardians at the same moment the first has answered.
        if (!meeting || kept.length === 0) continue;
        answered = true;
        if (answer === 'yes') await inside.atDoor((door) => remindOf(door, school.id, meeting, at));
        else {
          for (const { mentee, stoodAt } of meeting.invited) {
            if (stoodAt && kept.includes(mentee)) lost.add(mentee, stoodAt, 'off');
          }
          await without(meeting, kept);
        }
      }
      if (!answered) return false;
      const now = await readMeeting(inside, id);
      if (!now) return true;
      if (answer === 'yes') {
        if (standing(now).length > 0) await tellPlanned(desk, [now], moved(first) ? 'moved' : 'planned');
      } else {
        const told = now.state === 'cancelled' ? await tellOff(now) : await tellWithout(now, mine);
        await lost.tell(desk, now, told);
      }
      return true;
    },
    asksApproval: async (id) => (await approvable(id)) !== undefined,
    async approve(id, answer) {
      const meeting = await approvable(id);
      if (!meeting) return false;
      for (const each of await fromOn(inside, meeting)) {
        await keepSpecialistAnswer(inside, { meeting: each.id, answer });
      }
      const { sequence, madeBy, mentor } = meeting;
      const told = [mentor, ...(madeBy ? [madeBy] : [])];
      await tellOf(desk, told, { kind: 'meeting-specialist-answered', meeting: id, sequence });
      return true;
    },
  };
}

/** Somebody has heard of another time of it: what they hear now is where it was moved to. */
function moved({ invited, startsAt }: Meeting): boolean {
  return invited.some(({ stoodAt }) => stoodAt && !stoodAt.equals(startsAt));
}
