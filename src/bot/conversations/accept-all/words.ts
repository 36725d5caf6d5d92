import { plural, say } from '#bot/text.ts';

export const words = {
  title: say`Принять анкеты`,
  accepted: (of: number) =>
    of === 0
      ? say`Анкет без замечаний сейчас нет.`
      : of === 1
        ? say`Готово: 1 анкета принята. Автору придёт сообщение.`
        : say`Готово: ${of} ${plural(of, { one: 'анкета принята', few: 'анкеты приняты', many: 'анкет принято' })}. Авторам придут сообщения.`,
} as const;
