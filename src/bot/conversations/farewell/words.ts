import { bold, paragraphs, say, type Text } from '#bot/text.ts';
import type { PupilAddress } from '#domain/school/school.ts';

export const words = {
  title: say`Попрощаться`,
  gone: say`Прощаться здесь уже не нужно.`,
  stays: {
    ты: bold(say`Хочешь остаться на связи, когда программа закончится?`),
    вы: bold(say`Хотите остаться на связи, когда программа закончится?`),
  } satisfies Record<PupilAddress, Text>,
  yes: say`Да`,
  no: say`Нет`,
  said: {
    ты: paragraphs(bold(say`Что скажешь на прощание?`), say`Второй человек пары это прочитает.`),
    вы: paragraphs(bold(say`Что скажете на прощание?`), say`Второй человек пары это прочитает.`),
  } satisfies Record<PupilAddress, Text>,
  without: say`Без слов`,
  example: 'Спасибо, с тобой я полюбил геометрию!',
  done: say`Готово, слова будут переданы. О связи скажем, только если её хотят обе стороны.`,
} as const;
