import type { Asking, Prompt, Talk } from '#bot/conversation/conversation.ts';
import { shortDayText } from '#bot/days.ts';
import { say, type Text } from '#bot/text.ts';
import type { Work } from '#bot/work/work.ts';
import { type AbsenceDaysProblem, readAbsenceDays } from '#domain/meeting/absence-words.ts';
import type { Pause } from '#domain/school/pauses.ts';
import { schoolDate } from '#domain/time.ts';

/** Days as a log keeps them. */
export type KeptDays = { readonly from: string; readonly to: string };

export function daysOf({ from, to }: KeptDays): Pause {
  return { from: Temporal.PlainDate.from(from), to: Temporal.PlainDate.from(to) };
}

/** «Со 2 по 10 декабря» would glue; this reads as well: «2 декабря – 10 декабря». */
export function daysText({ from, to }: Pause): string {
  return from.equals(to) ? shortDayText(from) : `${shortDayText(from)} – ${shortDayText(to)}`;
}

type Said = 'today' | 'tomorrow' | 'this-week' | 'week' | 'two-weeks';

/**
 * Asks from when to when, by buttons or in words. What was read out of words is shown before it counts; what a button
 * means is counted from the day on which it is pressed.
 */
export async function askDays(talk: Talk, question: Prompt<Work>): Promise<KeptDays> {
  const zone = await talk.read('zone', async ({ school }) => school.timeZone);
  for (let round = 0; ; round += 1) {
    const said = await talk.ask(`days-${round}`, question, asking(zone));
    if (typeof said === 'string') return talk.read(`pressed-${round}`, async (work) => meant(said, work.today()));
    const right = await talk.choose(`right-${round}`, words.understood(daysOf(said)), [
      { key: 'yes', label: words.right },
      { key: 'no', label: words.others },
    ]);
    if (right === 'yes') return said;
  }
}

function asking(zone: string): Asking<Said | KeptDays> {
  return {
    suggest: (['today', 'tomorrow', 'this-week', 'week', 'two-weeks'] as const).map((value) => ({
      label: words.suggested[value],
      value,
    })),
    read(input, at) {
      const read = readAbsenceDays(input, schoolDate(at, zone));
      return read.ok ? { value: kept(read.value) } : { problem: words.problem[read.problem] };
    },
  };
}

function kept({ from, to }: Pause): KeptDays {
  return { from: from.toString(), to: to.toString() };
}

function meant(said: Said, today: Temporal.PlainDate): KeptDays {
  switch (said) {
    case 'today':
      return kept({ from: today, to: today });
    case 'tomorrow':
      return kept({ from: today.add({ days: 1 }), to: today.add({ days: 1 }) });
    case 'this-week':
      return kept({ from: today, to: today.add({ days: 7 - today.dayOfWeek }) });
    case 'week':
      return kept({ from: today, to: today.add({ days: 6 }) });
    case 'two-weeks':
      return kept({ from: today, to: today.add({ days: 13 }) });
    default:
      return said satisfies never;
  }
}

export const daysExample: Text = say`Нужны дни, кнопкой или словами, например: с 1 по 10 декабря`;

const words = {
  suggested: {
    today: say`Сегодня`,
    tomorrow: say`Завтра`,
    'this-week': say`До конца недели`,
    week: say`Неделю с сегодняшнего дня`,
    'two-weeks': say`Две недели`,
  } satisfies Record<Said, Text>,
  understood: (days: Pause): Text => say`Дни: ${daysText(days)}. Всё верно?`,
  right: say`Верно`,
  others: say`Другие дни`,
  problem: {
    'no-days': say`Не получилось понять дни. Например: с 1 по 10 декабря, до пятницы, на неделю`,
    'no-end': say`Нужен и последний день. Например: с 1 по 10 декабря`,
    order: say`Последний день стоит раньше первого. Например: с 1 по 10 декабря`,
    past: say`Эти дни уже прошли. Например: с 1 по 10 декабря, до пятницы`,
    'too-long': say`Это больше года. Например: с 1 по 10 декабря`,
  } satisfies Record<AbsenceDaysProblem, Text>,
} as const;
