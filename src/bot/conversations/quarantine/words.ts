import { daysExample, daysText } from '#bot/conversations/absence-days.ts';
import { bold, paragraphs, say, type Text } from '#bot/text.ts';
import type { Noted } from '#bot/work/absences.ts';
import type { Pause } from '#domain/school/pauses.ts';

export const words = {
  title: say`Карантин или дистанционно`,
  kind: bold(say`Что случилось?`),
  quarantine: say`Карантин`,
  remote: say`Учёба дистанционно`,
  whose: bold(say`Кого это касается?`),
  school: say`Всей школы`,
  building: (title: string): Text => say`${title}`,
  oneClass: say`Одного класса`,
  className: say`Какой класс? Например: 7А`,
  classProblem: say`Нужен класс с 1 по 11. Например: 7А`,
  days: paragraphs(bold(say`На какие дни?`), say`Последний день тоже считается.`, daysExample),
  noted: (days: Pause, { mine, others }: Noted): Text =>
    paragraphs(
      say`Записано: ${daysText(days)}. В эти дни программа не ждёт ни встреч, ни ответов.`,
      mine + others === 0
        ? say`Встреч на эти дни не назначено.`
        : others > 0
          ? say`Наставники получат по одному сообщению: провести онлайн или перенести. Встреч: ${others}`
          : undefined,
    ),
  gone: say`Этих звонков уже нет. Посмотрите в настройках школы, какие есть.`,
} as const;
