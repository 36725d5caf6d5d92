import { remindOf } from '#db/meeting-reminders.ts';
import {
  cancelMeeting,
  fromOn,
  keepGuardianAnswer,
  keepSpecialistAnswer,
  readMeeting,
  uninvite,
} from '#db/meetings.ts';
import type { MeetingId, PersonId } from '#domain/ids.ts';
import { type Meeting, mayChange, standing } from '#domain/meeting/planned.ts';
import type { Desk } from './desk.ts';
import { askedAbout, tellOf } from './meeting-telling.ts';
import { mayAboutMeeting } from './meetings.ts';
import { tellPlanned } from './planning.ts';

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
    return (await mayAboutMeeting(desk, 'meeting.approve', meeting)) ? meeting : undefined;
  }

  /** Nobody is left for whom it is planned: it is off, and whoever planned it hears so, without a reason. */
  async function off(meeting: Meeting): Promise<void> {
    await cancelMeeting(inside, meeting, { why: 'guardian', words: null }, at);
    const { id, sequence, madeBy } = meeting;
    await tellOf(desk, madeBy ? [madeBy] : [meeting.mentor], {
      kind: 'meeting-off',
      meeting: id,
      sequence: sequence + 1,
    });
  }

  return {
    askedAbout: async (id) => mineToAnswer(await readMeeting(inside, id)),
    async allow(id, answer) {
      const first = await readMeeting(inside, id);
      const mine = await mineToAnswer(first);
      if (!first || mine.length === 0) return false;
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
        else if (meeting.invited.every(({ guardianAnswer }) => guardianAnswer === 'no')) {
          if (each.id === id) await off(meeting);
          else await cancelMeeting(inside, meeting, { why: 'guardian', words: null }, at);
        } else {
          for (const mentee of kept) await uninvite(inside, each.id, mentee);
        }
      }
      if (!answered) return false;
      const now = await readMeeting(inside, id);
      if (answer === 'yes' && now && standing(now).length > 0) await tellPlanned(desk, id);
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
