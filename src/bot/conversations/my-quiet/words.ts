import { quietHint, quietText } from '#bot/conversations/quiet-hours.ts';
import { bold, paragraphs, say, type Text } from '#bot/text.ts';
import type { QuietHours } from '#domain/school/quiet-hours.ts';

export const words = {
  title: say`Тихие часы`,
  question: paragraphs(bold(say`Когда не присылать уведомления?`), quietHint),
  asSchool: (quiet: QuietHours): Text =>
    quiet.from.equals(quiet.to) ? say`Как в школе: в любое время` : say`Как в школе: ${quietText(quiet)}`,
  isAsSchool: (quiet: QuietHours): Text =>
    quiet.from.equals(quiet.to)
      ? say`Теперь как в школе: уведомления приходят в любое время.`
      : say`Тихие часы теперь как в школе: ${quietText(quiet)}.`,
  set: (quiet: QuietHours): Text =>
    quiet.from.equals(quiet.to)
      ? say`Уведомления будут приходить в любое время.`
      : say`Уведомления не будут приходить ${quietText(quiet)}.`,
} as const;
