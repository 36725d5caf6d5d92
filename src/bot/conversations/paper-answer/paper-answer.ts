import type { Conversation } from '#bot/conversation/conversation.ts';
import { askingLetter } from '#bot/conversations/letter.ts';
import type { AskedIds } from '#bot/work/proposals.ts';
import type { Work } from '#bot/work/work.ts';
import { brand, type PairId } from '#domain/ids.ts';
import { words } from './words.ts';

/** A curator notes what somebody who is asked about a pair has said on paper or in person. */
export const paperAnswer: Conversation<{ pair: string }> = {
  name: 'paper-answer',
  version: 1,

  async stillMakesSense({ proposals }, { pair }) {
    return (await proposals.onPaper(brand<PairId>(pair))).length > 0 || words.gone;
  },

  async run(talk, { pair }) {
    const id = brand<PairId>(pair);
    const waited = await talk.read('waited', async ({ proposals }) =>
      (await proposals.onPaper(id)).map(({ as, about, mentees }): AskedIds => ({ pair: id, as, about, mentees })),
    );
    const key = await talk.choose('whose', words.whose, (work) => options(work, id, waited));
    const asked = waited[Number(key)];
    if (!asked) return talk.leadTo('pair', pair);
    const said = await talk.choose('answer', words.answer, [
      { key: 'yes', label: words.yes },
      { key: 'no', label: words.no },
    ]);
    const why = said === 'no' ? await talk.ask('why', words.why, askingWhy) : '';
    const answer = { yes: said === 'yes', ...(why !== '' && { words: why }) };
    const outcome = await talk.record('answered', ({ proposals }) => proposals.answerOnPaper(asked, answer));
    await talk.say(words.outcome[outcome]);
    await talk.leadTo('pair', pair);
  },
};

async function options({ proposals }: Work, pair: PairId, waited: readonly AskedIds[]) {
  const now = await proposals.onPaper(pair);
  return [
    ...waited.flatMap(({ as, about }, index) => {
      const found = now.find((one) => one.as === as && one.about === about);
      return found ? [{ key: String(index), label: words.whom(found) }] : [];
    }),
    { key: 'none', label: words.nobody },
  ];
}

const askingWhy = {
  ...askingLetter('Не совпадает время.'),
  suggest: [{ label: words.noReason, value: '' }],
};
