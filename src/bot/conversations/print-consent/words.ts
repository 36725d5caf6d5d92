import { bold, paragraphs, say, type Text } from '#bot/text.ts';
import { fullName } from '#domain/people/name.ts';
import type { Person } from '#domain/people/person.ts';

export const words = {
  title: say`Согласие для печати`,
  which: (person: Person | undefined): Text =>
    paragraphs(
      bold(say`Какое согласие сделать файлом?`),
      person && say`${person.name.map(fullName)}`,
      say`Имя, школа и дата будут вписаны, остальное заполняют от руки.`,
    ),
  processing: say`На обработку данных`,
  publication: say`На публикацию имени и фото`,
  making: say`Готовлю файл: пришлю сюда через несколько секунд.`,
  gone: say`Этого человека здесь больше нет.`,
} as const;
