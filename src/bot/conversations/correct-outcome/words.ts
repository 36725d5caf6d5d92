import { bold, say } from '#bot/text.ts';

export const words = {
  title: say`Исправить запись`,
  gone: say`Этой записи здесь нет.`,
  wasHeld: bold(say`Исправить: встреча всё-таки состоялась?`),
  wasNot: bold(say`Исправить: встреча не состоялась. Что помешало?`),
  yes: say`Да, состоялась`,
  no: say`Оставить как есть`,
  kept: say`Запись осталась прежней.`,
  corrected: say`Исправлено. Что было записано раньше, видно в истории.`,
} as const;
