import type { Screen } from '#bot/conversation/registry.ts';
import type { Choice, Reply } from '#bot/layout.ts';
import { press } from '#bot/payload.ts';
import { paragraphs } from '#bot/text.ts';
import type { SeenPair } from '#bot/work/pairs.ts';
import type { Work } from '#bot/work/work.ts';
import { brand, type PairId } from '#domain/ids.ts';
import { formingChoices, historyChoice } from './forming-choices.ts';
import { lifeChoices } from './life-choices.ts';
import { back, isId } from './lists.ts';
import { words } from './pair-words.ts';
import { papersOfPair } from './papers-of-pair.ts';

/** «Моя пара»: for a mentor, a mentee and a guardian of either; several are a list. */
export const myPairs: Screen<Work> = {
  name: 'my-pairs',
  right: 'menu',
  async show(work) {
    const all = await work.pairs.mine();
    const [only, ...others] = all;
    if (!only) return { text: words.none[work.address] };
    if (others.length === 0) return pairOf(work, only);
    return {
      text: words.several(all.length),
      choices: all.map((each) => ({ label: words.row(each), press: press.screen('pair', each.id) })),
    };
  },
};

/** One pair or group, with what I can do about it. */
export const pair: Screen<Work> = {
  name: 'pair',
  right: 'menu',
  async show(work, arg) {
    const found = isId(arg) ? await work.pairs.see(brand<PairId>(arg)) : undefined;
    if (!found) return { text: words.notHere, ways: back(words.mine, 'my-pairs') };
    const ways = found.side === 'staff' ? back(words.all, 'pairs') : back(words.mine, 'my-pairs');
    return { ...(await pairOf(work, found)), ways };
  },
};

async function pairOf(work: Work, found: SeenPair): Promise<Reply> {
  const papers = await papersOfPair(work, found);
  return {
    text: paragraphs(words.pair(found, work.address), papers.text),
    choices: [...(await choicesOf(work, found)), ...papers.choices],
    place: press.screen('pair', found.id),
  };
}

/** What can be done from a pair's screen, the most frequent first. */
async function choicesOf(work: Work, found: SeenPair): Promise<Choice[]> {
  return [...(await formingChoices(work, found)), ...(await lifeChoices(work, found)), ...historyChoice(found)];
}
