import { bold, say } from '#bot/text.ts';

export const words = {
  title: say`Обращение к ученикам`,
  question: bold(say`Как обращаться к ученикам?`),
  addresses: { ты: say`На «ты»`, вы: say`На «вы»` },
  set: {
    ты: say`К ученикам теперь обращаемся на «ты».`,
    вы: say`К ученикам теперь обращаемся на «вы».`,
  },
} as const;
