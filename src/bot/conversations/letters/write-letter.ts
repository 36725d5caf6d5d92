import type { Conversation, Talk } from '#bot/conversation/conversation.ts';
import { askingLetter } from '#bot/conversations/letter.ts';
import { writer } from '#bot/screens/letters-words.ts';
import type { Text } from '#bot/text.ts';
import type { Work } from '#bot/work/work.ts';
import { brand, type LetterId, type PairId, type PersonId } from '#domain/ids.ts';
import { words } from './words.ts';

/** «Написать наставнику», and to a mentee: through the bot, without contacts. */
export const writeLetter: Conversation<{ pair: string }> = {
  name: 'write-letter',
  version: 1,

  async stillMakesSense({ letters }, { pair }) {
    const all = await letters.mine(brand<PairId>(pair));
    if (all.length === 0) return words.gone;
    return all.some(({ open }) => open) || words.stands;
  },

  async run(talk, { pair }) {
    const { as, mentees } = await talk.read('whom', async ({ letters }) => {
      const open = (await letters.mine(brand<PairId>(pair))).filter((each) => each.open);
      return { as: open[0]?.as ?? null, mentees: open.map(({ mentee }) => mentee) };
    });
    const [only, ...others] = mentees;
    if (as === null || only === undefined) return talk.say(words.stands);
    const mentee =
      others.length === 0 ? only : await talk.choose('whom-of', words.toWhom, (work) => named(work, pair, mentees));
    const letter = await talk.ask('letter', (work) => prompt(work, { pair, mentee, as }), askingLetter(words.example));
    await sends(talk, { pair, mentee }, letter);
  },
};

/** «Ответить». */
export const answerLetter: Conversation<{ letter: string }> = {
  name: 'answer-letter',
  version: 1,

  async stillMakesSense({ letters }, { letter }) {
    return (await letters.read(brand<LetterId>(letter))) !== undefined || words.gone;
  },

  async run(talk, { letter }) {
    const id = brand<LetterId>(letter);
    const about = await talk.read('whose', async ({ letters }) => {
      const read = await letters.read(id);
      return read ? { pair: read.pair, mentee: read.mentee } : null;
    });
    if (!about) return talk.say(words.gone);
    const answer = await talk.ask('answer', (work) => answering(work, id), askingLetter(words.example));
    await sends(talk, about, answer);
  },
};

async function sends(talk: Talk, { pair, mentee }: { pair: string; mentee: string }, letter: string): Promise<void> {
  const came = await talk.record('written', ({ letters }) =>
    letters.write({ pair: brand<PairId>(pair), mentee: brand<PersonId>(mentee) }, letter),
  );
  await talk.say(came === 'written' ? words.written : words.stands);
  await talk.leadTo('pair', pair);
}

async function prompt(
  work: Work,
  { pair, mentee, as }: { pair: string; mentee: string; as: 'mentor' | 'mentee' },
): Promise<Text> {
  if (as === 'mentee') return words.toMentor[work.address];
  const seen = await work.pairs.see(brand<PairId>(pair));
  return words.toMentee(seen?.members.find((member) => member.mentee === mentee)?.person);
}

async function answering({ letters }: Work, id: LetterId): Promise<Text> {
  const read = await letters.read(id);
  const standing = read && (await letters.mine(read.pair)).find(({ mentee }) => mentee === read.mentee);
  return standing ? words.answer(writer(standing), read.words) : words.gone;
}

async function named({ pairs }: Work, pair: string, mentees: readonly string[]) {
  const seen = await pairs.see(brand<PairId>(pair));
  return mentees.map((key) => ({
    key,
    label: words.member(seen?.members.find(({ mentee }) => mentee === key)?.person),
  }));
}
