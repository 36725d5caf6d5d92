import type { Asking, Conversation } from '#bot/conversation/conversation.ts';
import type { Work } from '#bot/work/work.ts';
import { troubles } from '#domain/care/call.ts';
import { brand, type WorryId } from '#domain/ids.ts';
import { troubleTitles, words } from './words.ts';

/** «Мне нужна помощь»: a press on the kind of trouble is the call already; words are added to it afterwards, if wished. */
export const callHelp: Conversation = {
  name: 'call-help',
  version: 1,

  async run(talk) {
    // Kept although nothing is changed: begun anew, a call that has been made is no call too many.
    const { may } = await talk.record('may', async ({ calls }) => ({ may: calls.may() }));
    if (!may) return talk.say(async ({ address, me }) => words.notYet(address, isChild(me)));
    const trouble = await talk.choose(
      'trouble',
      async ({ address, me }) => words.trouble(address, isChild(me)),
      troubles.map((key) => ({ key, label: troubleTitles[key] })),
    );
    const called = await talk.record('called', ({ calls }) => calls.call(trouble));
    await talk.say(async ({ address, me }) => words.called(address, isChild(me), called));
    const more = await talk.ask('words', async ({ address }) => words.ask[address], tellingMore);
    if (more === '') return talk.say(words.enough);
    const added = await talk.record('added', ({ calls }) => calls.add(brand<WorryId>(called.id), more));
    await talk.say(added ? words.added : words.over);
  },
};

const isChild = ({ kind }: Work['me']) => kind === 'pupil';

/** As much as one message of any messenger shows with what stands around it. */
const longest = 3000;

const tellingMore: Asking<string> = {
  personal: true,
  suggest: [{ label: words.without, value: '' }],
  read(input) {
    const text = input.trim();
    if (text === '') return { problem: words.empty };
    return text.length > longest ? { problem: words.tooLong } : { value: text };
  },
};
