import { say } from '#bot/text.ts';

export const words = {
  title: say`Дневник файлом`,
  gone: say`Этого дневника здесь нет.`,
  making: say`Готовлю файл: пришлю сюда через несколько секунд.`,
} as const;
