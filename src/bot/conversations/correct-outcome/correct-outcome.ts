import type { Conversation, Talk } from '#bot/conversation/conversation.ts';
import { words as logWords } from '#bot/conversations/log-meeting/words.ts';
import { brand, type MeetingId } from '#domain/ids.ts';
import type { Log } from '#domain/meeting/log.ts';
import { words } from './words.ts';

/** «Состоялась» was pressed by mistake, or «Не состоялась». */
export const correctOutcome: Conversation<{ meeting: string }> = {
  name: 'correct-outcome',
  version: 1,

  async stillMakesSense({ diary }, { meeting }) {
    const entry = await diary.entry(brand<MeetingId>(meeting));
    if (!entry?.last) return words.gone;
    return entry.mayLog.ok || logWords.outcome[entry.mayLog.problem];
  },

  async run(talk, { meeting }) {
    const id = brand<MeetingId>(meeting);
    const before = await talk.read('before', async ({ diary }) => {
      const entry = await diary.entry(id);
      return { held: entry?.last?.log.held ?? false, members: entry?.invited.map(({ mentee }) => mentee) ?? [] };
    });
    const log = before.held ? await wasNot(talk) : await wasHeld(talk, before.members);
    if (!log) await talk.say(words.kept);
    else {
      const outcome = await talk.record('corrected', ({ diary }) => diary.keep(id, log));
      await talk.say(outcome === 'done' ? words.corrected : logWords.outcome[outcome]);
    }
    await talk.leadTo('meeting-log', meeting);
  },
};

async function wasHeld(talk: Talk, members: Extract<Log, { held: true }>['came']): Promise<Log | undefined> {
  const sure = await talk.choose('held', words.wasHeld, [
    { key: 'yes', label: words.yes },
    { key: 'no', label: words.no },
  ]);
  return sure === 'yes' ? { held: true, came: members } : undefined;
}

const reasons = ['ill', 'absent', 'lessons', 'busy'] as const;

async function wasNot(talk: Talk): Promise<Log | undefined> {
  const why = await talk.choose('why', words.wasNot, [
    ...reasons.map((key) => ({ key, label: logWords.reasons[key] })),
    { key: 'no' as const, label: words.no },
  ]);
  return why === 'no' ? undefined : { held: false, why };
}
