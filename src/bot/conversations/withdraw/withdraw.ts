import type { Conversation } from '#bot/conversation/conversation.ts';
import type { Work } from '#bot/work/work.ts';
import { brand, type PersonId } from '#domain/ids.ts';
import { words } from './words.ts';

/** Somebody withdraws their own consent (no `child`), or a guardian the one for a child: at any time (ч. 2 ст. 9 152-ФЗ). */
export const withdraw: Conversation<{ child: string }> = {
  name: 'withdraw',
  version: 1,

  async stillMakesSense(work, { child }) {
    if (child === '') return (await work.people.amOnlyCurator()) ? words.onlyCurator : true;
    const found = await work.consents.forChild(idOf(child));
    return (found?.state === 'given' && !found.adult) || words.nothingToWithdraw;
  },

  async run(talk, { child }) {
    const answer = await talk.choose('sure', (work) => sure(work, child), [
      { key: 'stay', label: words.stay },
      { key: 'withdraw', label: words.withdraw },
    ]);
    if (answer === 'stay') return talk.say(words.stays);
    const came = await talk.record('withdrawn', ({ me, consents }) =>
      consents.withdraw(child === '' ? me.id : idOf(child)),
    );
    if (came === 'only-curator') return talk.say(words.onlyCurator);
    // Of oneself the home screen says the rest.
    if (child !== '') await talk.say(words.withdrawn);
  },
};

async function sure({ address, consents }: Work, child: string) {
  if (child === '') return words.sure[address];
  const found = await consents.forChild(idOf(child));
  return words.sureOfChild(found?.child.person);
}

function idOf(child: string): PersonId {
  return brand<PersonId>(child);
}
