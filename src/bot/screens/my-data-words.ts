import { publicationText } from '#bot/conversations/publication/words.ts';
import { dayText } from '#bot/days.ts';
import { bold, lines, paragraphs, say, type Text } from '#bot/text.ts';
import type { PublicationStanding } from '#bot/work/publication.ts';
import type { HeldRole } from '#db/members.ts';
import { fullName } from '#domain/people/name.ts';
import type { Person } from '#domain/people/person.ts';
import { roleTitles } from '#domain/people/role.ts';
import type { PupilAddress } from '#domain/school/school.ts';

interface About {
  given: Temporal.PlainDate | undefined;
  published: PublicationStanding;
  /** Takes part, and is not waiting for somebody's consent. */
  joined: boolean;
  /** «Мои ответы» stands in the menu. */
  answered: boolean;
}

export const words = {
  nothing: {
    ты: say`Пока здесь ничего о тебе не записано.`,
    вы: say`Пока здесь ничего о вас не записано.`,
  } satisfies Record<PupilAddress, Text>,
  data: (
    address: PupilAddress,
    person: Person,
    roles: readonly HeldRole[],
    { given, published, joined, answered }: About,
  ): Text =>
    paragraphs(
      bold(say`Мои данные`),
      lines(
        say`Имя: ${person.name.map(fullName)}`,
        say`Как обращаться: ${person.called}`,
        person.birthDate && say`Дата рождения: ${person.birthDate.map(dayText)}`,
        person.className === undefined ? undefined : say`Класс: ${person.className}`,
        person.subject === undefined ? undefined : say`Предмет: ${person.subject}`,
        say`В программе: ${[...new Set(roles.map(({ role }) => roleTitles[role]))].join(', ')}`,
        given && say`Согласие: ${dayText(given)}`,
        say`Имя и фото на страницах школы: ${published === 'waits-for-self' ? mine[address] : publicationText(published)}`,
      ),
      answered ? seenWithAnswers[address] : seen[address],
      joined
        ? say`Если здесь ошибка, исправить её поможет куратор. Согласие можно отозвать в любой день: тогда всё будет стёрто.`
        : say`Если здесь ошибка, исправить её поможет куратор. От участия можно отказаться в любой день: тогда всё будет стёрто.`,
    ),
  publication: say`Фото и имя на страницах школы`,
  calls: say`Мои обращения за помощью`,
  chats: say`Мои входы`,
  withdraw: say`Отозвать согласие`,
  leave: say`Не участвовать`,
} as const;

const mine: Readonly<Record<PupilAddress, string>> = { ты: 'ждём твоего ответа', вы: 'ждём вашего ответа' };

const seenWithAnswers: Readonly<Record<PupilAddress, Text>> = {
  ты: say`Имя и класс видят куратор, педагог-психолог и классный руководитель, ответы на анкеты — только куратор и педагог-психолог. Свои ответы — в меню, «Мои ответы».`,
  вы: say`Имя видят куратор и педагог-психолог, ответы на анкеты — тоже только они. Свои ответы — в меню, «Мои ответы».`,
};

const seen: Readonly<Record<PupilAddress, Text>> = {
  ты: say`Имя и класс видят куратор, педагог-психолог и классный руководитель, ответы на анкеты — только куратор и педагог-психолог.`,
  вы: say`Имя видят куратор и педагог-психолог.`,
};
