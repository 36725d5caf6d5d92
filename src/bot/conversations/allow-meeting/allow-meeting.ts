import type { Conversation } from '#bot/conversation/conversation.ts';
import { impersonalLines, meetingLines } from '#bot/meeting-words.ts';
import type { Work } from '#bot/work/work.ts';
import { brand, type MeetingId } from '#domain/ids.ts';
import { words } from './words.ts';

/** A guardian says whether a child may meet an adult outside the school or in the evening. */
export const allowMeeting: Conversation<{ meeting: string }> = {
  name: 'allow-meeting',
  version: 1,

  async stillMakesSense({ meetingAnswers }, { meeting }) {
    return (await meetingAnswers.askedAbout(brand<MeetingId>(meeting))).length > 0 || words.gone;
  },

  async run(talk, { meeting }) {
    const id = brand<MeetingId>(meeting);
    const answer = await talk.choose('answer', (work) => question(work, id), [
      { key: 'yes', label: words.yes },
      { key: 'no', label: words.no },
    ]);
    const kept = await talk.record('answered', ({ meetingAnswers }) => meetingAnswers.allow(id, answer));
    await talk.say(kept ? words.kept[answer] : words.gone);
  },
};

async function question({ meetings, carriesPersonal }: Work, id: MeetingId) {
  const seen = await meetings.see(id);
  if (!seen) return words.gone;
  return words.question(carriesPersonal ? meetingLines(seen) : impersonalLines(seen), seen.series !== undefined);
}
