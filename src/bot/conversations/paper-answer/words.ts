import { bold, enumerated, paragraphs, say, type Text } from '#bot/text.ts';
import type { Answered, AskedIds } from '#bot/work/proposals.ts';
import { shortName } from '#domain/people/name.ts';
import type { Person } from '#domain/people/person.ts';

export const words = {
  title: say`Ответ на бумаге`,
  gone: say`Ответа здесь никто не ждёт.`,
  whose: paragraphs(
    bold(say`Чей это ответ?`),
    say`На бумаге или сказанный вам лично. В истории пары будет видно, что отметили вы.`,
  ),
  whom: ({ as, person, of }: Pick<AskedIds, 'as'> & { person: Person; of: readonly Person[] }): Text => {
    switch (as) {
      case 'mentor':
        return say`Наставник: ${person.name.map(shortName)} (${enumerated(of.map(({ name }) => say`${name.map(shortName)}`))})`;
      case 'guardian':
        return say`Родители: ${person.name.map(shortName)}`;
      case 'mentee':
        return say`Наставляемый: ${person.name.map(shortName)}`;
      default:
        return as satisfies never;
    }
  },
  nobody: say`Никто из них`,
  answer: bold(say`Каков ответ?`),
  yes: say`Да`,
  no: say`Нет`,
  why: paragraphs(bold(say`Почему нет?`), say`Это увидят только кураторы.`),
  noReason: say`Без объяснений`,
  outcome: {
    kept: say`Отмечено.`,
    made: say`Отмечено. Все согласны, пара есть.`,
    gone: say`Ответа здесь никто не ждёт.`,
    forbidden: say`Отмечено, но пару теперь не позволяет правило: предложение снято.`,
  } satisfies Record<Answered, Text>,
} as const;
