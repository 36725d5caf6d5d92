import type { Screen } from '#bot/conversation/registry.ts';
import { press } from '#bot/payload.ts';
import { paragraphs } from '#bot/text.ts';
import type { Work } from '#bot/work/work.ts';
import { extensions } from '#domain/file.ts';
import { brand, type PairPaperId } from '#domain/ids.ts';
import { back, isId, more, onPage, start } from './lists.ts';
import { words } from './pair-papers-words.ts';
import { ofPapers, undoButton } from './undo-button.ts';

/** What pairs lack of their papers, the most missing first; each leads to the pair, where it is marked. Argument: `6`. */
export const pairPapersScreen: Screen<Work> = {
  name: 'pair-papers',
  right: 'pair.papers',
  async show(work, arg) {
    const from = start(arg);
    const { cases, own } = await work.pairPapers.lacking();
    const shown = cases.slice(from, from + onPage);
    if (shown.length === 0 && from > 0) return this.show(work, '');
    return {
      text: paragraphs(words.missing(cases), own > 0 ? words.own(own) : undefined),
      choices: [
        ...(cases.length > 0 ? [{ label: words.mark, press: press.start('pair-papers') }] : []),
        ...shown.map((each) => ({ label: words.row(each), press: press.screen('pair', each.member.pair) })),
        ...more({ screen: 'pair-papers', of: cases.length, from }),
        ...(cases.some(({ missing }) => missing.includes('order'))
          ? [{ label: words.order, press: press.start('print-order') }]
          : []),
        ...(await undoButton(work, ofPapers)),
      ],
    };
  },
};

/** One paper of pairs, with its scan. */
export const pairPaperScreen: Screen<Work> = {
  name: 'pair-paper',
  right: 'pair.papers',
  async show({ pairPapers }, arg) {
    const found = isId(arg) ? await pairPapers.read(brand<PairPaperId>(arg)) : undefined;
    const [first] = found?.of ?? [];
    if (!found || !first) return { text: words.gone, ways: back(words.list, 'pair-papers') };
    const { scan, kind, on } = found;
    return {
      text: words.paper(found, found.of),
      ...(scan && { file: { ...scan, name: `${fileNames[kind]}-${on}.${extensions[scan.type]}` } }),
      choices: [{ label: scan ? words.anotherScan : words.addScan, press: press.start('pair-scan', arg) }],
      ways: back(words.pair, 'pair', first.pair),
    };
  },
};

/** ASCII, as every messenger takes it. */
const fileNames = {
  baseline: 'pervyi-opros',
  agreement: 'soglashenie',
  duties: 'soglasie-rabotnika',
  order: 'prikaz',
} as const;
