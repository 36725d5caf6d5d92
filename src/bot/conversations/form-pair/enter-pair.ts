import type { Conversation } from '#bot/conversation/conversation.ts';
import { askingGoal, askingSince } from './asking.ts';
import { anyMentee, chosenPlan } from './choosing.ts';
import { words } from './words.ts';

/** A pair that worked before the school began here; its papers are marked afterwards, clocks count from today. */
export const enterPair: Conversation = {
  name: 'enter-pair',
  version: 1,

  async run(talk) {
    const mentee = await anyMentee(talk);
    const plan = mentee && (await chosenPlan(talk, mentee, 'entered'));
    if (!plan) return talk.leadTo('pairs');
    const timeZone = await talk.read('zone', async ({ school }) => school.timeZone);
    const since = await talk.ask('since', words.since, askingSince(timeZone));
    const goal = plan.into === undefined ? await talk.ask('goal', words.goal, askingGoal(plan.variant)) : '';
    const day = Temporal.PlainDate.from(since);
    const sure = await talk.choose('sure', (work) => words.summary(work, plan, { goal, since: day }), [
      { key: 'yes', label: words.enter },
      { key: 'no', label: words.notNow },
    ]);
    if (sure === 'no') return talk.leadTo('pairs');
    const formed = await talk.record('entered', ({ forming }) => forming.enter({ ...plan, goal }, day));
    if (!formed.formed) {
      await talk.say((work) => words.forbidden(work, formed));
      return talk.leadTo('pairs');
    }
    await talk.say(words.entered);
    await talk.leadTo('pair', formed.pair);
  },
};
