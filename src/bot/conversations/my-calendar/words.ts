import { bold, lines, paragraphs, say, type Text } from '#bot/text.ts';

export const words = {
  title: say`Подписка для телефона`,
  question: (given: boolean): Text =>
    paragraphs(
      bold(say`Встречи в календаре телефона`),
      given
        ? say`Ссылка уже есть. Новая отключит прежнюю.`
        : say`По личной ссылке календарь телефона сам показывает встречи, переносы и отмены.`,
    ),
  give: say`Получить ссылку`,
  giveAnew: say`Новая ссылка`,
  revoke: say`Отключить ссылку`,
  keep: say`Не сейчас`,
  revoked: say`Ссылка отключена: календарь по ней больше ничего не получит.`,
  link: (link: string, local: boolean): Text =>
    paragraphs(
      bold(say`Личная ссылка на календарь`),
      say`${link}`,
      lines(
        say`iPhone: Настройки → Приложения → Календарь → Учётные записи → Подписной календарь.`,
        say`Android: calendar.google.com с компьютера → Другие календари → Добавить по URL.`,
        say`Яндекс Календарь: Создать календарь → Подписка.`,
      ),
      say`Эта ссылка личная: по ней видны встречи, передавать её никому нельзя. Отключить её можно там же, где она получена.`,
      local ? say`Эта ссылка работает только на этом компьютере.` : undefined,
    ),
} as const;
