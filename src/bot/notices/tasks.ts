import type { Reply } from '#bot/layout.ts';
import { press } from '#bot/payload.ts';
import { taskOf } from '#bot/screens/task.ts';
import { say } from '#bot/text.ts';
import type { Work } from '#bot/work/work.ts';
import { brand, type TaskId } from '#domain/ids.ts';

export type TaskNotice =
  | { readonly kind: 'task'; readonly task: string }
  | { readonly kind: 'remind-task'; readonly task: string }
  | { readonly kind: 'task-done'; readonly task: string }
  | { readonly kind: 'task-taken-back' };

/** What the two sides hear of a task. Where nothing personal may be carried only that there is one. */
export async function aboutTask(notice: TaskNotice, work: Work): Promise<Reply | undefined> {
  if (work.me.leftAt) return undefined;
  if (notice.kind === 'task-taken-back') return { text: words.takenBack };
  const task = await work.tasks.read(brand<TaskId>(notice.task));
  if (!task) return undefined;
  const forMentor = notice.kind === 'task-done';
  if (forMentor ? task.side !== 'mentor' || !task.done : task.side !== 'mentee' || task.done) return undefined;
  const heading = { task: words.given, 'remind-task': words.tomorrow, 'task-done': words.done }[notice.kind];
  if (work.carriesPersonal) return taskOf(work, task, heading);
  return { text: heading, choices: [{ label: words.look, press: press.screen('task', task.id) }] };
}

const words = {
  given: say`Новое задание от наставника`,
  tomorrow: say`Завтра срок задания`,
  done: say`Задание сделано`,
  takenBack: say`Задание отменено: делать его не нужно.`,
  look: say`Посмотреть`,
} as const;
