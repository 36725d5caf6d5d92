import type { Screen } from '#bot/conversation/registry.ts';
import { press } from '#bot/payload.ts';
import type { Work } from '#bot/work/work.ts';
import { schoolDate } from '#domain/time.ts';
import { more, onPage, start } from './lists.ts';
import { words } from './questionnaires-words.ts';

const fresh = { hours: 14 * 24 };

/** Sent questionnaires, the newest first, each leading to the card of whoever sent it. Arguments: `new.0`, `all.6`. */
export const questionnaires: Screen<Work> = {
  name: 'questionnaires',
  right: 'intake.review',
  async show(work, arg) {
    const [first, second] = arg.split('.');
    const all = first === 'all';
    const from = start(second);
    const { list, of } = await work.filling.recent(all ? undefined : work.at.subtract(fresh), from, onPage);
    if (list.length === 0 && from > 0) return this.show(work, all ? 'all' : 'new');
    const rows = list.map((row) => ({
      label: words.row(row, schoolDate(row.at, work.school.timeZone)),
      press: press.screen('card', row.person),
    }));
    return {
      text: all ? words.all(of) : words.fresh(of),
      choices: [
        ...rows,
        ...more({ screen: 'questionnaires', of, from, key: all ? 'all.' : 'new.' }),
        all
          ? { label: words.showFresh, press: press.screen('questionnaires', 'new.0') }
          : { label: words.showAll, press: press.screen('questionnaires', 'all.0') },
      ],
    };
  },
};
