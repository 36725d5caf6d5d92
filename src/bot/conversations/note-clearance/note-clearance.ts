import type { Conversation } from '#bot/conversation/conversation.ts';
import type { Work } from '#bot/work/work.ts';
import { brand, type PersonId } from '#domain/ids.ts';
import { words } from './words.ts';

/** «Справка о судимости» of a mentor from outside has been seen, or was marked by mistake (R8). */
export const noteClearance: Conversation<{ person: string }> = {
  name: 'note-clearance',
  version: 1,

  async stillMakesSense(work, { person }) {
    return (await clearanceOf(work, person)) !== undefined || words.notNeeded;
  },

  async run(talk, { person }) {
    const seen = await talk.read('seen', async (work) => (await clearanceOf(work, person))?.seenOn !== undefined);
    const sure = await talk.choose('sure', seen ? words.takeOff : words.question, [
      { key: 'yes', label: seen ? words.off : words.isSeen },
      { key: 'no', label: words.notNow },
    ]);
    if (sure === 'yes') {
      const noted = await talk.record('noted', ({ clearance }) => clearance.note(brand<PersonId>(person), !seen));
      await talk.say(noted ? words.noted : words.notNeeded);
    }
    await talk.leadTo('card', person);
  },
};

async function clearanceOf({ people, clearance }: Work, person: string) {
  const member = await people.card(brand<PersonId>(person));
  return member && clearance.of(member);
}
