import type { Screen } from '#bot/conversation/registry.ts';
import { press } from '#bot/payload.ts';
import type { Work } from '#bot/work/work.ts';
import { figureWords } from './figures-words.ts';

/** What has come of the meetings of this school year: for curators, heads and their deputies. */
export const figures: Screen<Work> = {
  name: 'figures',
  right: 'figures.see',
  async show(work) {
    const counted = await work.figures.ofYear();
    const any = counted.all.shareHeld !== undefined;
    return {
      text: any ? figureWords.all(counted, work.today()) : figureWords.none,
      choices: any
        ? [
            { label: figureWords.picture, press: press.start('figures-file', 'picture') },
            { label: figureWords.table, press: press.start('figures-file', 'table') },
          ]
        : [],
      place: press.screen('figures'),
    };
  },
};
