import { bold, paragraphs, say } from '#bot/text.ts';

export const words = {
  titlePause: say`Пауза пары`,
  titleResume: say`Продолжить встречи`,
  gone: say`Сейчас это не нужно: пара в другом состоянии.`,
  sure: paragraphs(
    bold(say`Поставить встречи на паузу?`),
    say`Обе стороны получат нейтральное сообщение без причины. Напоминания и вопросы о встречах остановятся.`,
  ),
  yes: say`На паузу`,
  no: say`Не нужно`,
  paused: say`Встречи на паузе. Продолжить можно на экране пары.`,
  resumeSure: bold(say`Продолжить встречи пары?`),
  resume: say`Да, продолжить`,
  resumed: say`Готово: обе стороны узнают, что встречи продолжаются.`,
  kept: say`Хорошо, всё остаётся как есть.`,
} as const;
