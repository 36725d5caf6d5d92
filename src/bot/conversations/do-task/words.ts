import { bold, paragraphs, say, type Text } from '#bot/text.ts';
import type { PupilAddress } from '#domain/school/school.ts';

export const words = {
  title: say`Готово, сделано`,
  gone: say`Это задание уже сделано или отменено.`,
  how: {
    ты: paragraphs(
      bold(say`Задание сделано. Что передать наставнику?`),
      say`Можно ничего: наставник узнает, что готово.`,
    ),
    вы: paragraphs(
      bold(say`Задание сделано. Что передать наставнику?`),
      say`Можно ничего: наставник узнает, что готово.`,
    ),
  } satisfies Record<PupilAddress, Text>,
  nothing: say`Просто готово`,
  inWords: say`Несколько слов`,
  file: say`Фото или файл`,
  ask: {
    ты: bold(say`Что передать наставнику? Напиши.`),
    вы: bold(say`Что передать наставнику? Напишите.`),
  } satisfies Record<PupilAddress, Text>,
  example: 'Готово всё, кроме последней задачи',
  sendFile: {
    ты: paragraphs(bold(say`Пришли фото или файл.`), say`Фото или PDF, до 10 МБ.`),
    вы: paragraphs(bold(say`Пришлите фото или файл.`), say`Фото или PDF, до 10 МБ.`),
  } satisfies Record<PupilAddress, Text>,
  withoutFile: say`Без файла`,
  sent: say`Наставник узнает, что задание сделано.`,
} as const;
