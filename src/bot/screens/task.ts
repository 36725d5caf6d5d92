import type { Screen } from '#bot/conversation/registry.ts';
import { words as doWords } from '#bot/conversations/do-task/words.ts';
import { words as backWords } from '#bot/conversations/take-task-back/words.ts';
import type { Reply } from '#bot/layout.ts';
import { press } from '#bot/payload.ts';
import type { Text } from '#bot/text.ts';
import type { SeenTask } from '#bot/work/tasks.ts';
import type { Work } from '#bot/work/work.ts';
import { extensions } from '#domain/file.ts';
import { brand, type PairId, type TaskId } from '#domain/ids.ts';
import { back, isId } from './lists.ts';
import { words } from './task-words.ts';

/** What I have to do; with a pair, what stands in it. */
export const tasks: Screen<Work> = {
  name: 'tasks',
  right: 'menu',
  async show(work, arg) {
    const all = isId(arg) ? await work.tasks.ofPair(brand<PairId>(arg)) : await work.tasks.mine();
    return {
      text: all.length === 0 ? words.none : words.several(all.length),
      choices: all.map((each) => ({
        label: words.row(each, work.carriesPersonal),
        press: press.screen('task', each.id),
      })),
      ways: isId(arg) ? back(words.pair, 'pair', arg) : back(words.mine, 'my-pairs'),
    };
  },
};

/** One task, with what was sent for an answer. */
export const task: Screen<Work> = {
  name: 'task',
  right: 'menu',
  async show(work, arg) {
    const found = isId(arg) ? await work.tasks.read(brand<TaskId>(arg)) : undefined;
    if (!found) return { text: words.gone, ways: back(words.mine, 'my-pairs') };
    if (found.side === 'mentor') await work.tasks.noteSeen(found.id);
    return { ...taskOf(work, found), ways: back(words.pair, 'pair', found.pair) };
  },
};

/** The same under another heading, where it is told of. */
export function taskOf(work: Work, found: SeenTask, heading: Text = words.task): Reply {
  const { id, side, done } = found;
  const file = done?.file;
  return {
    text: words.one(heading, found, { address: work.address, timeZone: work.school.timeZone }),
    ...(file && { file: { ...file, name: `zadanie.${extensions[file.type]}` } }),
    choices: done
      ? []
      : [
          side === 'mentee'
            ? { label: doWords.title, press: press.start('do-task', id) }
            : { label: backWords.title, press: press.start('take-task-back', id) },
        ],
    place: press.screen('task', id),
  };
}
