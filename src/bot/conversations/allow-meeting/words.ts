import { weekdayText } from '#bot/days.ts';
import { bold, paragraphs, say, type Text } from '#bot/text.ts';

export const words = {
  title: say`Согласие на встречу`,
  gone: say`Ответ об этой встрече уже не нужен.`,
  /** `of`: so many of a series, one answer for all of them. */
  question: (details: Text, of: number, last: Temporal.PlainDateTime): Text =>
    paragraphs(
      bold(say`Можно ли ребёнку на эту встречу?`),
      details,
      of > 1 ? say`Ответ будет за все встречи этого ряда: их ${of}, последняя — ${weekdayText(last)}.` : undefined,
    ),
  yes: say`Можно`,
  no: say`Нет, нельзя`,
  kept: {
    yes: say`Спасибо. Теперь всё назначено: обе стороны получат сообщение.`,
    no: say`Спасибо. Этой встречи не будет, причину никому не назовут.`,
  },
} as const;
