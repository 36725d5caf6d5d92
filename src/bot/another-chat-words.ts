import type { Personal } from '#domain/personal.ts';
import { lines, paragraphs, say, type Text } from './text.ts';

export const words = {
  title: say`Мой чат в другом браузере`,
  offer: ({ code, link, local }: { code: string; link: string | undefined; local: boolean }): Text =>
    paragraphs(
      say`На другом своём устройстве нужно открыть эту ссылку, навести камеру на QR-код или ввести в веб-чате код. Разговор продолжится там с того же места, и здесь он тоже останется.`,
      lines(say`Код: ${code}`, link === undefined ? undefined : say`Ссылка: ${link}`),
      local ? say`Ссылка открывается только на этом компьютере: у программы нет адреса в интернете.` : undefined,
      say`Код действует 15 минут и только один раз. Кто его получит, увидит этот чат и сможет отвечать в нём: передавать его никому нельзя.`,
    ),
  came: (whose: Text | undefined): Text =>
    paragraphs(
      whose === undefined ? say`Готово: здесь продолжается ваш чат.` : say`Готово: здесь продолжается чат «${whose}».`,
      say`Ответы сохранены. Прежние сообщения остались в первом браузере.`,
    ),
  whose: ({ school, called }: { school: string; called: Personal<string> | undefined }): Text =>
    called ? say`${called} · ${school}` : say`${school}`,
  /** In the chat that the code was made in. */
  opened: say`Этот чат открыт ещё в одном браузере. Если это кто-то чужой, поможет куратор.`,
  oldCode: say`Код для другого браузера действует 15 минут и только один раз: новый даст меню первого браузера.`,
  ownCode: say`Этот код — для другого браузера, а этот чат уже открыт здесь. Ввести его нужно там, где разговор продолжится.`,
  browserOnly: say`Этот код — для браузера. Ввести его можно в веб-чате на другом устройстве.`,
} as const;
