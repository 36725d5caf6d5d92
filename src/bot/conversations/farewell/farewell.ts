import type { Conversation } from '#bot/conversation/conversation.ts';
import { askingLetterOrNone } from '#bot/conversations/letter.ts';
import { whichMember } from '#bot/conversations/which-member.ts';
import { words } from './words.ts';

/** At a good end: a few words for the other side, and whether one would stay in touch (product.md, 8). */
export const farewell: Conversation<{ pair: string }> = {
  name: 'farewell',
  version: 1,

  async run(talk, { pair }) {
    const of = await whichMember(talk, pair, ({ life }) => life.state === 'completed');
    if (!of) return talk.say(words.gone);
    const stays = await talk.choose('stays', async ({ address }) => words.stays[address], [
      { key: 'yes', label: words.yes },
      { key: 'no', label: words.no },
    ]);
    const said = await talk.ask('said', async ({ address }) => words.said[address], {
      ...askingLetterOrNone(words.example, words.without),
    });
    const kept = await talk.record('kept', ({ endings }) =>
      endings.farewell(of, { stays: stays === 'yes', ...(said !== '' && { words: said }) }),
    );
    await talk.say(kept ? words.done : words.gone);
  },
};
