import { say } from '#bot/text.ts';

export const words = {
  title: say`Показатели файлом`,
  making: say`Готовлю файл: пришлю сюда через несколько секунд.`,
} as const;
