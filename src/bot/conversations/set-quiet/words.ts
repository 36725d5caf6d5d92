import { quietHint, quietText } from '#bot/conversations/quiet-hours.ts';
import { bold, paragraphs, say, type Text } from '#bot/text.ts';
import type { QuietHours } from '#domain/school/quiet-hours.ts';

export const words = {
  title: say`Тихие часы школы`,
  question: paragraphs(
    bold(say`Когда не присылать уведомления?`),
    say`Это для всех, кто не выбрал своих тихих часов. Срочные обращения за помощью приходят в любое время.`,
    quietHint,
  ),
  set: (quiet: QuietHours): Text => say`Тихие часы школы: ${quietText(quiet)}.`,
} as const;
