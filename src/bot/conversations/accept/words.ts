import { say, type Text } from '#bot/text.ts';
import type { Reviewing } from '#bot/work/review.ts';

export const words = {
  title: say`Принять анкету`,
  done: say`Анкета принята: она в базе. Автору придёт сообщение.`,
  'somebody-else': say`Эту анкету уже рассмотрел другой куратор.`,
  gone: say`Эту анкету принять уже нельзя: она принята, возвращена или участие автора не подтверждено.`,
} as const satisfies Record<Reviewing | 'title', Text>;
