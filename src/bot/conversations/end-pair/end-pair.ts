import type { Conversation, Prompt, Talk } from '#bot/conversation/conversation.ts';
import { askingLetter } from '#bot/conversations/letter.ts';
import { whichMember } from '#bot/conversations/which-member.ts';
import type { Work } from '#bot/work/work.ts';
import { completed, isOver, type ToldOfEnd } from '#domain/pairing/pair-life.ts';
import { reasons, words } from './words.ts';

/** A pair ends before its time: the curator says why, and chooses what each side is told (product.md, 8). */
export const endPair: Conversation<{ pair: string }> = {
  name: 'end-pair',
  version: 1,

  async run(talk, { pair }) {
    const of = await whichMember(talk, pair, ({ life }) => !isOver(life));
    if (!of) return talk.say(words.gone);
    const why = await talk.choose(
      'why',
      words.why,
      reasons.map((key) => ({ key, label: words.reason[key] })),
    );
    const mentor = await toldTo(talk, 'mentor', words.toMentor);
    const mentee = await toldTo(talk, 'mentee', words.toMentee);
    const sure = await talk.choose('sure', async ({ endings }) => words.sure(await endings.cutsOff(of)), [
      { key: 'yes', label: words.yes },
      { key: 'no', label: words.no },
    ]);
    if (sure === 'no') return talk.say(words.kept);
    const done = await talk.record('ended', ({ endings }) => endings.end(of, why, { mentor, mentee }));
    await talk.say(done ? words.ended : words.gone);
  },
};

/** A pair that has reached its end. */
export const completePair: Conversation<{ pair: string }> = {
  name: 'complete-pair',
  version: 1,

  async run(talk, { pair }) {
    const of = await whichMember(talk, pair, ({ life }) => completed(life).ok);
    if (!of) return talk.say(words.gone);
    const sure = await talk.choose('sure', async ({ endings }) => words.completeSure(await endings.cutsOff(of)), [
      { key: 'yes', label: words.complete },
      { key: 'no', label: words.no },
    ]);
    if (sure === 'no') return talk.say(words.kept);
    const done = await talk.record('completed', ({ endings }) => endings.complete(of));
    await talk.say(done ? words.completed : words.gone);
  },
};

const choices: readonly ToldOfEnd[] = ['thanks', 'another', 'own'];

async function toldTo(talk: Talk, side: 'mentor' | 'mentee', prompt: Prompt<Work>) {
  const told = await talk.choose(
    `told-${side}`,
    prompt,
    choices.map((key) => ({ key, label: words.told[key], ...(key === 'own' && { takesWords: true }) })),
  );
  if (told !== 'own') return { told };
  return { told, words: await talk.ask(`words-${side}`, words.own, askingLetter(words.example)) };
}
