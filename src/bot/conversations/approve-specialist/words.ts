import { bold, paragraphs, say, type Text } from '#bot/text.ts';

export const words = {
  title: say`Согласовать специалиста`,
  gone: say`Ответ о специалисте уже не нужен.`,
  question: (details: Text): Text =>
    paragraphs(
      bold(say`Можно ли специалисту прийти на эту встречу?`),
      details,
      say`Если это человек не из школы, нужна справка об отсутствии судимости.`,
    ),
  yes: say`Можно`,
  no: say`Нет`,
  kept: {
    yes: say`Специалист согласован, наставнику придёт сообщение.`,
    no: say`Встреча пройдёт без специалиста, наставнику придёт сообщение.`,
  },
} as const;
