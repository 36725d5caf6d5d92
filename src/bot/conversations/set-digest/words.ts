import { bold, paragraphs, say, type Text } from '#bot/text.ts';
import type { DigestTime } from '#domain/desk/digest-time.ts';

const days = ['понедельник', 'вторник', 'среда', 'четверг', 'пятница', 'суббота', 'воскресенье'];

/** Of buttons: Monday first. */
export const weekdays: readonly Text[] = days.map((day) => say`${day.slice(0, 1).toUpperCase()}${day.slice(1)}`);

export const words = {
  title: say`Сводка недели`,
  question: (now: DigestTime): Text =>
    paragraphs(
      bold(say`В какой день присылать сводку недели?`),
      say`Сейчас: ${digestText(now)}. Её получают кураторы.`,
    ),
  time: say`Во сколько? Нажмите кнопку или напишите время, например: 8:30`,
  at: (time: string): Text => say`${time}`,
  problem: say`Нужно время. Например: 8:30`,
  noSuchTime: say`Такого времени на часах нет. Например: 8:30`,
  set: (now: DigestTime): Text => say`Сводка недели: ${digestText(now)}.`,
} as const;

/** «понедельник, 08:30». */
export function digestText({ weekday, time }: DigestTime): string {
  return `${days[weekday - 1] ?? ''}, ${time.toString({ smallestUnit: 'minute' })}`;
}
