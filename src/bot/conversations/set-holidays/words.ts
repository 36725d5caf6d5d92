import { bold, lines, paragraphs, say, type Text } from '#bot/text.ts';
import type { Holidays, HolidaysProblem } from '#domain/school/holidays.ts';

export const words = {
  title: say`Каникулы`,
  question: (now: readonly Holidays[]): Text =>
    paragraphs(
      bold(say`Когда каникулы и выходные дни?`),
      say`Сейчас: ${holidaysText(now)}`,
      say`Напишите через запятую, день и месяц, например: 28.10–04.11, 31.12–11.01, 23 февраля`,
    ),
  usual: say`Как обычно`,
  how: (typed: readonly Holidays[], before: readonly Holidays[]): Text =>
    paragraphs(
      bold(say`Добавить к прежним или заменить все?`),
      lines(say`Новые: ${holidaysText(typed)}`, say`Прежние: ${holidaysText(before)}`),
    ),
  add: say`Добавить к прежним`,
  replace: say`Заменить все`,
  problem: {
    'no-days': say`Нужны дни через запятую, отрезок через тире. Например: 28.10–04.11, 31.12–11.01, 23.02`,
    'no-such-day': say`Такого дня в календаре нет. Например: 28.10–04.11, 31.12–11.01, 23.02`,
  } satisfies Record<HolidaysProblem, Text>,
  set: (now: readonly Holidays[]): Text => say`Готово: ${holidaysText(now)}.`,
} as const;

/** «28.10–04.11, 23.02». */
export function holidaysText(holidays: readonly Holidays[]): string {
  return holidays.map(({ from, to }) => (from === to ? day(from) : `${day(from)}–${day(to)}`)).join(', ');
}

function day(monthDay: string): string {
  const [month = '', date = ''] = monthDay.split('-');
  return `${date}.${month}`;
}
