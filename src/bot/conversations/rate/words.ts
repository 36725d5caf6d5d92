import { bold, paragraphs, say, type Text } from '#bot/text.ts';
import type { PupilAddress } from '#domain/school/school.ts';

export const words = {
  title: say`Как прошла встреча`,
  gone: say`Эту встречу оценивать не нужно.`,
  already: say`Спасибо, ответ об этой встрече уже есть.`,
  more: {
    ты: paragraphs(
      bold(say`Спасибо! Хочешь добавить что-нибудь?`),
      say`Ещё два коротких вопроса. Наставник ответов не увидит.`,
    ),
    вы: paragraphs(
      bold(say`Спасибо! Хотите добавить что-нибудь?`),
      say`Ещё два коротких вопроса. Наставник ответов не увидит.`,
    ),
  } satisfies Record<PupilAddress, Text>,
  add: say`Добавить`,
  enough: say`Нет, это всё`,
  thanks: say`Записано, спасибо!`,
} as const;
