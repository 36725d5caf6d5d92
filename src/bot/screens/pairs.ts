import type { Screen } from '#bot/conversation/registry.ts';
import type { Choice, Reply } from '#bot/layout.ts';
import { press } from '#bot/payload.ts';
import { paragraphs } from '#bot/text.ts';
import { listedStates } from '#bot/work/pair-list.ts';
import type { Work } from '#bot/work/work.ts';
import { schoolDate } from '#domain/time.ts';
import { quarantineChoice } from './absences.ts';
import { back, more, onPage, start } from './lists.ts';
import { words } from './pairs-words.ts';

/** All pairs of the school, and who has none. Arguments: `active.6`, `over.0`, `alone.0`, `mentors.0`, `council`. */
export const pairs: Screen<Work> = {
  name: 'pairs',
  right: 'pairs.list',
  async show(work, arg) {
    const [first = '', second] = arg.split('.');
    const from = start(second);
    const state = listedStates.find((each) => each === first);
    if (state) return stateList(work, state, from);
    switch (first) {
      case 'alone':
        return aloneList(work, from);
      case 'mentors':
        return freeMentors(work, from);
      case 'council':
        return forCouncil(work, from);
      default:
        return overview(work);
    }
  },
};

async function overview(work: Work): Promise<Reply> {
  const { matching, pairList, council } = work;
  const counts = await pairList.counts();
  const [alone, free] = [(await matching.alone()).length, (await matching.freeMentors()).length];
  const waiting = work.may('pair.form') ? (await council.waiting()).length : 0;
  return {
    text: words.overview(counts, { alone, free }),
    choices: [
      ...(work.may('pair.form') ? [{ label: words.form, press: press.start('form-pair') }] : []),
      ...(waiting > 0 ? [list(words.council(waiting), 'council')] : []),
      ...(alone > 0 ? [list(words.alone(alone), 'alone')] : []),
      ...listedStates
        .filter((state) => counts[state] > 0)
        .map((state) => list(words.state(state, counts[state]), state)),
      ...(free > 0 ? [list(words.freeMentors(free), 'mentors')] : []),
      ...(work.may('pair.form') ? [{ label: words.enter, press: press.start('enter-pair') }] : []),
      ...quarantineChoice(work),
    ],
  };
}

async function stateList(work: Work, state: (typeof listedStates)[number], from: number): Promise<Reply> {
  const { list: found, of } = await work.pairList.list(state, from, onPage);
  if (found.length === 0 && from > 0) return stateList(work, state, 0);
  const rows = found.map((row) => ({
    label: words.row(row, schoolDate(row.since, work.school.timeZone)),
    press: press.screen('pair', row.pair),
  }));
  return page(words.state(state, of), rows, { of, from, key: state });
}

async function aloneList(work: Work, from: number): Promise<Reply> {
  const all = await work.matching.alone();
  const shown = all.slice(from, from + onPage);
  if (shown.length === 0 && from > 0) return aloneList(work, 0);
  const rows = shown.map(({ person, since }) => ({
    label: words.waits(person, schoolDate(since, work.school.timeZone)),
    press: work.may('pair.form') ? press.start('form-pair', person.id) : press.screen('card', person.id),
  }));
  const title = paragraphs(words.alone(all.length), all.length > 0 ? words.pressToForm : undefined);
  return page(title, rows, { of: all.length, from, key: 'alone' });
}

async function freeMentors(work: Work, from: number): Promise<Reply> {
  const all = await work.matching.freeMentors();
  const shown = all.slice(from, from + onPage);
  if (shown.length === 0 && from > 0) return freeMentors(work, 0);
  const rows = shown.map((person) => ({ label: words.person(person), press: press.screen('card', person.id) }));
  return page(words.freeMentors(all.length), rows, { of: all.length, from, key: 'mentors' });
}

/** What the методический совет decides on next. */
async function forCouncil(work: Work, from: number): Promise<Reply> {
  const all = await work.council.waiting();
  const shown = all.slice(from, from + onPage);
  if (shown.length === 0 && from > 0) return forCouncil(work, 0);
  const rows = shown.map((row) => ({ label: words.forCouncil(row), press: press.screen('pair', row.pair) }));
  const decided = all.length > 0 ? [{ label: words.decided, press: press.start('council') }] : [];
  return page(words.council(all.length), [...rows, ...decided], { of: all.length, from, key: 'council' });
}

function page(
  text: Reply['text'],
  rows: readonly Choice[],
  { of, from, key }: { of: number; from: number; key: string },
): Reply {
  return {
    text,
    choices: [...rows, ...more({ screen: 'pairs', of, from, key: `${key}.` })],
    ways: back(words.pairs, 'pairs'),
  };
}

function list(label: Reply['text'], key: string): Choice {
  return { label, press: press.screen('pairs', `${key}.0`) };
}
