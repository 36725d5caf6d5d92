import { say } from '#bot/text.ts';

export const words = {
  title: say`Скан согласия`,
  gone: say`Этого согласия здесь больше нет.`,
} as const;
