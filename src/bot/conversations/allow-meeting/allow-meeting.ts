import type { Conversation } from '#bot/conversation/conversation.ts';
import { impersonalLines, meetingLines } from '#bot/meeting-words.ts';
import { words as meetingWords } from '#bot/screens/meetings-words.ts';
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
    const said = await talk.choose<Wish>(
      'answer',
      (work) => question(work, id, work.carriesPersonal),
      async ({ carriesPersonal }) => [
        ...yesOrNo,
        ...(carriesPersonal ? [] : [{ key: 'whole' as const, label: meetingWords.whole }]),
      ],
    );
    const answer =
      said === 'whole' ? await talk.choose('answer-whole', (work) => question(work, id, true), yesOrNo) : said;
    const kept = await talk.record('answered', ({ meetingAnswers }) => meetingAnswers.allow(id, answer));
    await talk.say(kept ? words.kept[answer] : words.gone);
  },
};

type Wish = 'yes' | 'no' | 'whole';

const yesOrNo = [
  { key: 'yes' as const, label: words.yes },
  { key: 'no' as const, label: words.no },
];

/** `open`: with whom and where; without them a tap answers where nothing personal may be carried. */
async function question({ meetings }: Work, id: MeetingId, open: boolean) {
  const seen = await meetings.see(id);
  if (!seen) return words.gone;
  const details = open ? meetingLines(seen) : impersonalLines(seen);
  const all = (await meetings.ofPair(seen.pair)).filter(
    ({ series, starts }) =>
      series !== undefined && series === seen.series && Temporal.PlainDateTime.compare(starts, seen.starts) >= 0,
  );
  return words.question(details, all.length, all.at(-1)?.starts ?? seen.starts);
}
