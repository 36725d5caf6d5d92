import type { Personal } from '#domain/personal.ts';
import type { Channel } from './messenger.ts';
import { lines, paragraphs, say, type Text } from './text.ts';

export const words = {
  title: (entrances: number): Text =>
    entrances > 1 ? say`Мой чат в другом мессенджере` : say`Мой чат в другом браузере`,
  offer: ({
    code,
    browsersOnly,
    ofSeveral,
  }: {
    code: string;
    browsersOnly: boolean;
    /** More people, or schools, answer from this chat than the one whose code it is. */
    ofSeveral: boolean;
  }): Text =>
    paragraphs(
      browsersOnly
        ? say`На другом своём устройстве нужно открыть ссылку ниже, навести камеру на QR-код или ввести в веб-чате код. Разговор продолжится там с того же места, и здесь он тоже останется.`
        : say`В другом мессенджере или браузере нужно открыть ссылку ниже, навести камеру на QR-код или прислать туда код. Разговор продолжится там с того же места, и здесь он тоже останется.`,
      ofSeveral
        ? say`Перейдёт только тот, кто отвечает здесь сейчас, и только в этой школе. Для другого человека или другой школы нужен свой код: сначала «Кто отвечает?», потом снова эта кнопка.`
        : undefined,
      say`Код: ${code}`,
      say`Код действует 15 минут и только один раз. Кто его получит, увидит этот чат и сможет отвечать в нём: передавать его никому нельзя.`,
    ),
  link: ({ title, link, local }: { title: Text; link: string; local: boolean }): Text =>
    paragraphs(
      say`${title}: ${link}`,
      local ? say`Ссылка открывается только на этом компьютере: у программы нет адреса в интернете.` : undefined,
    ),
  came: (whose: Text | undefined): Text =>
    lines(
      whose === undefined ? say`Готово: здесь продолжается ваш чат.` : say`Готово: здесь продолжается чат «${whose}».`,
      say`Ответы сохранены. Прежние сообщения остались там, где были.`,
    ),
  whose: ({ school, called }: { school: string; called: Personal<string> | undefined }): Text =>
    called ? say`${called} · ${school}` : say`${school}`,
  /** In the chat that the code was made in. */
  opened: (channel: Channel): Text =>
    say`Этот чат открыт ещё и здесь: ${where[channel]}. Если это кто-то чужой, вход можно закончить: «Мои данные», «Мои входы».`,
  oldCode: say`Код для другого чата действует 15 минут и только один раз: новый даст меню первого чата.`,
  ownCode: say`Этот код — для другого мессенджера или браузера, а этот чат уже открыт здесь. Ввести его нужно там, где разговор продолжится.`,
} as const;

const where: Readonly<Record<Channel, string>> = { telegram: 'Telegram', vk: 'ВКонтакте', web: 'браузер' };
