import { bold, paragraphs, say, type Text } from '#bot/text.ts';

export const words = {
  title: say`Согласие на встречу`,
  gone: say`Ответ об этой встрече уже не нужен.`,
  question: (details: Text, series: boolean): Text =>
    paragraphs(
      bold(say`Можно ли ребёнку на эту встречу?`),
      details,
      series ? say`Ответ будет и за следующие встречи этого ряда.` : undefined,
    ),
  yes: say`Можно`,
  no: say`Нет, нельзя`,
  kept: {
    yes: say`Спасибо. Встреча назначена, о ней узнают обе стороны.`,
    no: say`Спасибо. Этой встречи не будет, причину никому не назовут.`,
  },
} as const;
