import { remindOf } from '#db/meeting-reminders.ts';
import { cancelMeeting, fromOn, moveMeeting, readMeeting, uninvite } from '#db/meetings.ts';
import type { MeetingId, PersonId } from '#domain/ids.ts';
import { type ChangeHindrance, type ChangeReason, type Meeting, mayChange } from '#domain/meeting/planned.ts';
import { type Outcome, ok, refused } from '#domain/outcome.ts';
import type { MeetingHindrance } from '#domain/pairing/pair-life.ts';
import type { Desk } from './desk.ts';
import { sidesOf, tellOf, whoHears } from './meeting-telling.ts';
import { mayAboutMeeting } from './meetings.ts';
import { invitedFor, type MeetingDraft, plannable, tellPlanned, termsOf, toInstant } from './planning.ts';

/** Why, by a button or in words. */
export type Why = { reason: ChangeReason; words: string | null };

/** One meeting of a series, or it and all that follow. */
export type Extent = 'one' | 'following';

export interface MeetingChangeActs {
  move(
    id: MeetingId,
    draft: MeetingDraft,
    change: Why & { extent: Extent },
  ): Promise<Outcome<number, ChangeHindrance | MeetingHindrance>>;
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
      const members = await plannable(desk, meeting.pair);
      const local = (instant: Temporal.Instant) => instant.toZonedDateTimeISO(school.timeZone).toPlainDateTime();
      const to = Temporal.PlainDateTime.from(draft.at);
      if (Temporal.Instant.compare(toInstant(desk, to), at) <= 0) return refused('past');
      const by = local(meeting.startsAt).until(to);
      const all = extent === 'following' ? await fromOn(inside, meeting) : [meeting];
      let moved = 0;
      for (const each of all) {
        const starts = local(each.startsAt).add(by);
        const invited = await invitedFor(desk, members, { ...draft, at: starts.toString() });
        if (!invited.ok) return invited;
        const terms = await termsOf(desk, draft, starts);
        if (!(await moveMeeting(inside, each, terms, { why: reason, words, invited: invited.value }, at))) continue;
        moved += 1;
        await inside.atDoor((door) => remindOf(door, school.id, { ...terms, id: each.id }, at));
      }
      if (moved === 0) return refused('cancelled');
      await tellPlanned(desk, id, 'moved');
      return ok(moved);
    },

    async cancel(id, { extent, reason, words }) {
      const found = await changeable(id);
      if (!found.ok) return found;
      const meeting = found.value;
      const all = extent === 'following' ? await fromOn(inside, meeting) : [meeting];
      const alone = meeting.invited.length > 1 && meeting.invited.some(({ mentee }) => mentee === me.id);
      if (alone) {
        const sides = await sidesOf(desk, meeting);
        for (const each of all) {
          if (each.invited.some(({ mentee }) => mentee !== me.id)) await uninvite(inside, each.id, me.id);
          else await cancelMeeting(inside, each, { why: reason, words }, at);
        }
        const { sequence } = meeting;
        await tellOf(desk, sides.slice(0, 1), { kind: 'meeting-without', meeting: id, sequence, mentee: me.id });
        return ok('left');
      }
      const hear = await whoHears(desk, meeting);
      for (const each of all) await cancelMeeting(inside, each, { why: reason, words }, at);
      await tellCancelled(desk, meeting, hear, all.length);
      return ok('cancelled');
    },

    async suits(id) {
      const found = await changeable(id);
      if (!found.ok) return false;
      const { sequence } = found.value;
      await tellOf(desk, await sidesOf(desk, found.value), { kind: 'meeting-suits', meeting: id, sequence, by: me.id });
      return true;
    },
  };
}

async function tellCancelled(
  desk: Desk,
  { id, sequence }: Meeting,
  people: readonly PersonId[],
  count: number,
): Promise<void> {
  await tellOf(desk, people, { kind: 'meeting-cancelled', meeting: id, sequence: sequence + 1, count });
}
