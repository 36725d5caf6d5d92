import { daysText } from '#bot/conversations/absence-days.ts';
import { bold, paragraphs, say, type Text } from '#bot/text.ts';
import type { Noted } from '#bot/work/absences.ts';
import type { Pause } from '#domain/school/pauses.ts';
import type { PupilAddress } from '#domain/school/school.ts';

export const words = {
  title: say`Меня не будет`,
  question: {
    ты: paragraphs(
      bold(say`Когда тебя не будет?`),
      say`Последний день тоже считается. Нажми кнопку или напиши дни, например: с 1 по 10 декабря`,
    ),
    вы: paragraphs(
      bold(say`Когда вас не будет?`),
      say`Последний день тоже считается. Нажмите кнопку или напишите дни, например: с 1 по 10 декабря`,
    ),
  } satisfies Record<PupilAddress, Text>,
  noted: (days: Pause, { others }: Noted, address: PupilAddress): Text =>
    paragraphs(
      say`Записано: ${daysText(days)}. В эти дни программа ничего не ждёт.`,
      others > 0
        ? address === 'ты'
          ? say`О твоих встречах в эти дни спросим наставника.`
          : say`О ваших встречах в эти дни спросим наставника.`
        : undefined,
    ),
} as const;
