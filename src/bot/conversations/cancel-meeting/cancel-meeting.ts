import type { Conversation } from '#bot/conversation/conversation.ts';
import { askExtent } from '#bot/conversations/meeting-extent.ts';
import { fileAfterChange, fileWithoutMe } from '#bot/conversations/meeting-file/after-change.ts';
import { askWhy } from '#bot/conversations/meeting-reason.ts';
import { brand, type MeetingId } from '#domain/ids.ts';
import { words } from './words.ts';

/** A meeting is off, or in a group somebody will not come; the others are told. */
export const cancelMeeting: Conversation<{ meeting: string }> = {
  name: 'cancel-meeting',
  version: 1,

  async stillMakesSense({ meetings }, { meeting }) {
    return (await meetings.see(brand<MeetingId>(meeting)))?.mine || words.gone;
  },

  async run(talk, { meeting }) {
    const now = await talk.read('now', async ({ meetings }) => {
      const seen = await meetings.see(brand<MeetingId>(meeting));
      return seen?.mine ? { pair: seen.pair, series: seen.series !== undefined, moves: seen.moves } : null;
    });
    if (now === null) return talk.say(words.gone);
    const extent = await askExtent(talk, now.series);
    const why = await askWhy(talk);
    const sure = await talk.choose<'yes' | 'move' | 'no'>('sure', now.moves ? words.sure : words.sureOfOwn, [
      { key: 'yes', label: words.cancel },
      ...(now.moves ? [{ key: 'move' as const, label: words.move }] : []),
      { key: 'no', label: words.keep },
    ]);
    if (sure === 'no') return talk.leadTo('meeting', meeting);
    if (sure === 'move') return talk.handOver('move-meeting', { meeting });
    const came = await talk.record('cancelled', async (work) => {
      const before = await work.meetings.see(brand<MeetingId>(meeting));
      const cancelled = await work.meetingChanges.cancel(brand<MeetingId>(meeting), { ...why, extent });
      if (!cancelled.ok) return 'gone';
      if (before && cancelled.value === 'left') await fileWithoutMe(work, meeting, before.startsAt.toString());
      else await fileAfterChange(work, meeting, 'cancelled');
      return cancelled.value;
    });
    await talk.say(words.came[came]);
    if (came !== 'gone') await talk.leadTo('pair', now.pair);
  },
};
