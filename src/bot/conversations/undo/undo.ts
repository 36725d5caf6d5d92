import type { Conversation } from '#bot/conversation/conversation.ts';
import { brand, type DecisionId, type PersonId } from '#domain/ids.ts';
import { shortName } from '#domain/people/name.ts';
import { words } from './words.ts';

/** Takes back the last step of a review: a confirmation, an acceptance, a return. */
export const undo: Conversation<{ decision: string }> = {
  name: 'undo',
  version: 1,

  async run(talk, { decision }) {
    const { outcome, kind, author } = await talk.record('undone', async ({ decisions, decided }) => {
      const last = await decisions.last();
      const author = last && (await decided.author(last));
      const outcome = await decisions.undo(brand<DecisionId>(decision));
      return { outcome, kind: last?.kind ?? null, author: author ?? null };
    });
    await talk.say(async ({ decided, carriesPersonal }) => {
      // Where no name may be said, the list that follows says it.
      const of = outcome === 'undone' && author !== null && carriesPersonal ? author : undefined;
      const person = of && (await decided.person(brand<PersonId>(of)));
      return person ? words.waitsAgain(person.name.map(shortName)) : words[outcome];
    });
    if (kind === 'confirmed') return talk.leadTo('people', 'unconfirmed');
    await talk.leadTo('questionnaires');
  },
};
