import { say } from '#bot/text.ts';

export const words = {
  title: say`Скан согласия`,
  gone: say`Этого согласия здесь больше нет.`,
  kept: say`Скан сохранён. Открыть его можно из карточки.`,
} as const;
