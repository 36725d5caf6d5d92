import type { Screen } from '#bot/conversation/registry.ts';
import { press } from '#bot/payload.ts';
import type { Work } from '#bot/work/work.ts';
import { words } from './children-words.ts';

/** A guardian's children, each with where the consent stands; an answer can be given, and a «no» taken back. */
export const children: Screen<Work> = {
  name: 'children',
  right: 'consent.sign',
  async show({ consents }) {
    const all = await consents.ofChildren();
    return {
      text: all.length === 0 ? words.none : words.list(all),
      choices: all.flatMap(({ child, state, wanted }) => {
        if (wanted || state === 'refused')
          return [{ label: words.answer(child.person), press: press.start('sign', child.id) }];
        return state === 'given'
          ? [{ label: words.withdraw(child.person), press: press.start('withdraw', child.id) }]
          : [];
      }),
    };
  },
};
