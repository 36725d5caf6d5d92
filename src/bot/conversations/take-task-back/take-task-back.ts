import type { Conversation } from '#bot/conversation/conversation.ts';
import { brand, type TaskId } from '#domain/ids.ts';
import { words } from './words.ts';

/** The mentor takes back a task that is not done yet. */
export const takeTaskBack: Conversation<{ task: string }> = {
  name: 'take-task-back',
  version: 1,

  async stillMakesSense({ tasks }, { task }) {
    const found = await tasks.read(brand<TaskId>(task));
    return (found?.side === 'mentor' && !found.done) || words.gone;
  },

  async run(talk, { task }) {
    const id = brand<TaskId>(task);
    const sure = await talk.choose(
      'sure',
      async ({ tasks, carriesPersonal }) => words.sure(carriesPersonal ? (await tasks.read(id))?.words : undefined),
      [
        { key: 'yes', label: words.yes },
        { key: 'no', label: words.no },
      ],
    );
    if (sure === 'no') return talk.say(words.kept);
    const done = await talk.record('taken-back', ({ tasks }) => tasks.takeBack(id));
    await talk.say(done ? words.takenBack : words.gone);
  },
};
