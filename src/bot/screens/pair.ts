import type { Screen } from '#bot/conversation/registry.ts';
import { words as askReplacementWords } from '#bot/conversations/ask-replacement/words.ts';
import { words as endWords } from '#bot/conversations/end-pair/words.ts';
import { words as farewellWords } from '#bot/conversations/farewell/words.ts';
import { words as pauseWords } from '#bot/conversations/pause-pair/words.ts';
import type { Choice, Reply } from '#bot/layout.ts';
import { press } from '#bot/payload.ts';
import type { Text } from '#bot/text.ts';
import type { SeenPair } from '#bot/work/pairs.ts';
import type { Work } from '#bot/work/work.ts';
import { brand, type PairId } from '#domain/ids.ts';
import { completed, isOver, isRunning, type Life } from '#domain/pairing/pair-life.ts';
import type { Act } from '#domain/people/access.ts';
import { letterChoices } from './letters.ts';
import { back, isId } from './lists.ts';
import { words } from './pair-words.ts';
import { words as worriesWords } from './worries-words.ts';

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
    return { ...(await pairOf(work, found)), ways: back(words.mine, 'my-pairs') };
  },
};

async function pairOf(work: Work, found: SeenPair): Promise<Reply> {
  return {
    text: words.pair(found, work.address),
    choices: await choicesOf(work, found),
    place: press.screen('pair', found.id),
  };
}

/** What can be done from a pair's screen, the most frequent first. */
async function choicesOf(work: Work, pair: SeenPair): Promise<Choice[]> {
  return [
    ...(await letterChoices(work, pair)),
    ...(pair.side === 'staff' && work.may('worry.hear')
      ? [{ label: worriesWords.checkIns, press: press.screen('check-ins', pair.id) }]
      : []),
    ...(await lifeOf(work, pair)),
  ];
}

/** What changes the life of a pair. */
async function lifeOf(work: Work, { id, members }: SeenPair): Promise<Choice[]> {
  const choices: Choice[] = [];
  const offer = async (act: Act, fits: (life: Life) => boolean, label: Text, conversation: string) => {
    for (const member of members) {
      if (!fits(member.life) || !(await work.pairs.may(act, member))) continue;
      choices.push({ label, press: press.start(conversation, id) });
      return;
    }
  };
  const runs = (life: Life) => isRunning(life) || life.state === 'paused';
  await offer('pair.replace.ask', runs, askReplacementWords.title, 'ask-replacement');
  await offer('letter.write', ({ state }) => state === 'completed', farewellWords.title, 'farewell');
  await offer('pair.pause', isRunning, pauseWords.titlePause, 'pause-pair');
  await offer(
    'pair.pause',
    (life) => life.state === 'paused' && life.why !== 'care',
    pauseWords.titleResume,
    'resume-pair',
  );
  await offer('pair.end', (life) => completed(life).ok, endWords.titleComplete, 'complete-pair');
  await offer('pair.end', (life) => !isOver(life), endWords.titleEnd, 'end-pair');
  return choices;
}
