import type { Conversation, Talk } from '#bot/conversation/conversation.ts';
import { fileAfterChange } from '#bot/conversations/meeting-file/after-change.ts';
import type { Work } from '#bot/work/work.ts';
import { brand, type MeetingId, type PairId } from '#domain/ids.ts';
import type { MeetingKind } from '#domain/meeting/meeting.ts';
import { usualMinutes } from '#domain/meeting/planned.ts';
import { hindrances } from './draft-words.ts';
import { putTogether } from './put-together.ts';
import { words } from './words.ts';

/** «Назначить встречу»: mentor, mentee or curator plan the pair's next meeting, or a series. */
export const planMeeting: Conversation<{ pair: string }> = {
  name: 'plan-meeting',
  version: 1,

  async stillMakesSense({ planning }, { pair }) {
    return (await planning.terms(brand<PairId>(pair))) !== undefined || words.notHere;
  },

  async run(talk, { pair }) {
    const kind = await kindOf(talk, pair);
    if (kind === undefined) return;
    const draft = await putTogether(talk, { pair, from: { kind, minutes: usualMinutes, place: null } });
    const came = await talk.record('planned', async (work) => {
      const planned = await work.planning.plan(brand<PairId>(pair), draft);
      if (!planned.ok) return { problem: planned.problem };
      await fileAfterChange(work, planned.value);
      return { meeting: planned.value };
    });
    if ('problem' in came) return talk.say(hindrances[came.problem]);
    await talk.say((work) => saved(work, came.meeting));
    await talk.leadTo('meeting', came.meeting);
  },
};

/** The cycle proposes it; where nobody may meet for that yet, it is said why, and what may be instead. */
async function kindOf(talk: Talk, pair: string): Promise<MeetingKind | undefined> {
  const begin = await talk.read('begin', async ({ planning }) => {
    const terms = await planning.terms(brand<PairId>(pair));
    return terms ? { proposed: terms.proposed, kinds: [...terms.kinds], hindrance: terms.hindrance ?? null } : null;
  });
  if (begin === null) return void (await talk.say(words.notHere));
  const { hindrance, kinds, proposed } = begin;
  if (hindrance === null) return proposed;
  if (kinds.length === 0) return void (await talk.say(hindrances[hindrance]));
  const instead = await talk.choose('instead', words.hindered(proposed, hindrances[hindrance]), [
    ...kinds.map((key) => ({ key, label: words.kind(key) })),
    { key: 'no' as const, label: words.notNow },
  ]);
  return instead === 'no' ? undefined : instead;
}

async function saved({ meetings }: Work, meeting: string) {
  const seen = await meetings.see(brand<MeetingId>(meeting));
  const waits = seen?.invited.some(({ guardianAnswer }) => guardianAnswer === 'asked') ?? false;
  return waits ? words.asked : words.saved;
}
