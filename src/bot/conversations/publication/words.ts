import { bold, paragraphs, say, type Text } from '#bot/text.ts';
import { fullName } from '#domain/people/name.ts';
import type { Person } from '#domain/people/person.ts';
import type { PupilAddress } from '#domain/school/school.ts';

interface About {
  own: boolean;
  address: PupilAddress;
  person: Person | undefined;
  /** What is asked has been allowed already. */
  given: boolean;
  /** The guardian has not answered yet. */
  waits: boolean;
}

export const words = {
  title: say`Фото и имя на страницах школы`,
  notNow: say`Сейчас это согласие не нужно.`,
  question: ({ own, address, person, given, waits }: About): Text =>
    paragraphs(
      bold(say`Можно показывать имя и фото на страницах школы?`),
      own
        ? what[address]
        : say`Школа рассказывает о программе на своём сайте и в социальных сетях: имя ребёнка, класс, фото со встреч. Ответы на анкеты не показывают никогда.`,
      say`Это необязательно: на участие ответ не влияет, изменить его можно в любой день. Без ответа школа ничего не показывает.`,
      own ? undefined : person && say`О ком: ${person.name.map(fullName)}`,
      given
        ? waits
          ? say`Сейчас: согласие дано, нужно ещё согласие родителей («Мои дети» в их чате).`
          : say`Сейчас: согласие дано.`
        : undefined,
    ),
  give: say`Можно`,
  fullText: say`Полный текст`,
  refuse: say`Нельзя`,
  withdraw: say`Отозвать согласие`,
  keep: say`Оставить`,
  renewed: say`Текст согласия за это время обновился, поэтому спрошу ещё раз.`,
  later: say`Хорошо, всё остаётся как было.`,
  answered: {
    given: say`Спасибо, согласие записано.`,
    refused: say`Хорошо, школа не будет показывать имя и фото.`,
    withdrawn: say`Согласие отозвано: школа уберёт то, что уже показано, в течение трёх рабочих дней.`,
  },
} as const;

const what: Readonly<Record<PupilAddress, Text>> = {
  ты: say`Школа рассказывает о программе на своём сайте и в социальных сетях: твоё имя, класс, фото со встреч. Ответы на анкеты не показывают никогда.`,
  вы: say`Школа рассказывает о программе на своём сайте и в социальных сетях: ваше имя, фото со встреч. Ответы на анкеты не показывают никогда.`,
};
