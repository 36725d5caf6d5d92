import { readDraft } from '#db/drafts.ts';
import { keepRating, markOf } from '#db/marks.ts';
import { readMeeting } from '#db/meetings.ts';
import { tellLater } from '#db/notices.ts';
import { readMembership } from '#db/pairs.ts';
import type { DraftId, MeetingId, PersonId } from '#domain/ids.ts';
import { feedbackRating, tapId } from '#domain/meeting/feedback.ts';
import type { Meeting } from '#domain/meeting/planned.ts';
import { mayInPair } from '#domain/people/access.ts';
import type { Progress } from '#domain/questionnaire/machine.ts';
import type { Desk } from './desk.ts';
import type { FillingActs } from './filling.ts';
import { worryAboutRating } from './overhearing.ts';
import { pairSubject } from './pairs.ts';

/** «Как прошла встреча?»: asked of a mentee who came. The mentor learns nothing of it, not even that it was answered. */
export interface RatingActs {
  /** A meeting that I may rate. Rated already, I may think otherwise. */
  toRate(meeting: MeetingId): Promise<{ meeting: Meeting; rating?: number } | undefined>;
  /** The options of the survey's first question, for buttons outside of it. */
  scale(): readonly { key: string; label: string }[];
  /** Keeps the tap, and begins the questionnaire with it: its other questions may be left. */
  rate(meeting: MeetingId, rating: number): Promise<void>;
  /** What the questionnaire says in the end. */
  keepFeedback(meeting: MeetingId, draft: DraftId): Promise<void>;
}

export const feedbackId = 'meeting-feedback';

export function ratingActs(desk: Desk, filling: Pick<FillingActs, 'open' | 'read' | 'take'>): RatingActs {
  const { inside, at, me } = desk;

  async function toRate(id: MeetingId) {
    const meeting = await readMeeting(inside, id);
    const mark = meeting && (await markOf(inside, { meeting: id, mentee: me.id }));
    const member = meeting && (await readMembership(inside, { pair: meeting.pair, mentee: me.id }));
    if (!member || meeting.state !== 'held' || !mark?.came) return undefined;
    if (!mayInPair(desk.actor, 'meeting.rate', await pairSubject(desk, member))) return undefined;
    return { meeting, ...(mark.rating !== undefined && { rating: mark.rating }) };
  }

  async function keep(id: MeetingId, rating: number, words?: string): Promise<void> {
    const found = await toRate(id);
    if (!found) desk.forbid('meeting.rate');
    await keepRating(inside, { meeting: id, mentee: me.id, rating, ...(words !== undefined && { words }) }, at);
    await worryAboutRating(desk, { pair: found.meeting.pair, mentee: me.id });
  }

  return {
    toRate,
    scale() {
      const survey = desk.setting.questionnaires.get(feedbackId)?.questionnaire;
      const tap = survey?.questions.find((question) => question.id === tapId);
      const options = tap && 'options' in tap ? tap.options : [];
      return options.map(({ key, label }) => ({ key, label: typeof label === 'string' ? label : label[desk.address] }));
    },
    async rate(id, rating) {
      await keep(id, rating);
      const draft = await filling.read(await filling.open(feedbackId, id));
      if (draft?.progress.at === tapId) await filling.take(draft, { kind: 'option', option: String(rating) });
    },
    async keepFeedback(id, draft) {
      const sent = await readDraft(inside, draft);
      if (sent?.person !== me.id || sent.about !== id) return;
      const { rating, words } = feedbackRating((sent.progress as Progress).answers);
      if (rating !== undefined) await keep(id, rating, words);
    },
  };
}

/** Each once, however often the log is corrected. */
export async function askForRatings(
  { inside, at, school }: Pick<Desk, 'inside' | 'at' | 'school'>,
  meeting: MeetingId,
  came: readonly PersonId[],
): Promise<void> {
  await inside.atDoor(async (door) => {
    for (const person of came) {
      const notice = { kind: 'rate', meeting };
      await tellLater(door, { key: `rate:${meeting}:${person}`, school: school.id, person, notice }, at);
    }
  });
}
