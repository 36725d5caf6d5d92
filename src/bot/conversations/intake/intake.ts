import type { Conversation } from '#bot/conversation/conversation.ts';
import { type IntakeId, intakesOf } from '#domain/registry/intake-for.ts';
import { words } from './words.ts';

/** The mentee's request or the mentor's offer. */
export const intake: Conversation<{ questionnaire: IntakeId }> = {
  name: 'intake',
  version: 1,

  async stillMakesSense({ me, filling }, { questionnaire }) {
    if (!me.joinedAt) return words.notYet;
    if (!intakesOf(me.roles, me.kind).includes(questionnaire)) return words.notForThisRole;
    const mine = await filling.mine();
    const sent = mine.some((each) => each.questionnaire === questionnaire && each.state !== 'returned');
    return sent ? words.alreadySent : true;
  },

  async run(talk, { questionnaire }) {
    await talk.fill('answers', questionnaire);
    await talk.say(async ({ address }) => words.thanks[address]);
  },
};
