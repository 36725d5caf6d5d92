import type { Asking, Conversation, Read } from '#bot/conversation/conversation.ts';
import type { Work } from '#bot/work/work.ts';
import { type Trouble, troubles } from '#domain/care/call.ts';
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
    const said = await talk.ask(
      'trouble',
      async ({ address, me }) => words.trouble(address, isChild(me)),
      askingTrouble,
    );
    const called = await talk.record('called', ({ calls }) => calls.call(said.trouble));
    await talk.say(async ({ address, me }) => words.called(address, isChild(me), called));
    const more = said.words || (await talk.ask('words', async ({ address }) => words.ask[address], tellingMore));
    if (more === '') return talk.say(words.enough);
    const added = await talk.record('added', ({ calls }) => calls.add(brand<WorryId>(called.id), more));
    await talk.say(added ? words.added : words.over);
  },
};

const isChild = ({ kind }: Work['me']) => kind === 'pupil';

/** As much as one message of any messenger shows with what stands around it. */
const longest = 3000;

/** Whoever writes what has happened, where a press is asked for, has called. */
const askingTrouble: Asking<{ trouble: Trouble; words: string }> = {
  suggest: troubles.map((trouble) => ({ label: troubleTitles[trouble], value: { trouble, words: '' } })),
  read(input) {
    const read = readMore(input);
    return 'problem' in read ? read : { value: { trouble: 'other', words: read.value } };
  },
};

const tellingMore: Asking<string> = {
  personal: true,
  suggest: [{ label: words.without, value: '' }],
  read: readMore,
};

function readMore(input: string): Read<string> {
  const text = input.trim();
  if (text === '') return { problem: words.empty };
  return text.length > longest ? { problem: words.tooLong } : { value: text };
}
