import type { Json, Talk } from '#bot/conversation/conversation.ts';
import { fileAfterChange } from '#bot/conversations/meeting-file/after-change.ts';
import { hindrances } from '#bot/conversations/plan-meeting/draft-words.ts';
import type { MeetingDraft } from '#bot/work/planning.ts';
import type { Work } from '#bot/work/work.ts';
import { brand, type MeetingId, type PairId } from '#domain/ids.ts';
import { usualMinutes } from '#domain/meeting/planned.ts';
import { suggestion } from '#domain/meeting/slots.ts';
import { words } from './next-meeting-words.ts';

type Proposal =
  | { readonly kind: 'planned'; readonly at: string }
  | { readonly kind: 'free'; readonly draft: MeetingDraft }
  | { readonly kind: 'nothing' };

/** What has been written down leads to the next meeting: the same day and time, by the cycle, unless one is planned. */
export async function nextMeeting(talk: Talk, { meeting, pair }: { meeting: MeetingId; pair: string }): Promise<void> {
  const proposal = await talk.read('proposal', (work) => proposed(work, brand<PairId>(pair)));
  await talk.leadTo('meeting-log', meeting);
  switch (proposal.kind) {
    case 'nothing':
      return talk.say(words.logged);
    case 'planned':
      return talk.say(words.loggedNextIs(Temporal.PlainDateTime.from(proposal.at)));
    case 'free':
      return offers(talk, pair, proposal.draft);
    default:
      return proposal satisfies never;
  }
}

async function offers(talk: Talk, pair: string, draft: MeetingDraft): Promise<void> {
  const answer = await talk.choose('next', words.next(Temporal.PlainDateTime.from(draft.at), draft.kind), [
    { key: 'yes', label: words.yes },
    { key: 'other', label: words.otherTime },
    { key: 'no', label: words.notNow },
  ]);
  if (answer === 'other') return talk.handOver('plan-meeting', { pair });
  if (answer === 'no') return talk.say(words.notPlanned);
  const problem = await talk.record('planned', async (work) => {
    const planned = await work.planning.plan(brand<PairId>(pair), draft);
    if (!planned.ok) return planned.problem;
    await fileAfterChange(work, planned.value);
    return null;
  });
  await talk.say(problem === null ? words.planned : hindrances[problem]);
}

/** A time at which a side is taken, or that a guardian would be asked about, is chosen by hand. */
async function proposed({ meetings, planning, school, at }: Work, pair: PairId): Promise<Proposal & Json> {
  const coming = await meetings.nextOfPair(pair);
  if (coming) return { kind: 'planned', at: coming.starts.toString() };
  const terms = await planning.terms(pair);
  const time = terms && suggestion(terms.last, at, school.timeZone, school.holidays);
  if (!terms || terms.hindrance || !time) return { kind: 'nothing' };
  const [usual] = terms.places;
  const place = {
    words: null,
    as: usual?.meeting ?? null,
    online: usual?.online ?? false,
    outside: usual?.outside ?? false,
  };
  const draft = {
    ...{ kind: terms.proposed, at: time.toString(), minutes: usualMinutes, place },
    ...{ specialist: null, series: null, skip: [] },
  };
  const { hindrance, clashes, asksGuardian } = await planning.check(pair, draft);
  return hindrance || clashes.length > 0 || asksGuardian ? { kind: 'nothing' } : { kind: 'free', draft };
}
