import type { Screen } from '#bot/conversation/registry.ts';
import type { Choice } from '#bot/layout.ts';
import { press } from '#bot/payload.ts';
import { paragraphs } from '#bot/text.ts';
import type { Work } from '#bot/work/work.ts';
import { schoolDate } from '#domain/time.ts';
import { more, onPage, start } from './lists.ts';
import { words } from './questionnaires-words.ts';
import { ofPeople, undoButton } from './undo-button.ts';

/**
 * Sent questionnaires: those that wait for a review, the oldest first, or all, the newest first; each leads to its
 * answers. Arguments: `waiting.0`, `all.6`.
 */
export const questionnaires: Screen<Work> = {
  name: 'questionnaires',
  right: 'intake.review',
  async show(work, arg) {
    const [first, second] = arg.split('.');
    const which = first === 'all' ? 'all' : 'waiting';
    const from = start(second);
    const { list, of } = await work.review.list(which, from, onPage);
    if (list.length === 0 && from > 0) return this.show(work, which);
    const rows = list.map((row) => ({
      label: words.row(row, schoolDate(row.at, work.school.timeZone)),
      press: press.screen('submission', row.draft),
    }));
    return {
      text: which === 'all' ? words.all(of) : paragraphs(words.waiting(of), of > 0 ? words.oneByOne : undefined),
      choices: [
        ...rows,
        ...more({ screen: 'questionnaires', of, from, key: `${which}.` }),
        ...(which === 'waiting' ? await together(work) : []),
        ...(await undoButton(work, ofPeople)),
        which === 'all'
          ? { label: words.showWaiting, press: press.screen('questionnaires', 'waiting.0') }
          : { label: words.showAll, press: press.screen('questionnaires', 'all.0') },
      ],
    };
  },
};

/** «Принять все без замечаний»: where it is more than a press on the only one. */
async function together({ review }: Work): Promise<Choice[]> {
  const { withoutRemarks } = await review.waiting();
  return withoutRemarks < 2 ? [] : [{ label: words.acceptAll(withoutRemarks), press: press.start('accept-all') }];
}
