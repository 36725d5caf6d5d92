import { shortDayText } from '#bot/days.ts';
import { bold, lines, paragraphs, say, type Text } from '#bot/text.ts';
import type { SeenTask } from '#bot/work/tasks.ts';
import type { PupilAddress } from '#domain/school/school.ts';
import { schoolDate } from '#domain/time.ts';

export const words = {
  none: say`Заданий сейчас нет.`,
  several: (of: number): Text => say`Задания: ${of}`,
  row: (task: SeenTask, named: boolean): Text => {
    const term = termText(task);
    if (!named) return say`Задание ${term}${task.done ? ', сделано' : ''}`;
    return say`${task.done ? '✓ ' : ''}${task.words.map(short)} (${term})`;
  },
  task: say`Задание`,
  one: (heading: Text, task: SeenTask, { address, timeZone }: { address: PupilAddress; timeZone: string }): Text =>
    paragraphs(
      bold(heading),
      lines(
        task.side === 'mentor' && task.person ? say`Кому: ${task.person.called}` : undefined,
        say`${task.words}`,
        say`Срок: ${termText(task)}`,
      ),
      task.done ? doneText(task.done, timeZone) : undefined,
      !task.done && task.side === 'mentee' ? whenDone[address] : undefined,
    ),
  gone: say`Этого задания здесь нет.`,
  pair: say`Пара`,
  mine: say`Мои пары`,
} as const;

const whenDone: Readonly<Record<PupilAddress, Text>> = {
  ты: say`Когда будет готово, нажми кнопку: можно добавить слова, фото или файл.`,
  вы: say`Когда будет готово, нажмите кнопку: можно добавить слова, фото или файл.`,
};

function termText({ dueOn }: SeenTask): string {
  return dueOn ? `до ${shortDayText(dueOn)}` : 'к следующей встрече';
}

function doneText({ at, words: said }: NonNullable<SeenTask['done']>, timeZone: string): Text {
  const day = say`Сделано ${shortDayText(schoolDate(at, timeZone))}`;
  return said ? lines(day, say`${said}`) : day;
}

function short(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
