import type { Conversation } from '#bot/conversation/conversation.ts';
import { brand, type PersonId } from '#domain/ids.ts';
import { askingGoal } from './asking.ts';
import { chosenPlan, menteeWithoutPair } from './choosing.ts';
import { words } from './words.ts';

/** A curator picks mentee, variant, mentor and goal; whoever is asked first hears of it (product.md, 6). */
export const formPair: Conversation<{ mentee: string }> = {
  name: 'form-pair',
  version: 1,

  async run(talk, { mentee: given }) {
    const mentee = given === '' ? await menteeWithoutPair(talk) : brand<PersonId>(given);
    const plan = mentee && (await chosenPlan(talk, mentee, 'proposed'));
    if (!plan) return talk.leadTo('pairs');
    const goal = plan.into === undefined ? await talk.ask('goal', words.goal, askingGoal(plan.variant)) : '';
    const sure = await talk.choose('sure', (work) => words.summary(work, plan, { goal }), [
      { key: 'yes', label: words.propose },
      { key: 'no', label: words.notNow },
    ]);
    if (sure === 'no') return talk.leadTo('pairs');
    const formed = await talk.record('proposed', ({ forming }) => forming.propose({ ...plan, goal }));
    if (!formed.formed) {
      await talk.say((work) => words.forbidden(work, formed));
      return talk.leadTo('pairs');
    }
    await talk.say(async ({ council }) => (council.decides ? words.goesToCouncil : words.proposed));
    await talk.leadTo('pair', formed.pair);
  },
};
