import { bold, lines, paragraphs, say, type Text } from '#bot/text.ts';
import type { BellSchedule, BellsProblem, ScheduleProblem } from '#domain/school/bells.ts';

export const words = {
  title: say`Звонки`,
  question: (bells: readonly BellSchedule[]): Text =>
    paragraphs(
      bold(say`Какие звонки изменить?`),
      lines(...bells.map(bellsLine)),
      say`На уроках уведомления ученикам не приходят, на переменах приходят.`,
    ),
  schedule: (title: string) => say`${title}`,
  another: say`Добавить смену или корпус`,
  what: bold(say`Что сделать с этими звонками?`),
  change: say`Изменить`,
  remove: say`Убрать`,
  removed: say`Убрано: у этих классов теперь звонки как у всех.`,
  name: paragraphs(bold(say`Как назвать эту смену или корпус?`), say`Например: Корпус на Садовой, вторая смена`),
  secondShift: say`Вторая смена`,
  titleProblem: say`Нужно короткое название, до 40 знаков. Например: Вторая смена`,
  lessons: paragraphs(
    bold(say`Когда уроки?`),
    say`Напишите начало и конец каждого урока, например: 8:30–9:15, 9:25–10:10, 10:30–11:15`,
  ),
  lessonsProblem: {
    'no-lessons': say`Нужны начало и конец каждого урока. Например: 8:30–9:15, 9:25–10:10`,
    'no-such-time': say`Такого времени на часах нет. Например: 8:30–9:15, 9:25–10:10`,
    'out-of-order': say`Уроки должны идти по порядку и не пересекаться. Например: 8:30–9:15, 9:25–10:10`,
  } satisfies Record<BellsProblem, Text>,
  classes: paragraphs(
    bold(say`Какие классы учатся по этим звонкам?`),
    say`Через запятую, например: 6А, 6Б, 7В. Если целыми параллелями: 5–7`,
  ),
  classesProblem: say`Нужны классы через запятую. Например: 6А, 6Б или 5–7`,
  problem: {
    gone: say`Этих звонков уже нет: их убрал другой куратор.`,
    first: say`Эти звонки убрать нельзя: по ним учатся все остальные классы. Их можно изменить.`,
    'title-taken': say`Звонки с таким названием уже есть. Их можно изменить или добавить новые под другим названием.`,
  } satisfies Record<ScheduleProblem, Text>,
  set: say`Готово, звонки записаны.`,
} as const;

/** «Первая смена: 08:30–14:10, уроков 6». */
export function bellsLine({ title, lessons, classes }: BellSchedule): Text {
  const whose = classes.length === 0 ? '' : ` (${classes.map(classText).join(', ')})`;
  const first = lessons[0]?.from ?? '';
  const last = lessons.at(-1)?.to ?? '';
  return say`${title}${whose}: ${first}–${last}, уроков ${lessons.length}`;
}

/** A year stands for all its classes: «5-е». */
function classText(name: string): string {
  return /^\d+$/u.test(name) ? `${name}-е` : name;
}
