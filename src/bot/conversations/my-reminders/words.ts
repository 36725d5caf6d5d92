import { bold, say } from '#bot/text.ts';

export const words = {
  title: say`Напоминания о встречах`,
  question: bold(say`Когда напоминать о встречах?`),
  both: say`За день и за 2 часа`,
  day: say`За день`,
  hours: say`За 2 часа`,
  none: say`Не напоминать`,
  set: {
    both: say`Напоминания о встречах будут приходить за день и за 2 часа.`,
    day: say`Напоминания о встречах будут приходить за день.`,
    hours: say`Напоминания о встречах будут приходить за 2 часа.`,
    none: say`Напоминаний о встречах не будет.`,
  },
} as const;
