import { cancelMeeting, comingOfPair, uninvite } from '#db/meetings.ts';
import type { MembershipRef } from '#db/pairs.ts';
import { mayChange } from '#domain/meeting/planned.ts';
import type { Desk } from './desk.ts';

/**
 * A mentee and a mentor meet no more (their pair has ended, one of them has left): what is planned is off; in a group the
 * rest meets. Nothing is said here: whoever ends a pair says so, and why, in words of its own.
 */
export async function cancelAllOf(
  { inside, at }: Pick<Desk, 'inside' | 'at'>,
  { pair, mentee }: MembershipRef,
): Promise<void> {
  for (const meeting of await comingOfPair(inside, pair, at)) {
    if (!mayChange(meeting, at).ok || !meeting.invited.some((each) => each.mentee === mentee)) continue;
    if (meeting.invited.length > 1) await uninvite(inside, meeting.id, mentee);
    else await cancelMeeting(inside, meeting, { why: 'over', words: null }, at);
  }
}
