import { bold, paragraphs, say, type Text } from '#bot/text.ts';
import type { Personal } from '#domain/personal.ts';

export const words = {
  title: say`Отменить задание`,
  gone: say`Это задание уже сделано или отменено.`,
  sure: (task: Personal<string> | undefined): Text =>
    paragraphs(bold(say`Отменить задание? Наставляемый об этом узнает.`), task && say`${task}`),
  yes: say`Отменить задание`,
  no: say`Оставить`,
  takenBack: say`Задание отменено.`,
  kept: say`Задание остаётся.`,
} as const;
