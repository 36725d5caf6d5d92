import { bold, paragraphs, say, type Text } from '#bot/text.ts';
import type { CutOff } from '#bot/work/endings.ts';
import type { ToldOfEnd } from '#domain/pairing/pair-life.ts';

/** Reasons that a curator may give; the others are the program's own. */
export const reasons = ['wish-of-mentee', 'wish-of-mentor', 'goal-changed', 'left-school', 'other'] as const;

export const words = {
  titleEnd: say`Закончить раньше срока`,
  titleComplete: say`Завершить работу пары`,
  gone: say`Сейчас это не нужно: пара в другом состоянии.`,
  why: paragraphs(
    bold(say`Почему пара заканчивает раньше срока?`),
    say`Причину увидят только кураторы и педагог-психолог, в истории пары.`,
  ),
  reason: {
    'wish-of-mentee': say`Желание наставляемого`,
    'wish-of-mentor': say`Желание наставника`,
    'goal-changed': say`Цель изменилась`,
    'left-school': say`Смена школы`,
    other: say`Другая причина`,
  } satisfies Record<(typeof reasons)[number], ReturnType<typeof say>>,
  toMentor: bold(say`Что сказать наставнику?`),
  toMentee: bold(say`Что сказать наставляемому и родителям?`),
  told: {
    thanks: say`Работа закончена, спасибо`,
    another: say`Будет другая пара`,
    own: say`Своими словами`,
  } satisfies Record<ToldOfEnd, ReturnType<typeof say>>,
  own: bold(say`Напишите эти слова.`),
  example: 'Спасибо за ваши встречи! В новом году подберём пару по физике.',
  sure: ({ coming }: CutOff): Text =>
    paragraphs(bold(say`Закончить работу пары? Отменить это нельзя.`), comingText(coming)),
  yes: say`Закончить`,
  no: say`Не нужно`,
  ended: say`Работа пары закончена. Обе стороны получат сообщение.`,
  completeSure: ({ coming, last }: CutOff): Text =>
    paragraphs(
      bold(say`Завершить работу пары?`),
      last === 'none'
        ? say`Итоговой встречи ещё не было. Её назначает наставник, когда пара подходит к концу: «Назначить встречу», вид «итоговая встреча».`
        : last === 'planned'
          ? say`Итоговая встреча назначена, её ещё не было.`
          : undefined,
      comingText(coming),
      say`Обе стороны смогут сказать друг другу несколько слов и решить, остаться ли на связи. Отменить это нельзя.`,
    ),
  complete: say`Завершить`,
  completed: say`Работа пары завершена. Обе стороны получат сообщение.`,
  kept: say`Хорошо, всё остаётся как есть.`,
} as const;

function comingText(coming: number): Text | undefined {
  return coming > 0 ? say`Назначенные встречи отменятся: ${coming}.` : undefined;
}
