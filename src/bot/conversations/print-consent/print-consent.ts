import type { Conversation } from '#bot/conversation/conversation.ts';
import { brand, type PersonId } from '#domain/ids.ts';
import { words } from './words.ts';

/** A curator has somebody's consent filled in, to be printed and signed by hand. */
export const printConsent: Conversation<{ person: string }> = {
  name: 'print-consent',
  version: 1,

  async stillMakesSense({ people }, { person }) {
    return (await people.card(brand<PersonId>(person)))?.person !== undefined || words.gone;
  },

  async run(talk, { person }) {
    const consent = await talk.choose(
      'consent',
      async ({ people }) => words.which((await people.card(brand<PersonId>(person)))?.person),
      [
        { key: 'processing', label: words.processing },
        { key: 'publication', label: words.publication },
      ],
    );
    await talk.record('ordered', ({ documents }) => documents.order({ kind: 'consent', params: { person, consent } }));
    await talk.say(words.making);
    await talk.leadTo('card', person);
  },
};
