import { say, type Text } from '#bot/text.ts';

export const words = {
  link: (messenger: Text, link: string) => say`${messenger}: ${link}`,
  localLink: (messenger: Text, link: string) =>
    say`${messenger}: ${link}\n\nЭта ссылка открывается только на этом компьютере, потому что у программы пока нет адреса в интернете.`,
  someShut: say`Ссылки в Telegram пока нет: в этой школе там показываются только обезличенные сообщения, а для остального нужен веб-чат, доступный из интернета. Адрес в интернете задаёт администратор программы.`,
  messenger: say`Ссылка`,
} as const;
