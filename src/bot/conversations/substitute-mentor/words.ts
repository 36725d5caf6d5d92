import { daysText } from '#bot/conversations/absence-days.ts';
import { dayText } from '#bot/days.ts';
import { hindranceText, isForbidding } from '#bot/screens/hindrance-words.ts';
import { bold, lines, paragraphs, say, type Text } from '#bot/text.ts';
import type { Forbidding } from '#bot/work/pair-rules.ts';
import { fullName } from '#domain/people/name.ts';
import type { Person } from '#domain/people/person.ts';
import type { Pause } from '#domain/school/pauses.ts';

const problems = {
  ok: say`Готово: наставник, замещающий, наставляемые и родители получат сообщение.`,
  'no-pair': say`Сейчас это не нужно: пара в другом состоянии.`,
  taken: say`Наставника этой пары уже замещают.`,
  past: say`Эти дни уже прошли.`,
} as const;

export const words = {
  title: say`Заместить наставника`,
  titleReturn: say`Вернуть наставника`,
  titleOrder: say`Отметить приказ о замещении`,
  taken: problems.taken,
  nobody: say`Заместить некому: правила программы не позволяют никому из других наставников.`,
  whom: paragraphs(
    bold(say`Кто заменит наставника на время?`),
    say`Здесь те, кому это позволяют правила программы. Пара остаётся прежней.`,
  ),
  person: ({ name }: Person): Text => say`${name.map(fullName)}`,
  days: paragraphs(
    bold(say`На какие дни?`),
    say`Последний день тоже считается. Нужен день, кнопкой или словами, например: до пятницы`,
  ),
  number: paragraphs(bold(say`Номер приказа о замещении?`), say`Например: 45-о`),
  numberProblem: say`Здесь нужен номер приказа, как на бумаге, не длиннее 20 знаков. Например: 45-о`,
  noOrder: say`Приказа пока нет`,
  orderNoted: say`Приказ отмечен.`,
  noOrderNeeded: say`Сейчас это не нужно: приказ уже отмечен или замещение закончилось.`,
  orderDay: bold(say`Какого числа подписан приказ?`),
  summary: (
    person: Person | undefined,
    days: Pause,
    order: { number: string; on: Temporal.PlainDate } | undefined,
  ): Text =>
    paragraphs(
      bold(say`Проверьте, пожалуйста`),
      lines(
        person && say`Замещает: ${person.name.map(fullName)}`,
        say`Дни: ${daysText(days)}`,
        order ? say`Приказ № ${order.number} от ${dayText(order.on)}` : say`Приказа пока нет`,
      ),
      say`В эти дни замещающий видит пару, ведёт и записывает встречи.`,
    ),
  yes: say`Заместить`,
  no: say`Не нужно`,
  kept: say`Хорошо, всё остаётся как есть.`,
  done: (outcome: keyof typeof problems | Forbidding): Text =>
    isForbidding(outcome) ? say`Так нельзя: ${hindranceText[outcome]}.` : problems[outcome],
  returnSure: paragraphs(
    bold(say`Вернуть наставника сегодня?`),
    say`Замещение закончится раньше срока, об этом узнают обе стороны и родители.`,
  ),
  returnYes: say`Да, вернуть`,
  returned: say`Готово: встречи снова ведёт наставник.`,
  gone: say`Наставника этой пары сейчас никто не замещает.`,
} as const;
