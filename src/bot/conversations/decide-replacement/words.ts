import { words as screenWords } from '#bot/screens/replacements.ts';
import { bold, paragraphs, say } from '#bot/text.ts';
import type { SeenReplacement } from '#bot/work/replacements.ts';

export const words = {
  title: say`Решение о замене`,
  titleOnPaper: say`Решение о замене на бумаге`,
  gone: say`Эта просьба уже решена.`,
  question: (found: SeenReplacement) => paragraphs(screenWords.one(found), bold(say`Нужен другой наставник?`)),
  granted: say`Да, подобрать другого`,
  declined: say`Нет, пара остаётся`,
  later: say`Решить позже`,
  day: bold(say`Какого числа подписано решение директора?`),
  done: {
    granted: say`Записано: пара заканчивает работу, куратор подберёт другого наставника.`,
    declined: say`Записано: пара остаётся. Тот, кто просил, получит сообщение.`,
  },
  waits: say`Хорошо, просьба подождёт.`,
} as const;
