import { bold, say } from '#bot/text.ts';

export const words = {
  title: say`Обращение к ученикам`,
  question: bold(say`Как обращаться к ученикам?`),
  addresses: { ты: say`На «ты»`, вы: say`На «вы»` },
  set: say`Готово.`,
} as const;
