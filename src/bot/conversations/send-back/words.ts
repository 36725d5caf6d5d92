import { bold, paragraphs, plural, say, type Text } from '#bot/text.ts';
import type { Reviewing } from '#bot/work/review.ts';

const gone = say`Эту анкету вернуть уже нельзя.`;

export const words = {
  title: say`Вернуть анкету`,
  gone,
  questions: paragraphs(bold(say`Какие ответы нужно исправить?`), say`Отметьте один или несколько, затем «Готово».`),
  question: (number: number, wording: string) => say`${number}. ${wording}`,
  comment: paragraphs(
    bold(say`Что поправить? Напишите автору.`),
    say`Эти слова автор увидит над своими ответами. Например: Напишите подробнее, чему хотелось бы научиться.`,
  ),
  tooShort: say`Слишком коротко: автору будет непонятно, что исправить. Например: Напишите подробнее, чему хотелось бы научиться.`,
  tooLong: (most: number) =>
    say`Это слишком длинно для замечания. Нужно уложиться в ${most} ${plural(most, { one: 'знак', few: 'знака', many: 'знаков' })}.`,
  outcome: {
    done: say`Анкета возвращена. Автору придёт сообщение с кнопкой, а исправленная анкета снова появится в списке.`,
    'somebody-else': say`Эту анкету уже рассмотрел другой куратор.`,
    gone,
  } satisfies Record<Reviewing, Text>,
} as const;
