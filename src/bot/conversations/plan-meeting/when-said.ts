import { timeText, weekdayText } from '#bot/days.ts';
import { capital } from '#bot/meeting-words.ts';
import { bold, lines, paragraphs, say, type Text } from '#bot/text.ts';
import type { SeriesProblem } from '#domain/meeting/series.ts';
import type { WhenProblem } from '#domain/meeting/when-words.ts';
import { type Holidays, isHoliday } from '#domain/school/holidays.ts';

const example = 'в среду в 15:30';
const rhythm = 'каждую среду в 15:30 до 25 мая, кроме каникул';

const timeExample = '16:00, после 6 урока';

/** Of what is said to a day that is known. */
const timeProblems: Partial<Record<WhenProblem, Text>> & { unclear: Text } = {
  unclear: say`Не получилось понять, во сколько. Например: ${timeExample}`,
  'days-differ': say`День уже выбран: нужно время. Другой день можно выбрать кнопкой «Назад». Например: ${timeExample}`,
  'vague-time': say`Нужно точное время. Например: ${timeExample}`,
  'no-such-time': say`Такого времени на часах нет. Например: ${timeExample}`,
  'no-such-lesson': say`Такого урока в расписании звонков нет. Например: 16:00`,
  'no-bells': say`Расписания звонков здесь нет: нужно время на часах. Например: 16:00`,
  past: say`Это время уже прошло. Например: ${timeExample}`,
};

export const words = {
  when: (series: boolean): Text =>
    paragraphs(
      bold(say`Когда встреча?`),
      lines(
        say`Нужны день и время, кнопками или словами, например: ${example}, завтра после 6 урока, через неделю`,
        series ? say`Для встреч подряд: ${rhythm}` : undefined,
      ),
    ),
  asLast: (at: Temporal.PlainDateTime): Text => say`${capital(weekdayText(at))}, ${timeText(at)}`,
  pick: say`Выбрать день`,
  everyWeek: say`Каждую неделю`,
  weekly: paragraphs(bold(say`В какой день и до какого времени года встречаться?`), say`Например: ${rhythm}`),
  day: paragraphs(bold(say`В какой день?`), say`Нажмите кнопку или напишите, например: в четверг`),
  dayLabel: (day: Temporal.PlainDate, holidays: readonly Holidays[]): Text =>
    isHoliday(day, holidays) ? say`${capital(weekdayText(day))} (каникулы)` : say`${capital(weekdayText(day))}`,
  dayProblems: {
    unclear: say`Не получилось понять, в какой день. Например: в четверг, через неделю`,
    past: say`Этот день уже прошёл. Например: в четверг`,
    'too-far': say`Так далеко вперёд встречи не назначают. Например: в четверг`,
  },
  time: (day: Temporal.PlainDate): Text =>
    paragraphs(
      bold(say`${capital(weekdayText(day))}. Во сколько?`),
      say`Нажмите кнопку или напишите, например: ${timeExample}`,
    ),
  timeProblems: (problem: WhenProblem): Text => timeProblems[problem] ?? timeProblems.unclear,
  timeLabel: (time: Temporal.PlainTime): Text => say`${timeText(time)}`,
  problems: {
    'no-day': say`Не хватает дня. Например: ${example}`,
    'no-such-day': say`Такого дня в календаре нет. Например: ${example}`,
    'days-differ': say`День недели и число не сходятся. Например: ${example}`,
    unclear: say`Не получилось понять, когда. Например: ${example}`,
    'no-time': say`Не хватает времени. Например: ${example}`,
    'vague-time': say`Нужно точное время. Например: ${example}`,
    'no-such-time': say`Такого времени на часах нет. Например: ${example}`,
    'no-such-lesson': say`Такого урока в расписании звонков нет. Например: ${example}`,
    'no-bells': say`Расписания звонков здесь нет: нужно время на часах. Например: ${example}`,
    past: say`Это время уже прошло. Например: ${example}`,
    'too-far': say`Так далеко вперёд встречи не назначают. Например: ${example}`,
    'no-rhythm': say`Не хватает того, как часто. Например: ${rhythm}`,
    'other-rhythm': say`Можно каждую неделю или раз в две недели. Например: ${rhythm}`,
    'several-days': say`Нужен один день недели. Например: ${rhythm}`,
    empty: say`Между началом и концом не остаётся ни одного дня. Например: ${rhythm}`,
  } satisfies Record<WhenProblem | SeriesProblem, Text>,
} as const;
