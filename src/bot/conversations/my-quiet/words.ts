import { quietText } from '#bot/conversations/quiet-hours.ts';
import { bold, say } from '#bot/text.ts';
import type { QuietHours } from '#domain/school/quiet-hours.ts';

export const words = {
  title: say`Тихие часы`,
  question: bold(say`Когда не присылать уведомления?`),
  asSchool: (quiet: QuietHours) => say`Как в школе: ${quietText(quiet)}`,
  set: say`Готово.`,
} as const;
