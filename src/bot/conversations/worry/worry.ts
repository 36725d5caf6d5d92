import type { Conversation, Option } from '#bot/conversation/conversation.ts';
import { askingLetter } from '#bot/conversations/letter.ts';
import { press } from '#bot/payload.ts';
import type { Text } from '#bot/text.ts';
import type { Work } from '#bot/work/work.ts';
import { brand, type WorryId } from '#domain/ids.ts';
import { words } from './words.ts';

type About = { worry: string };

/** «Беру в работу», by one tap. */
export const takeWorry: Conversation<About> = {
  name: 'take-worry',
  version: 1,

  async stillMakesSense({ worries }, { worry }) {
    return (await worries.read(brand<WorryId>(worry))) !== undefined || words.gone;
  },

  async run(talk, { worry }) {
    const taken = await talk.record('taken', ({ worries }) => worries.take(brand<WorryId>(worry)));
    // Where something else goes on, the screen is not led to.
    const see = { label: words.see, press: press.screen('worry', worry) };
    await talk.say(taken ? words.taken : words.takenBefore, { choices: [see] });
    await talk.leadTo('worry', worry);
  },
};

/** Whoever has taken it says what has come of it. */
export const closeWorry: Conversation<About> = {
  name: 'close-worry',
  version: 1,
  stillMakesSense: isMine,

  async run(talk, { worry }) {
    const said = await talk.ask('words', words.close, askingLetter(words.example));
    const rests = await talk.read(
      'rests',
      async ({ worries }) => (await worries.read(brand<WorryId>(worry)))?.mayResume === true,
    );
    const goesOn = rests && (await talk.choose('resume', words.resume, yesOrNo)) === 'yes';
    if (goesOn) await talk.record('resumed', ({ worries }) => worries.resume(brand<WorryId>(worry)));
    const closed = await talk.record('closed', ({ worries }) => worries.close(brand<WorryId>(worry), said));
    await talk.say(!closed ? words.notYours : rests && !goesOn ? words.closedResting : words.closed);
    await talk.leadTo('worries');
  },
};

/** Whoever has taken a call about a mentor lets the meetings go on. */
export const resumeMeetings: Conversation<About> = {
  name: 'resume-meetings',
  version: 1,
  stillMakesSense: isMine,

  async run(talk, { worry }) {
    const sure = await talk.choose('sure', words.resume, yesOrNo);
    if (sure === 'yes') {
      const resumed = await talk.record('resumed', ({ worries }) => worries.resume(brand<WorryId>(worry)));
      await talk.say(resumed ? words.resumed : words.notYours);
    }
    await talk.leadTo('worry', worry);
  },
};

const yesOrNo: readonly Option<'yes' | 'no'>[] = [
  { key: 'yes', label: words.yes },
  { key: 'no', label: words.no },
];

async function isMine({ worries }: Work, { worry }: About): Promise<true | Text> {
  return (await worries.read(brand<WorryId>(worry)))?.mine === true || words.notYours;
}
