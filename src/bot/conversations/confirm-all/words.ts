import { bold, paragraphs, plural, say } from '#bot/text.ts';

export const words = {
  title: say`Подтвердить всех`,
  nobody: say`Подтверждать сейчас некого.`,
  question: (of: number) =>
    paragraphs(
      bold(say`Подтвердить участие всех, кто ждёт: ${of} ${people(of)}?`),
      say`Подтверждайте, если в списке нет незнакомых и данные верны. После этого они участвуют в подборе пар.`,
    ),
  yes: say`Подтвердить всех`,
  no: say`Не сейчас`,
  confirmed: (of: number) => say`Готово: подтверждено участие, ${of} ${people(of)}.`,
} as const;

function people(of: number): string {
  return plural(of, { one: 'человек', few: 'человека', many: 'человек' });
}
