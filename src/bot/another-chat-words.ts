import type { Personal } from '#domain/personal.ts';
import { lines, paragraphs, say, type Text } from './text.ts';

export const words = {
  title: say`Мой чат в другом браузере`,
  offer: ({ code, link, local }: { code: string; link: string | undefined; local: boolean }): Text =>
    paragraphs(
      say`Откройте на другом своём устройстве эту ссылку, наведите камеру на QR-код или введите в веб-чате код. Разговор продолжится там с того же места, и здесь он тоже останется.`,
      lines(say`Код: ${code}`, link === undefined ? undefined : say`Ссылка: ${link}`),
      local ? say`Ссылка открывается только на этом компьютере: у программы нет адреса в интернете.` : undefined,
      say`Код действует 15 минут и только один раз. Кто его получит, увидит этот чат и сможет отвечать в нём: никому его не передавайте.`,
    ),
  came: (whose: Text | undefined): Text =>
    paragraphs(
      whose === undefined ? say`Готово: здесь продолжается ваш чат.` : say`Готово: здесь продолжается чат «${whose}».`,
      say`Ответы сохранены. Прежние сообщения остались в первом браузере.`,
    ),
  whose: ({ school, called }: { school: string; called: Personal<string> | undefined }): Text =>
    called ? say`${called} · ${school}` : say`${school}`,
  /** In the chat that the code was made in. */
  opened: say`Этот чат открыт ещё в одном браузере. Если это сделали не вы, скажите куратору.`,
  oldCode: say`Код для другого браузера действует 15 минут и только один раз: новый даст меню первого браузера.`,
  ownCode: say`Этот код — для другого браузера, а этот чат уже открыт здесь. Введите код там, где хотите продолжить.`,
  browserOnly: say`Этот код — для браузера. Откройте на другом устройстве веб-чат и введите код там.`,
} as const;
