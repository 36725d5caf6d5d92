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
      const came = await talk.record('confirmed', async (work) => {
        const confirmed = await work.people.confirm(id);
        return { confirmed, draft: await waiting(work, id) };
      });
      await talk.say(came.confirmed ? words.confirmed : words.gone);
      if (came.draft !== null) return talk.leadTo('submission', came.draft);
    }
    await talk.leadTo('card', person);
  },
};

/** The questionnaire that waits for whoever has just confirmed its author: accepting it is the next thing. */
async function waiting(work: Work, id: PersonId): Promise<string | null> {
  const member = work.may('intake.review') ? await work.people.card(id) : undefined;
  if (!member || !work.filling.mayRead(member)) return null;
  return (await work.filling.sent(id)).find(({ state }) => state === 'waiting')?.draft ?? null;
}

async function question({ people }: Work, id: PersonId) {
  const member = await people.toConfirm(id);
  if (!member) return words.gone;
  const roles = member.roles.map(({ role }) => role);
  return words.question(member.person.name.map(fullName), member.className, roles);
}
