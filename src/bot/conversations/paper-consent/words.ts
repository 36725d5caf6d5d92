import { bold, paragraphs, say, type Text } from '#bot/text.ts';
import { fullName } from '#domain/people/name.ts';
import type { Person } from '#domain/people/person.ts';

export const words = {
  title: say`Согласие на бумаге`,
  question: (child: Person | undefined): Text =>
    paragraphs(
      bold(say`Какого числа родители подписали согласие на бумаге?`),
      child && say`За кого: ${child.name.map(fullName)}`,
      say`Бумага остаётся в школе. Например: 05.09.2026`,
    ),
  today: say`Сегодня`,
  dayProblem: say`Здесь нужна дата на бумаге: не позже сегодняшней и не старше двух лет. Например: 05.09.2026`,
  marked: say`Отмечено: согласие родителей есть. Разговор с учеником продолжится сам.`,
  notWaiting: say`Согласия родителей здесь уже не ждут.`,
} as const;
