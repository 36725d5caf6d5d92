import { shortDayText } from '#bot/days.ts';
import { bold, enumerated, paragraphs, say, type Text } from '#bot/text.ts';
import type { Person } from '#domain/people/person.ts';

export const words = {
  title: say`Записать встречу`,
  nobody: say`Записать встречу этой пары сейчас нельзя.`,
  when: paragraphs(bold(say`Когда была встреча?`), say`Можно написать день, например: в среду или 3 дня назад`),
  today: say`Сегодня`,
  yesterday: say`Вчера`,
  problem: {
    unclear: say`Непонятно, какой это день. Например: в среду или 3 дня назад`,
    'to-come': say`Этот день ещё не наступил: записывают встречи, которые уже прошли.`,
    'too-old': say`Это было больше года назад, так давно встречи не записывают.`,
  },
  save: (day: Temporal.PlainDate, people: readonly Person[], named: boolean): Text => {
    const names = named ? people.map(({ called }) => say`${called}`) : [];
    const when = shortDayText(day);
    return bold(
      names.length > 0 ? say`Встреча ${when} (${enumerated(names)}). Записать?` : say`Встреча ${when}. Записать?`,
    );
  },
  saveIt: say`Сохранить`,
  allCame: say`Сохранить, пришли все`,
  notAll: say`Пришли не все`,
  whoCame: bold(say`Кто пришёл на встречу?`),
  noted: say`Записано.`,
} as const;
