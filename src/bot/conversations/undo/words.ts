import { say, type Text } from '#bot/text.ts';
import type { Undone } from '#bot/work/decisions.ts';
import type { Personal } from '#domain/personal.ts';

export const words = {
  title: say`Отменить последнее решение`,
  undone: say`Отменено: всё снова как было.`,
  waitsAgain: (name: Personal<string>) => say`Снова ждёт проверки: ${name}`,
  'too-late': say`Отменить можно только последнее решение и только в течение суток.`,
  'author-at-work': say`Автор уже исправляет анкету, поэтому возврат не отменить. Когда анкета придёт снова, её можно будет принять.`,
  'built-upon': say`Анкета кого-то из этих людей уже принята в базу, поэтому подтверждение не отменить. Сначала отмените приём анкеты: это может сделать тот, кто её принял.`,
  'pair-at-work': say`По этим документам пара уже назначила или провела встречи, поэтому отменить их нельзя.`,
} as const satisfies Record<Undone | 'title', Text> & { waitsAgain: unknown };
