import { bold, say } from '#bot/text.ts';

export const words = {
  title: say`Напоминания родителям`,
  question: bold(say`Напоминать о встречах и родителям детей до 14 лет?`),
  yes: say`Напоминать`,
  no: say`Не напоминать`,
  set: {
    yes: say`Родителям детей до 14 лет тоже будут приходить напоминания о встречах.`,
    no: say`Родителям напоминаний о встречах не будет.`,
  },
} as const;
