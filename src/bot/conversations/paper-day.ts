import type { Prompt, Talk } from '#bot/conversation/conversation.ts';
import { say } from '#bot/text.ts';
import type { Work } from '#bot/work/work.ts';
import { askingPastDay } from './past-day.ts';

/** The day that stands on a signed paper. */
export async function asksPaperDay(talk: Talk, prompt: Prompt<Work>): Promise<Temporal.PlainDate> {
  const { timeZone, today } = await talk.record('today', async (work) => ({
    timeZone: work.school.timeZone,
    today: work.today().toString(),
  }));
  const day = await talk.ask('day', prompt, {
    ...askingPastDay(timeZone, words.problem),
    suggest: [{ label: words.today, value: today }],
  });
  return Temporal.PlainDate.from(day);
}

const words = {
  today: say`Сегодня`,
  problem: say`Здесь нужна дата на бумаге: не позже сегодняшней и не старше двух лет. Например: 05.09.2026`,
} as const;
