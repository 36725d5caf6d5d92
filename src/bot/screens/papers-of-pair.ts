import type { Choice } from '#bot/layout.ts';
import { press } from '#bot/payload.ts';
import { paragraphs, type Text } from '#bot/text.ts';
import type { PairMember, SeenPair } from '#bot/work/pairs.ts';
import type { Work } from '#bot/work/work.ts';
import { isOver, missingPapers, paperPlaces } from '#domain/pairing/pair-life.ts';
import { words } from './pair-papers-words.ts';

/** On the screen of a pair, for whoever marks its papers: what is there, and the next step for what is not. */
export async function papersOfPair(work: Work, { id, members }: SeenPair): Promise<{ text?: Text; choices: Choice[] }> {
  const mine: PairMember[] = [];
  for (const member of members) if (await work.pairs.may('pair.papers', member)) mine.push(member);
  if (mine.length === 0) return { choices: [] };
  const papers = await work.pairPapers.of(id);
  const missing = new Set(mine.filter(({ life }) => !isOver(life)).flatMap((member) => missingPapers(member.papers)));
  const once = papers.filter(({ paper }, index) => papers.findIndex((each) => each.paper.id === paper.id) === index);
  return {
    text: paragraphs(
      ...mine.map((member) =>
        words.ofMember(
          mine.length > 1 ? member.person : undefined,
          papers.filter(({ mentee }) => mentee === member.mentee),
          missingPapers(member.papers),
        ),
      ),
    ),
    choices: [
      ...paperPlaces.flatMap((place, index) =>
        missing.has(place) ? [{ label: words.toMark(place), press: press.start('pair-paper', `${index}.${id}`) }] : [],
      ),
      ...(mine.some(({ life }) => !isOver(life))
        ? [{ label: words.agreement, press: press.start('print-agreement', id) }]
        : []),
      ...once
        .filter(({ place }) => place !== 'baseline')
        .map(({ place, paper }) => ({
          label: words.toPaper(place, paper),
          press: press.screen('pair-paper', paper.id),
        })),
    ],
  };
}
