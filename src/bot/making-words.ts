import { paragraphs, say, type Text } from './text.ts';

export const makingWords = {
  /** In a browser the file stays with us. */
  keptADay: say`Открыть файл здесь можно сутки.`,
  nothing: say`Этот документ сделать не из чего: данных больше нет или сейчас они недоступны.`,
  failed: (id: string): Text =>
    paragraphs(
      say`Документ сделать не получилось: это сбой у нас (номер ${id}).`,
      say`Можно попробовать ещё раз. Если опять не получится, этот номер поможет разобраться тому, кто поддерживает программу.`,
    ),
} as const;
