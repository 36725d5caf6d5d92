import type { Prompt, Talk } from '#bot/conversation/conversation.ts';
import { say } from '#bot/text.ts';
import type { Work } from '#bot/work/work.ts';
import { readDate } from '#domain/questionnaire/read-date.ts';
import { schoolDate } from '#domain/time.ts';

/** The day that stands on a signed paper. */
export async function asksPaperDay(talk: Talk, prompt: Prompt<Work>): Promise<Temporal.PlainDate> {
  const { timeZone, today } = await talk.read('today', async (work) => ({
    timeZone: work.school.timeZone,
    today: work.today().toString(),
  }));
  const day = await talk.ask('day', prompt, {
    read(input, at) {
      const read = readDate(input, { earliest: '-P2Y', latest: 'P0D' }, schoolDate(at, timeZone));
      return 'problem' in read ? { problem: words.problem } : read;
    },
    suggest: [{ label: words.today, value: today }],
  });
  return Temporal.PlainDate.from(day);
}

const words = {
  today: say`Сегодня`,
  problem: say`Здесь нужна дата на бумаге: не позже сегодняшней и не старше двух лет. Например: 05.09.2026`,
} as const;
