import type { Reply } from '#bot/layout.ts';
import { press } from '#bot/payload.ts';
import { words, writer } from '#bot/screens/letters-words.ts';
import type { Work } from '#bot/work/work.ts';
import type { Letter } from '#db/letters.ts';
import { brand, type LetterId } from '#domain/ids.ts';

/** For whom letters are; those of a pair that is paused meanwhile are read later. */
export async function lettersCame({ letters }: { letters: readonly string[] }, work: Work): Promise<Reply | undefined> {
  const found: (Letter & { mine: boolean })[] = [];
  for (const id of letters) {
    const letter = await work.letters.read(brand<LetterId>(id));
    if (letter && !letter.mine) found.push(letter);
  }
  const last = found.at(-1);
  const standing = last && (await work.letters.mine(last.pair)).find(({ mentee }) => mentee === last.mentee);
  if (!last || !standing?.open) return undefined;
  return {
    text: words.came(found, writer(standing), work.address),
    choices: [
      { label: words.answer, press: press.start('answer-letter', last.id) },
      { label: words.letters, press: press.screen('letters', last.id) },
    ],
    place: press.screen('letters', last.id),
  };
}
