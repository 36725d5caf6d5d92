import type { Conversation } from '#bot/conversation/conversation.ts';
import { askingLetterOrNone } from '#bot/conversations/letter.ts';
import { whichMember } from '#bot/conversations/which-member.ts';
import { isOver } from '#domain/pairing/pair-life.ts';
import { words } from './words.ts';

/** «Другой наставник»: the petition goes to the head (R6), and not to the mentor. */
export const askReplacement: Conversation<{ pair: string }> = {
  name: 'ask-replacement',
  version: 1,

  async run(talk, { pair }) {
    const of = await whichMember(talk, pair, ({ life }) => !isOver(life) && life.state !== 'proposed');
    if (!of) return talk.say(words.gone);
    const why = await talk.ask('why', async ({ address }) => words.why[address], {
      ...askingLetterOrNone(words.example, words.without),
    });
    const asked = await talk.record('asked', ({ replacements }) => replacements.ask(of, why === '' ? undefined : why));
    await talk.say(asked ? words.asked : words.gone);
  },
};
