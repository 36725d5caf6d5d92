import { bold, paragraphs, say } from '#bot/text.ts';

export const words = {
  title: say`Тихие часы школы`,
  question: paragraphs(
    bold(say`Когда не присылать уведомления?`),
    say`Это для всех, кто не выбрал своих тихих часов. Срочные обращения за помощью приходят в любое время.`,
  ),
  set: say`Готово.`,
} as const;
