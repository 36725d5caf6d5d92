import type { Conversation, Talk } from '#bot/conversation/conversation.ts';
import { asksPaperDay } from '#bot/conversations/paper-day.ts';
import { openReplacement } from '#bot/screens/replacements.ts';
import type { Work } from '#bot/work/work.ts';
import { brand, type ReplacementId } from '#domain/ids.ts';
import { words } from './words.ts';

/** The head decides on a petition for another mentor (R6). */
export const decideReplacement: Conversation<{ replacement: string }> = {
  name: 'decide-replacement',
  version: 1,

  async stillMakesSense(work, { replacement }) {
    return (await openReplacement(work, replacement))?.mayDecide || words.gone;
  },

  async run(talk, { replacement }) {
    const decision = await decisionOf(talk, replacement);
    if (decision === 'later') return talk.say(words.waits);
    await settle(talk, replacement, decision);
  },
};

/** A curator marks what the head has signed. */
export const paperReplacement: Conversation<{ replacement: string }> = {
  name: 'paper-replacement',
  version: 1,

  async stillMakesSense(work, { replacement }) {
    return (await openReplacement(work, replacement))?.mayMarkPaper || words.gone;
  },

  async run(talk, { replacement }) {
    const decision = await decisionOf(talk, replacement);
    if (decision === 'later') return talk.say(words.waits);
    const day = await asksPaperDay(talk, words.day);
    await settle(talk, replacement, decision, day);
  },
};

async function decisionOf(talk: Talk, replacement: string) {
  return talk.choose('decision', (work) => question(work, replacement), [
    { key: 'granted', label: words.granted },
    { key: 'declined', label: words.declined },
    { key: 'later', label: words.later },
  ]);
}

async function settle(talk: Talk, replacement: string, decision: 'granted' | 'declined', paperOn?: Temporal.PlainDate) {
  const decided = await talk.record('decided', ({ replacements }) =>
    replacements.decide(brand<ReplacementId>(replacement), decision, paperOn),
  );
  await talk.say(decided ? words.done[decision] : words.gone);
  await talk.leadTo('replacements');
}

async function question(work: Work, replacement: string) {
  const found = await openReplacement(work, replacement);
  return found ? words.question(found) : words.gone;
}
