import { dayText } from '#bot/days.ts';
import { bold, lines, paragraphs, say, type Text } from '#bot/text.ts';
import { fullName } from '#domain/people/name.ts';
import type { Person } from '#domain/people/person.ts';
import type { Personal } from '#domain/personal.ts';
import type { ReviewState } from '#domain/registry/review.ts';

export const words = {
  list: say`Анкеты`,
  notHere: say`Этой анкеты больше нет.`,
  head: (title: string, { name, className }: Person, state: ReviewState, on: Temporal.PlainDate) => {
    const whose = name.map(fullName);
    return lines(
      bold(say`${title}`),
      className === undefined ? say`${whose}` : say`${whose}, ${className}`,
      say`${states[state]} ${dayText(on)}`,
    );
  },
  returned: (comment: Personal<string>) => say`${bold(say`Замечание:`)} ${comment}`,
  changes: (rows: readonly Text[]) => paragraphs(bold(say`Что изменилось`), ...rows),
  change: (wording: string, before: Text, now: Text) => say`${wording}\nбыло: ${before}\nстало: ${now}`,
  notAsked: say`—`,
  unchanged: say`Ответы прежние: изменений нет.`,
  answers: (list: Text) => say`${bold(say`Ответы`)}\n${list}`,
  confirmFirst: say`Сначала нужно подтвердить участие, потом анкету можно принять.`,
  somebodyElse: say`Эту анкету проверяет другой куратор: свою анкету и анкету своего ребёнка не проверяют.`,

  accept: say`Принять`,
  sendBack: say`Вернуть с замечанием`,
  confirm: say`Подтвердить участие`,
  card: say`Об авторе`,
} as const;

const states: Readonly<Record<ReviewState, string>> = {
  waiting: 'Ждёт проверки с',
  accepted: 'Принята',
  returned: 'Возвращена автору',
};
