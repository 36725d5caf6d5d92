import { holidaysText } from '#bot/conversations/set-holidays/words.ts';
import { bold, lines, paragraphs, say, type Text } from '#bot/text.ts';
import type { BellSchedule, BellsProblem, Lesson, ScheduleProblem } from '#domain/school/bells.ts';
import type { Holidays, HolidaysProblem } from '#domain/school/holidays.ts';

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
  short: say`Сокращённые дни`,
  shortDays: paragraphs(
    bold(say`В какие дни уроки короче?`),
    say`Через запятую, день и месяц, например: 30 декабря, 22.02, 7–8 мая`,
  ),
  shortDaysProblem: {
    'no-days': say`Нужны дни через запятую. Например: 30 декабря, 22.02, 7–8 мая`,
    'no-such-day': say`Такого дня в календаре нет. Например: 30 декабря, 22.02, 7–8 мая`,
  } satisfies Record<HolidaysProblem, Text>,
  noShortDaysHere: say`Таких дней нет`,
  noShortDays: say`Готово: сокращённых дней нет.`,
  shortLessons: paragraphs(
    bold(say`Когда уроки в эти дни?`),
    say`Нужны начало и конец каждого урока, например: 8:30–9:00, 9:10–9:40, 9:50–10:20`,
  ),
  shortSet: (days: readonly Holidays[]): Text => say`Готово, звонки сокращённых дней записаны: ${holidaysText(days)}.`,
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

/** «Первая смена: 08:30–14:10, уроков 6; 30.12, 22.02: 08:30–12:00, уроков 6». */
export function bellsLine({ title, lessons, classes, short }: BellSchedule): Text {
  const whose = classes.length === 0 ? '' : ` (${classes.map(classText).join(', ')})`;
  const usual = say`${title}${whose}: ${lessonsText(lessons)}`;
  return short ? say`${usual}; ${holidaysText(short.days)}: ${lessonsText(short.lessons)}` : usual;
}

function lessonsText(lessons: readonly Lesson[]): string {
  return `${lessons[0]?.from ?? ''}–${lessons.at(-1)?.to ?? ''}, уроков ${lessons.length}`;
}

/** A year stands for all its classes: «5-е». */
function classText(name: string): string {
  return /^\d+$/u.test(name) ? `${name}-е` : name;
}
