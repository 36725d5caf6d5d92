import type { Conversation } from '#bot/conversation/conversation.ts';
import type { Work } from '#bot/work/work.ts';
import { brand, type PersonId } from '#domain/ids.ts';
import { fullName } from '#domain/people/name.ts';
import { words } from './words.ts';

/** The curator or the class teacher says that somebody who came by a common link is who they say. */
export const confirm: Conversation<{ person: string }> = {
  name: 'confirm',
  version: 2,

  async stillMakesSense({ people }, { person }) {
    return (await people.toConfirm(brand<PersonId>(person))) ? true : words.gone;
  },

  async run(talk, { person }) {
    const id = brand<PersonId>(person);
    const sure = await talk.choose('sure', (work) => question(work, id), [
      { key: 'yes', label: words.yes },
      { key: 'no', label: words.no },
    ]);
    if (sure === 'yes') {
      const confirmed = await talk.record('confirmed', ({ people }) => people.confirm(id));
      await talk.say(confirmed ? words.confirmed : words.gone);
    }
    await talk.leadTo('card', person);
  },
};

async function question({ people }: Work, id: PersonId) {
  const member = await people.toConfirm(id);
  if (!member) return words.gone;
  const roles = member.roles.map(({ role }) => role);
  return words.question(member.person.name.map(fullName), member.className, roles);
}
