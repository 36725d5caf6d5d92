import type { Conversation, Talk } from '#bot/conversation/conversation.ts';
import type { Answer, AskedIds } from '#bot/work/proposals.ts';
import type { Work } from '#bot/work/work.ts';
import { brand, type PairId } from '#domain/ids.ts';
import { askingWhy, words } from './words.ts';

/** Whoever is asked about a proposal says yes or no; a guardian of two in one group answers for each (product.md, 6). */
export const answerPair: Conversation<{ pair: string }> = {
  name: 'answer-pair',
  version: 1,

  async stillMakesSense({ proposals }, { pair }) {
    return (await proposals.asked(brand<PairId>(pair))) !== undefined || words.gone;
  },

  async run(talk, { pair }) {
    for (let round = 1; ; round += 1) {
      // Kept although nothing is changed: begun anew, what is answered below belongs to the same mentees.
      const asked = await talk.record(`asked-${round}`, (work) => idsOf(work, brand<PairId>(pair)));
      if (!asked) {
        if (round === 1) await talk.say(words.gone);
        return;
      }
      const answer = await answered(talk, asked, round);
      if (!answer) return talk.say(words.later);
      const outcome = await talk.record(`answered-${round}`, ({ proposals }) => proposals.answer(asked, answer));
      await talk.say(async ({ address }) => words.outcome(outcome, answer.yes, address));
    }
  },
};

async function idsOf({ proposals }: Work, id: PairId): Promise<AskedIds | null> {
  const found = await proposals.asked(id);
  if (!found) return null;
  const { pair, as, about, mentees } = found;
  return { pair, as, about, mentees };
}

async function answered(talk: Talk, asked: AskedIds, round: number): Promise<Answer | undefined> {
  const said = await talk.choose(
    `answer-${round}`,
    async (work) => {
      const about = await work.proposals.about(asked);
      return about ? words.question(about, work.address) : words.gone;
    },
    [
      { key: 'yes', label: words.yes },
      { key: 'no', label: words.no },
      { key: 'later', label: words.notNow },
    ],
  );
  if (said === 'later') return undefined;
  if (said === 'yes') return { yes: true };
  const why = await talk.ask(`why-${round}`, async ({ address }) => words.why[address], askingWhy);
  return { yes: false, ...(why !== '' && { words: why }) };
}
