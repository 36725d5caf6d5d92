import { say } from '#bot/text.ts';

export const words = {
  title: say`Время подходит`,
  suits: say`Хорошо, передадим второй стороне, что время подходит.`,
  gone: say`Эта встреча уже прошла или отменена.`,
} as const;
