import { shortDayText } from '#bot/days.ts';
import { bold, say } from '#bot/text.ts';
import { type PersonName, shortName } from '#domain/people/name.ts';
import type { Personal } from '#domain/personal.ts';

export const words = {
  fresh: (of: number) =>
    of === 0
      ? say`${bold(say`Новые анкеты`)}\n\nЗа последние две недели анкет не было.`
      : say`${bold(say`Новые анкеты`)} за две недели: ${of}`,
  all: (of: number) =>
    of === 0 ? say`${bold(say`Все анкеты`)}\n\nАнкет пока нет.` : say`${bold(say`Все анкеты`)}: ${of}`,
  showAll: say`Все анкеты`,
  showFresh: say`Только новые`,
  row: ({ name, className }: { name: Personal<PersonName>; className?: string }, sentOn: Temporal.PlainDate) =>
    className === undefined
      ? say`${name.map(shortName)} · ${shortDayText(sentOn)}`
      : say`${name.map(shortName)}, ${className} · ${shortDayText(sentOn)}`,
} as const;
