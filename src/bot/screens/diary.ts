import type { Screen } from '#bot/conversation/registry.ts';
import { press } from '#bot/payload.ts';
import type { Work } from '#bot/work/work.ts';
import { brand, type PairId } from '#domain/ids.ts';
import { back, isId, more, onPage, start } from './lists.ts';
import { words } from './meeting-log-words.ts';

/** The mentor's diary of a pair, by pages, the newest meeting first. */
export const diary: Screen<Work> = {
  name: 'diary',
  right: 'menu',
  async show(work, arg) {
    const [pair = '', at] = arg.split('.');
    const from = start(at);
    const pages = isId(pair) ? await work.diary.pages(brand<PairId>(pair), { from, limit: onPage }) : undefined;
    if (!pages) return { text: words.gone };
    if (pages.list.length === 0 && from > 0) return this.show(work, pair);
    return {
      text: words.pages(pages.of),
      choices: [
        ...pages.list.map((entry) => ({
          label: words.row(entry, work.carriesPersonal),
          press: press.screen('meeting-log', entry.id),
        })),
        ...more({ screen: 'diary', of: pages.of, from, key: `${pair}.` }),
        ...(pages.of === 0 ? [] : [{ label: words.asFile, press: press.start('print-diary', pair) }]),
      ],
      ways: back(words.pair, 'pair', pair),
    };
  },
};
