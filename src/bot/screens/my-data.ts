import type { Screen } from '#bot/conversation/registry.ts';
import { press } from '#bot/payload.ts';
import type { Work } from '#bot/work/work.ts';
import { schoolDate } from '#domain/time.ts';
import { words } from './my-data-words.ts';

/** What is kept of me, who sees it, and the way out (ст. 14 152-ФЗ). */
export const myData: Screen<Work> = {
  name: 'my-data',
  right: 'my-data.see',
  async show({ me, address, school, consents, publication, filling, calls }) {
    if (!me.person) return { text: words.nothing[address] };
    const given = await consents.givenAt();
    const published = await publication.of(me.id);
    return {
      text: words.data(address, me.person, me.roles, {
        given: given && schoolDate(given, school.timeZone),
        published: published?.standing ?? 'no',
        joined: me.joinedAt !== undefined,
        answered: (await filling.mine()).length > 0,
      }),
      choices: [
        ...(published?.mayGive || published?.given
          ? [{ label: words.publication, press: press.start('publication') }]
          : []),
        ...((await calls.mine()).length > 0 ? [{ label: words.calls, press: press.screen('my-calls') }] : []),
        { label: words.chats, press: press.screen('my-chats') },
        { label: me.joinedAt ? words.withdraw : words.leave, press: press.start('withdraw') },
      ],
    };
  },
};
