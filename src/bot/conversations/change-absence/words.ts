import { daysExample, daysText } from '#bot/conversations/absence-days.ts';
import { bold, paragraphs, say, type Text } from '#bot/text.ts';
import type { SeenAbsence } from '#bot/work/absences.ts';
import type { AbsenceKind, Concerned } from '#domain/school/absence.ts';
import type { Pause } from '#domain/school/pauses.ts';

export const words = {
  title: say`Изменить дни отсутствия`,
  question: (absence: SeenAbsence): Text => paragraphs(absenceText(absence), bold(say`Что изменить?`)),
  end: say`Закончилось раньше`,
  otherDays: say`Другие дни`,
  keep: say`Ничего`,
  days: paragraphs(bold(say`На какие дни?`), daysExample),
  ended: say`Готово: с сегодняшнего дня всё идёт как обычно.`,
  changed: (days: Pause): Text => say`Готово: ${daysText(days)}.`,
  gone: say`Эти дни уже прошли или убраны.`,
} as const;

/** «Карантин, 7А: 1 декабря – 10 декабря»; «Меня не будет: 1 декабря». */
export function absenceText({ kind, whose, days, person }: SeenAbsence): Text {
  if (whose.kind === 'person') {
    return person ? say`${person.called}: ${daysText(days)}` : say`Меня не будет: ${daysText(days)}`;
  }
  return say`${kinds[kind]}, ${placeText(whose)}: ${daysText(days)}`;
}

const kinds: Readonly<Record<AbsenceKind, string>> = {
  away: 'Отсутствие',
  quarantine: 'Карантин',
  remote: 'Дистанционно',
};

function placeText(whose: Concerned): string {
  switch (whose.kind) {
    case 'class':
      return whose.className;
    case 'building':
      return whose.title;
    case 'school':
    case 'person':
      return 'вся школа';
    default:
      return whose satisfies never;
  }
}
