import { pairNames, variantTitle } from '#bot/screens/pair-words.ts';
import { bold, paragraphs, plural, say, type Text } from '#bot/text.ts';
import type { ForCouncil } from '#bot/work/council.ts';

export const words = {
  title: say`Решение методического совета`,
  nothing: say`На совет сейчас ничего не вынесено.`,
  which: paragraphs(
    bold(say`Какие пары совет утвердил?`),
    say`Отмечены все. Снимите отметку с тех, кого совет не утвердил.`,
  ),
  row: (pair: ForCouncil): Text => say`${rowNames(pair)}: ${variantTitle(pair.variant)}`,
  number: paragraphs(bold(say`Номер протокола?`), say`Например: 5`),
  numberProblem: say`Здесь нужен номер протокола: цифры, можно с буквой. Например: 5`,
  day: paragraphs(bold(say`Дата протокола?`), say`Например: 05.09.2026`),
  dayProblem: say`Здесь нужна дата протокола: не позже сегодняшней и не старше года. Например: 05.09.2026`,
  why: (of: number): Text =>
    paragraphs(
      bold(say`Почему не утверждены (${of} ${plural(of, { one: 'пара', few: 'пары', many: 'пар' })})?`),
      say`Это увидят только кураторы.`,
    ),
  noReason: say`Без объяснений`,
  done: ({ agreed, refused, forbidden }: { agreed: number; refused: number; forbidden: number }): Text =>
    paragraphs(
      refused === 0
        ? say`Записано. Утверждено: ${agreed}, теперь спросим наставников.`
        : say`Записано. Утверждено: ${agreed}, не утверждено: ${refused}.`,
      forbidden === 0
        ? undefined
        : say`Не позволяют правила: ${forbidden}. Какое правило и какой паре, придёт сообщением.`,
    ),
} as const;

function rowNames({ menteePerson, mentorPerson }: ForCouncil): Text {
  return pairNames({ ...(menteePerson && { person: menteePerson }), ...(mentorPerson && { mentorPerson }) });
}
