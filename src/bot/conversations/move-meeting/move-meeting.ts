import type { Conversation } from '#bot/conversation/conversation.ts';
import { askExtent } from '#bot/conversations/meeting-extent.ts';
import { fileAfterChange, fileWithoutMe } from '#bot/conversations/meeting-file/after-change.ts';
import { askWhy } from '#bot/conversations/meeting-reason.ts';
import { hindrances } from '#bot/conversations/plan-meeting/draft-words.ts';
import { putTogether } from '#bot/conversations/plan-meeting/put-together.ts';
import { brand, type MeetingId } from '#domain/ids.ts';
import { standing } from '#domain/meeting/planned.ts';
import { words } from './words.ts';

/** Another time or place for a meeting; the other side is told and asked. */
export const moveMeeting: Conversation<{ meeting: string }> = {
  name: 'move-meeting',
  version: 1,

  async stillMakesSense({ meetings }, { meeting }) {
    const seen = await meetings.see(brand<MeetingId>(meeting));
    return seen?.mine ? seen.moves || words.ownPart : words.gone;
  },

  async run(talk, { meeting }) {
    const now = await talk.read('now', async ({ meetings }) => {
      const seen = await meetings.see(brand<MeetingId>(meeting));
      if (!seen?.moves) return null;
      const { pair, kind, minutes, online, outside, series } = seen;
      return { pair, kind, minutes, online, outside, series: series !== undefined };
    });
    if (now === null) return talk.say(words.gone);
    const { pair, kind, minutes, online, outside } = now;
    const extent = await askExtent(talk, now.series);
    const why = await askWhy(talk);
    const draft = await putTogether(talk, {
      pair,
      from: { kind, minutes, place: { words: null, as: meeting, online, outside } },
      instead: { meeting, following: extent === 'following' },
    });
    const came = await talk.record('moved', async (work) => {
      const before = await work.meetings.see(brand<MeetingId>(meeting));
      const moved = await work.meetingChanges.move(brand<MeetingId>(meeting), draft, { ...why, extent });
      if (!moved.ok) return { problem: moved.problem };
      if (before && standing(before).length > 0) await fileWithoutMe(work, meeting, before.startsAt.toString());
      await fileAfterChange(work, meeting);
      return { count: moved.value };
    });
    if ('problem' in came) {
      const { problem } = came;
      if (problem === 'own-part') return talk.say(words.ownPart);
      return talk.say(problem === 'cancelled' || problem === 'logged' ? words.gone : hindrances[problem]);
    }
    await talk.say(async ({ meetings }) => {
      const seen = await meetings.see(brand<MeetingId>(meeting));
      const waits = seen?.invited.some(({ guardianAnswer }) => guardianAnswer === 'asked') ?? false;
      return waits ? words.asked : words.moved(came.count);
    });
    await talk.leadTo('meeting', meeting);
  },
};
