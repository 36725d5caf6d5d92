import { bold, paragraphs, plural, say, type Text } from '#bot/text.ts';
import { type Timetable, type TimetableProblem, timetableText } from '#domain/people/timetable.ts';

const example = 'пн 1–4, вт 2, 5–6, чт 1–3';

export const words = {
  title: say`Мои уроки`,
  question: paragraphs(
    bold(say`Какие уроки стоят в расписании?`),
    say`На этих уроках уведомления приходить не будут. Нужны дни и номера уроков, например: ${example}`,
  ),
  usual: (ofClass: boolean): Text => (ofClass ? say`Как у класса` : say`Без расписания`),
  usualSet: (ofClass: boolean): Text =>
    ofClass
      ? say`Готово: уроки как у класса, с понедельника по пятницу.`
      : say`Готово: уведомления приходят и во время уроков.`,
  set: (timetable: Timetable): Text => say`Готово. Уроки: ${timetableText(timetable)}.`,
  problem: (problem: TimetableProblem, most: number): Text =>
    problem === 'no-lessons'
      ? say`Нужны дни и номера уроков. Например: ${example}`
      : say`По звонкам школы в дне ${most} ${plural(most, { one: 'урок', few: 'урока', many: 'уроков' })}. Например: ${example}`,
} as const;
