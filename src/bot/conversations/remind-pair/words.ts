import { say } from '#bot/text.ts';

export const words = {
  title: say`Напомнить о паре`,
  reminded: say`Напоминание уйдёт сейчас, а в тихие часы — сразу после них.`,
  gone: say`Напоминать не о чем: ответа никто не ждёт.`,
} as const;
