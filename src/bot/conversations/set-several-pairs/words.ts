import { bold, paragraphs, say } from '#bot/text.ts';

export const words = {
  title: say`Сколько наставников у педагога`,
  question: paragraphs(
    bold(say`Сколько наставников может быть у педагога по одному вопросу?`),
    say`Это о форме «учитель – учитель». Пары, которые уже есть, остаются.`,
  ),
  one: say`Один`,
  several: say`Несколько`,
  set: {
    one: say`Теперь у педагога по одному вопросу один наставник.`,
    several: say`Теперь у педагога по одному вопросу может быть несколько наставников.`,
  },
} as const;
