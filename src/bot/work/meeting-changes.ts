import { remindOf } from '#db/meeting-reminders.ts';
import { cancelMeeting, fromOn, moveMeeting, readMeeting, uninvite } from '#db/meetings.ts';
import type { MeetingId, PersonId } from '#domain/ids.ts';
import {
  type ChangeHindrance,
  type ChangeReason,
  decidesOnOwnPart,
  type Invited,
  type Meeting,
  mayChange,
  standing,
  waiting,
} from '#domain/meeting/planned.ts';
import { type Outcome, ok, refused } from '#domain/outcome.ts';
import type { MeetingHindrance } from '#domain/pairing/pair-life.ts';
import type { Desk } from './desk.ts';
import { invitingOf, stillInvited } from './inviting.ts';
import { LostTimes } from './lost-times.ts';
import { guardiansHere, sidesOf, tellOf, tellPlanned, whoHears } from './meeting-telling.ts';
import { leaderOn, mayAboutMeeting } from './meetings.ts';
import { type MeetingDraft, occasionOf, plannable, shifted, termsOf, toInstant } from './planning.ts';

/** Why, by a button or in words. */
export type Why = { reason: ChangeReason; words: string | null };

/** One meeting of a series, or it and all that follow. */
export type Extent = 'one' | 'following';

export interface MeetingChangeActs {
  /** Those who are invited still. A mentee of a group moves it for nobody. */
  move(
    id: MeetingId,
    draft: MeetingDraft,
    change: Why & { extent: Extent },
  ): Promise<Outcome<number, ChangeHindrance | MeetingHindrance | 'own-part'>>;
  /** Of a group, a mentee cancels only their own part in it. */
  cancel(id: MeetingId, change: Why & { extent: Extent }): Promise<Outcome<'cancelled' | 'left', ChangeHindrance>>;
  /** «Подходит»: whoever has planned or moved it is told. */
  suits(id: MeetingId): Promise<boolean>;
}

export function meetingChangeActs(desk: Desk): MeetingChangeActs {
  const { inside, at, school, me } = desk;

  async function changeable(id: MeetingId): Promise<Outcome<Meeting, ChangeHindrance>> {
    const meeting = await readMeeting(inside, id);
    if (!meeting || !(await mayAboutMeeting(desk, 'meeting.plan', meeting))) return desk.forbid('meeting.plan');
    const may = mayChange(meeting, at);
    return may.ok ? ok(meeting) : may;
  }

  return {
    async move(id, draft, { extent, reason, words }) {
      const found = await changeable(id);
      if (!found.ok) return found;
      const meeting = found.value;
      if (decidesOnOwnPart(meeting, me.id)) return refused('own-part');
      const inviting = await invitingOf(desk, await plannable(desk, meeting.pair));
      const to = Temporal.PlainDateTime.from(draft.at);
      if (Temporal.Instant.compare(toInstant(desk, to), at) <= 0) return refused('past');
      const all = extent === 'following' ? await fromOn(inside, meeting) : [meeting];
      const dates = shifted(desk, all, to);
      const lost = new LostTimes();
      let moved = 0;
      let hindrance: MeetingHindrance | 'cancelled' = 'cancelled';
      for (const [index, each] of all.entries()) {
        const starts = dates[index] ?? to;
        const invited = inviting.to(draft.kind, occasionOf(draft, starts), stillInvited(each));
        if (!invited.ok) {
          hindrance = invited.problem;
          continue;
        }
        const terms = await termsOf(desk, draft, starts);
        const now = withOldTimes(each, invited.value);
        const change = { why: reason, words, by: me.id, invited: now };
        if (!(await moveMeeting(inside, each, terms, change, at))) continue;
        moved += 1;
        await noteLost(desk, lost, each, now);
        await inside.atDoor((door) => remindOf(door, school.id, { ...terms, id: each.id }, at));
      }
      if (moved === 0) return refused(hindrance);
      await lost.tell(desk, { ...meeting, sequence: meeting.sequence + 1 });
      const now = await readMeeting(inside, id);
      if (now) await tellPlanned(desk, extent === 'following' ? await fromOn(inside, now) : [now], 'moved');
      return ok(moved);
    },

    async cancel(id, { extent, reason, words }) {
      const found = await changeable(id);
      if (!found.ok) return found;
      const meeting = found.value;
      const all = extent === 'following' ? await fromOn(inside, meeting) : [meeting];
      if (decidesOnOwnPart(meeting, me.id)) {
        const sides = await sidesOf(desk, meeting);
        const guardians = await guardiansHere(desk, me.id);
        const lost = new LostTimes();
        for (const each of all) {
          for (const guardian of guardians) lost.add(guardian, each.startsAt, 'off');
          if (each.invited.some(({ mentee }) => mentee !== me.id)) await uninvite(inside, each.id, me.id);
          else await cancelMeeting(inside, each, { why: reason, words }, at);
        }
        const { sequence } = meeting;
        await tellOf(desk, sides.slice(0, 1), { kind: 'meeting-without', meeting: id, sequence, mentee: me.id });
        await lost.tell(desk, meeting);
        return ok('left');
      }
      const hear = await whoHears(desk, meeting);
      const lost = new LostTimes();
      for (const each of all) {
        await cancelMeeting(inside, each, { why: reason, words }, at);
        for (const { mentee, stoodAt } of waiting(each)) if (stoodAt) lost.add(mentee, stoodAt, 'off');
      }
      await tellCancelled(desk, meeting, hear, all.length);
      await lost.tell(desk, { ...meeting, sequence: meeting.sequence + 1 }, hear);
      return ok('cancelled');
    },

    async suits(id) {
      const found = await changeable(id);
      if (!found.ok) return false;
      const { sequence, invited, madeBy } = found.value;
      const sides = await sidesOf(desk, found.value);
      // In a group it is nothing to the others.
      const told = invited.length > 1 ? [...sides.slice(0, 1), ...(madeBy ? [madeBy] : [])] : sides;
      await tellOf(desk, told, { kind: 'meeting-suits', meeting: id, sequence, by: me.id });
      return true;
    },
  };
}

/** Of whom a guardian is asked now is kept which time they know. */
function withOldTimes(before: Meeting, invited: readonly Invited[]): Invited[] {
  const stood = new Set(standing(before).map(({ mentee }) => mentee));
  return invited.map((each) => {
    if (each.guardianAnswer !== 'asked') return each;
    const known = before.invited.find(({ mentee }) => mentee === each.mentee)?.stoodAt;
    const stoodAt = stood.has(each.mentee) ? before.startsAt : known;
    return { ...each, ...(stoodAt && { stoodAt }) };
  });
}

/** Those for whom it was planned, and is not as it is now: they would come to the old time. */
async function noteLost(desk: Desk, lost: LostTimes, before: Meeting, invited: readonly Invited[]): Promise<void> {
  const [stood, stands] = [standing(before), standing({ invited }).map(({ mentee }) => mentee)];
  for (const { mentee } of stood) {
    if (stands.includes(mentee)) continue;
    const asked = invited.some((each) => each.mentee === mentee);
    lost.add(mentee, before.startsAt, asked ? 'asked' : 'off');
  }
  if (stood.length > 0 && stands.length === 0) lost.add(await leaderOn(desk, before), before.startsAt, 'asked');
}

async function tellCancelled(
  desk: Desk,
  { id, sequence }: Meeting,
  people: readonly PersonId[],
  count: number,
): Promise<void> {
  await tellOf(desk, people, { kind: 'meeting-cancelled', meeting: id, sequence: sequence + 1, count });
}
