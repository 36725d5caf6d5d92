import { plural, say } from '#bot/text.ts';

export const words = {
  title: say`Принять анкеты`,
  accepted: (of: number) =>
    of === 0
      ? say`Анкет без замечаний сейчас нет.`
      : say`Готово: ${of} ${plural(of, { one: 'анкета принята', few: 'анкеты приняты', many: 'анкет принято' })}. Авторам придут сообщения.`,
} as const;
