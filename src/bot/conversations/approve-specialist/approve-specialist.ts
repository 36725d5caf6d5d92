import type { Conversation } from '#bot/conversation/conversation.ts';
import { impersonalLines, meetingLines } from '#bot/meeting-words.ts';
import { brand, type MeetingId } from '#domain/ids.ts';
import { words } from './words.ts';

/** A curator says whether a specialist may come to a meeting with minors (R8). */
export const approveSpecialist: Conversation<{ meeting: string }> = {
  name: 'approve-specialist',
  version: 1,

  async stillMakesSense({ meetingAnswers }, { meeting }) {
    return (await meetingAnswers.asksApproval(brand<MeetingId>(meeting))) || words.gone;
  },

  async run(talk, { meeting }) {
    const id = brand<MeetingId>(meeting);
    const answer = await talk.choose(
      'answer',
      async ({ meetings, carriesPersonal }) => {
        const seen = await meetings.see(id);
        if (!seen) return words.gone;
        return words.question(carriesPersonal ? meetingLines(seen) : impersonalLines(seen));
      },
      [
        { key: 'yes', label: words.yes },
        { key: 'no', label: words.no },
      ],
    );
    const kept = await talk.record('answered', ({ meetingAnswers }) => meetingAnswers.approve(id, answer));
    await talk.say(kept ? words.kept[answer] : words.gone);
  },
};
