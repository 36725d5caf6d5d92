import { bold, say } from '#bot/text.ts';

const gone = say`Эту встречу уже не отменить: она прошла, отменена или записана.`;

export const words = {
  title: say`Отменить встречу`,
  gone,
  sure: bold(say`Отменить встречу или перенести на другое время?`),
  cancel: say`Да, отменить`,
  move: say`Перенести`,
  keep: say`Оставить как есть`,
  came: {
    cancelled: say`Встреча отменена, остальным придёт сообщение.`,
    left: say`Записано: встреча будет у остальных, наставнику придёт сообщение.`,
    gone,
  },
} as const;
