import type { Screen } from '#bot/conversation/registry.ts';
import { press } from '#bot/payload.ts';
import type { Work } from '#bot/work/work.ts';
import { brand, type PairId } from '#domain/ids.ts';
import { schoolDate } from '#domain/time.ts';
import { back, isId, start } from './lists.ts';
import { words } from './pair-history-words.ts';

/** What has become of a pair or group and who did it, the newest first: a new curator sees all of it. Argument: `<pair>.10`. */
export const pairHistory: Screen<Work> = {
  name: 'pair-history',
  right: 'pairs.list',
  async show(work, arg) {
    const [id = '', second] = arg.split('.');
    const events = isId(id) ? await work.pairList.history(brand<PairId>(id)) : undefined;
    if (!events) return { text: words.notHere, ways: back(words.pairs, 'pairs') };
    const from = start(second);
    const shown = events.toReversed().slice(from, from + onPage);
    const earlier = from + onPage < events.length;
    return {
      text: words.history(shown.map((event) => ({ ...event, on: schoolDate(event.at, work.school.timeZone) }))),
      choices: earlier ? [{ label: words.earlier, press: press.screen('pair-history', `${id}.${from + onPage}`) }] : [],
      ways: back(words.pair, 'pair', id),
    };
  },
};

/** So many lines are read at once. */
const onPage = 10;
