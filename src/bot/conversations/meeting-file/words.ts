import { say } from '#bot/text.ts';

export const words = {
  title: say`Добавить в календарь`,
  making: say`Готовлю файл: пришлю сюда через несколько секунд.`,
  gone: say`Этой встречи здесь больше нет.`,
} as const;
