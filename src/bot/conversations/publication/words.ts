import { bold, paragraphs, say, type Text } from '#bot/text.ts';
import type { PublicationStanding } from '#bot/work/publication.ts';
import { fullName } from '#domain/people/name.ts';
import type { Person } from '#domain/people/person.ts';
import type { PupilAddress } from '#domain/school/school.ts';

interface About {
  own: boolean;
  address: PupilAddress;
  person: Person | undefined;
  /** Whoever is asked has allowed it already. */
  given: boolean;
  standing: PublicationStanding;
}

export const words = {
  title: say`Фото и имя на страницах школы`,
  notNow: say`Сейчас это согласие не нужно.`,
  question: ({ own, address, person, given, standing }: About): Text =>
    paragraphs(
      bold(say`Можно показывать имя и фото на страницах школы?`),
      own
        ? what[address]
        : say`Школа рассказывает о программе на своём сайте и в социальных сетях: имя ребёнка, класс, фото со встреч. Ответы на анкеты не показывают никогда.`,
      say`Это необязательно: на участие ответ не влияет, изменить его можно в любой день. Без ответа школа ничего не показывает.`,
      own ? undefined : person && say`О ком: ${person.name.map(fullName)}`,
      given ? now[standing] : undefined,
    ),
  give: say`Можно`,
  fullText: say`Полный текст`,
  refuse: say`Нельзя`,
  withdraw: say`Отозвать согласие`,
  keep: say`Оставить`,
  renewed: say`Текст согласия за это время обновился, поэтому спрошу ещё раз.`,
  later: say`Хорошо, всё остаётся как было.`,
  /** Where two sign, one signature shows nothing yet. */
  given: (own: boolean, standing: PublicationStanding): Text => {
    if (standing === 'yes') return say`Спасибо, согласие записано.`;
    return own
      ? say`Записано. До 18 лет нужно и разрешение родителей: пока его нет, имя и фото не показываем.`
      : say`Записано. С 14 лет нужно и согласие самого ученика: пока его нет, имя и фото не показываем.`;
  },
  answered: {
    refused: say`Хорошо, школа не будет показывать имя и фото.`,
    withdrawn: say`Согласие отозвано: школа уберёт то, что уже показано, в течение трёх рабочих дней.`,
  },
} as const;

const what: Readonly<Record<PupilAddress, Text>> = {
  ты: say`Школа рассказывает о программе на своём сайте и в социальных сетях: твоё имя, класс, фото со встреч. Ответы на анкеты не показывают никогда.`,
  вы: say`Школа рассказывает о программе на своём сайте и в социальных сетях: ваше имя, фото со встреч. Ответы на анкеты не показывают никогда.`,
};

const now: Readonly<Record<PublicationStanding, Text>> = {
  yes: say`Сейчас: согласие дано.`,
  no: say`Сейчас: согласие дано, но другого согласия нет, поэтому имя и фото не показываем.`,
  'waits-for-guardian': say`Сейчас: согласие дано, нужно ещё согласие родителей («Мои дети» в их чате).`,
  'waits-for-self': say`Сейчас: согласие дано, нужно ещё согласие ученика («Мои данные» в чате ученика).`,
};

/** For those who are not asked themselves: «можно», «ждём родителей». */
export function publicationText(standing: PublicationStanding): string {
  return standings[standing];
}

const standings: Readonly<Record<PublicationStanding, string>> = {
  yes: 'можно',
  no: 'нельзя',
  'waits-for-guardian': 'ждём родителей',
  'waits-for-self': 'ждём ученика',
};
