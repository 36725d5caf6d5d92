import { bold, paragraphs, say, type Text } from '#bot/text.ts';
import type { PupilAddress } from '#domain/school/school.ts';

export const words = {
  title: say`Другой наставник`,
  gone: say`Об этом просить сейчас не нужно: пары уже нет, или просьба уже ждёт решения.`,
  why: {
    ты: paragraphs(
      bold(say`Почему нужен другой наставник? Можно не писать.`),
      say`Решает директор школы. Наставник этих слов не увидит. Если тебя обижают, нажми «Мне нужна помощь».`,
    ),
    вы: paragraphs(
      bold(say`Почему нужна замена? Можно не писать.`),
      say`Решает директор школы. Эти слова увидят только директор и куратор.`,
    ),
  } satisfies Record<PupilAddress, Text>,
  without: say`Без объяснения`,
  example: 'Не получается договориться о времени.',
  asked: say`Просьба передана директору. Ответ придёт сюда.`,
} as const;
