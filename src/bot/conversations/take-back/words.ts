import { bold, paragraphs, say } from '#bot/text.ts';

export const words = {
  title: say`Отозвать предложение`,
  gone: say`Отзывать нечего: предложения больше нет.`,
  question: paragraphs(
    bold(say`Отозвать предложение?`),
    say`Кто уже согласен, услышит только «подбираем другую пару». Остальные ничего не узнают.`,
  ),
  another: say`Отозвать и подобрать другого`,
  only: say`Только отозвать`,
  keep: say`Оставить`,
  taken: say`Предложение отозвано.`,
} as const;
