import type { Conversation } from '#bot/conversation/conversation.ts';
import { brand, type DecisionId, type PersonId } from '#domain/ids.ts';
import { shortName } from '#domain/people/name.ts';
import { words } from './words.ts';

/** Takes back the last step of a review: a confirmation, an acceptance, a return; or the last marked paper of pairs. */
export const undo: Conversation<{ decision: string }> = {
  name: 'undo',
  version: 1,

  async run(talk, { decision }) {
    const { outcome, kind, whose } = await talk.record('undone', async ({ decisions }) => {
      const last = await decisions.last();
      const outcome = await decisions.undo(brand<DecisionId>(decision));
      return { outcome, kind: last?.kind ?? null, whose: last?.whose ?? null };
    });
    const ofReview = kind === 'accepted' || kind === 'returned';
    await talk.say(async ({ people, carriesPersonal }) => {
      // Where no name may be said, the list that follows says it.
      const of = ofReview && outcome === 'undone' && whose !== null && carriesPersonal ? whose : undefined;
      const person = of && (await people.card(brand<PersonId>(of)))?.person;
      return person ? words.waitsAgain(person.name.map(shortName)) : words[outcome];
    });
    if (kind === 'confirmed') return talk.leadTo('people', 'unconfirmed');
    if (kind === null || ofReview) return talk.leadTo('questionnaires');
    await talk.leadTo('pair-papers');
  },
};
