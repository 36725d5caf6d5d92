import type { Conversation, Talk } from '#bot/conversation/conversation.ts';
import { askingPastDay } from '#bot/conversations/past-day.ts';
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
    const { timeZone, today } = await talk.record('today', async (work) => ({
      timeZone: work.school.timeZone,
      today: work.today().toString(),
    }));
    const day = await talk.ask('day', words.day, {
      ...askingPastDay(timeZone, words.dayProblem),
      suggest: [{ label: words.today, value: today }],
    });
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

async function settle(talk: Talk, replacement: string, decision: 'granted' | 'declined', paperOn?: string) {
  const decided = await talk.record('decided', ({ replacements }) =>
    replacements.decide(
      brand<ReplacementId>(replacement),
      decision,
      paperOn === undefined ? undefined : Temporal.PlainDate.from(paperOn),
    ),
  );
  await talk.say(decided ? words.done[decision] : words.gone);
  await talk.leadTo('replacements');
}

async function question(work: Work, replacement: string) {
  const found = await openReplacement(work, replacement);
  return found ? words.question(found) : words.gone;
}
