import type { Screen } from '#bot/conversation/registry.ts';
import type { Choice, Reply } from '#bot/layout.ts';
import { press } from '#bot/payload.ts';
import type { Standing } from '#bot/work/letters.ts';
import type { SeenPair } from '#bot/work/pairs.ts';
import type { Work } from '#bot/work/work.ts';
import { brand, type LetterId, type PairId } from '#domain/ids.ts';
import { words, writer } from './letters-words.ts';
import { back, isId, more, start } from './lists.ts';
import { words as pairWords } from './pair-words.ts';

/** A letter may be as long as a message: only so many stand in one. */
const atOnce = 5;

/**
 * The letters of a pair, for its two sides; guardians see that there are some. The argument is a letter, or a pair with the
 * place of the member and of the page: «uuid.1.5», for a guardian «uuid.».
 */
export const letters: Screen<Work> = {
  name: 'letters',
  right: 'menu',
  async show(work, arg) {
    if (isId(arg)) return byLetter(work, brand<LetterId>(arg));
    const [id = '', member, from] = arg.split('.');
    if (!isId(id)) return { text: words.notHere };
    const pair = brand<PairId>(id);
    const place = start(member);
    const standing = (await work.letters.mine(pair))[place];
    const reply = standing ? await pageOf(work, standing, place, start(from)) : await knownOf(work, pair);
    return { ...reply, ways: back(pairWords.mine, 'pair', id) };
  },
};

async function byLetter(work: Work, id: LetterId): Promise<Reply> {
  const letter = await work.letters.read(id);
  if (!letter) return { text: words.notHere };
  const all = await work.letters.mine(letter.pair);
  const place = all.findIndex(({ mentee }) => mentee === letter.mentee);
  const standing = all[place];
  if (!standing) return { text: words.notHere };
  return { ...(await pageOf(work, standing, place, 0)), ways: back(pairWords.mine, 'pair', letter.pair) };
}

async function pageOf(work: Work, standing: Standing, place: number, from: number): Promise<Reply> {
  const { pair, of } = standing;
  const shown = await work.letters.page(standing, from, atOnce);
  const latest = shown.find(({ mine }) => !mine);
  const answer = latest && from === 0 && standing.open;
  return {
    text: shown.length === 0 ? words.none : words.page(shown, of, writer(standing), work.school.timeZone),
    choices: [
      ...(answer ? [{ label: words.answer, press: press.start('answer-letter', latest.id) }] : []),
      ...(standing.open && !answer ? [writing(standing)] : []),
      ...more({ screen: 'letters', of, from, key: `${pair}.${place}.`, page: atOnce }),
    ],
    place: press.screen('letters', `${pair}.${place}.${from}`),
  };
}

async function knownOf({ letters: acts, school }: Work, pair: PairId): Promise<Reply> {
  const all = await acts.known(pair);
  if (all.length === 0) return { text: words.notHere };
  const of = all.reduce((sum, each) => sum + each.of, 0);
  const last = all.flatMap((each) => each.last ?? []).toSorted(Temporal.Instant.compare);
  return { text: words.known(of, last.at(-1) ?? null, school.timeZone) };
}

function writing({ pair, as }: Standing): Choice {
  return { label: as === 'mentee' ? words.toMentor : words.toMentee, press: press.start('write-letter', pair) };
}

/** What of letters stands under a pair. */
export async function letterChoices(work: Work, pair: SeenPair): Promise<Choice[]> {
  const [first, ...others] = await work.letters.mine(pair.id);
  if (!first) {
    const known = (await work.letters.known(pair.id)).some(({ of }) => of > 0);
    return known ? [{ label: words.letters, press: press.screen('letters', `${pair.id}.`) }] : [];
  }
  const all = [first, ...others];
  const write = others.length === 0 ? writing(first) : { ...writing(first), label: words.toMentees };
  const shown = others.length === 0 || work.carriesPersonal ? all : [];
  return [
    ...(all.some(({ open }) => open) ? [write] : []),
    ...shown.flatMap(({ mentee, of }, place) => {
      if (of === 0) return [];
      const person = pair.members.find((member) => member.mentee === mentee)?.person;
      const label = others.length === 0 ? words.letters : words.lettersOf(person);
      return [{ label, press: press.screen('letters', `${pair.id}.${place}`) }];
    }),
  ];
}
