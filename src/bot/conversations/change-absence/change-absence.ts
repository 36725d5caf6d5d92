import type { Conversation } from '#bot/conversation/conversation.ts';
import { askDays, daysOf } from '#bot/conversations/absence-days.ts';
import type { Work } from '#bot/work/work.ts';
import { type AbsenceId, brand } from '#domain/ids.ts';
import { words } from './words.ts';

/** An absence ends earlier, or was written down with other days. */
export const changeAbsence: Conversation<{ absence: string }> = {
  name: 'change-absence',
  version: 1,

  async stillMakesSense(work, { absence }) {
    return (await mine(work, absence)) !== undefined || words.gone;
  },

  async run(talk, { absence }) {
    const id = brand<AbsenceId>(absence);
    const what = await talk.choose(
      'what',
      async (work) => {
        const found = await mine(work, absence);
        return found ? words.question(found) : words.gone;
      },
      [
        { key: 'end', label: words.end },
        { key: 'days', label: words.otherDays },
        { key: 'keep', label: words.keep },
      ],
    );
    if (what === 'keep') return talk.leadTo('absences');
    if (what === 'end') {
      const ended = await talk.record('ended', ({ absences }) => absences.end(id));
      await talk.say(ended ? words.ended : words.gone);
      return talk.leadTo('absences');
    }
    const days = await askDays(talk, words.days);
    const changed = await talk.record('changed', ({ absences }) => absences.change(id, daysOf(days)));
    await talk.say(changed ? words.changed(daysOf(days)) : words.gone);
    await talk.leadTo('absences');
  },
};

async function mine({ absences }: Work, id: string) {
  const found = await absences.read(brand<AbsenceId>(id));
  return found?.mayChange ? found : undefined;
}
