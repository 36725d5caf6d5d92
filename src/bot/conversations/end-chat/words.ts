import { bold, paragraphs, say } from '#bot/text.ts';

export const words = {
  title: say`Закончить вход`,
  gone: say`Этого входа уже нет.`,
  sure: paragraphs(
    bold(say`Закончить этот вход?`),
    say`Разговор там больше не продолжится, ответы и анкеты останутся. Войти снова можно по коду из этого чата.`,
  ),
  end: say`Закончить`,
  stay: say`Оставить`,
  ended: say`Вход закончен.`,
} as const;
