import { bold, lines, paragraphs, say, type Text } from '#bot/text.ts';
import type { ChildConsent } from '#bot/work/consents.ts';
import { fullName } from '#domain/people/name.ts';
import type { Person } from '#domain/people/person.ts';

export const words = {
  title: say`Согласие за ребёнка`,
  notYours: say`За этого ребёнка здесь подписать нельзя. Нужна ссылка из его чата или от куратора.`,
  settled: ({ state }: ChildConsent): Text =>
    state === 'given'
      ? say`Согласие за ребёнка уже есть. Отозвать его можно в меню: «Мои дети».`
      : say`За ребёнка сейчас ничего подписывать не нужно.`,

  question: ({
    school,
    child,
    guardian,
  }: {
    school: string;
    child: Person | undefined;
    guardian: Person | undefined;
  }) =>
    paragraphs(
      bold(say`Согласие на обработку персональных данных ребёнка`),
      say`Школа (${school}) проводит программу наставничества. Для участия ребёнка она будет хранить его имя, дату рождения, класс, ответы на анкеты и сведения о встречах, и только для этой программы. Анкеты читают куратор и педагог-психолог.`,
      say`Участие добровольное, согласие можно отозвать в любой день.`,
      lines(
        child &&
          say`За кого: ${child.name.map(fullName)}${child.className === undefined ? '' : `, ${child.className}`}`,
        guardian && say`Согласие даёт: ${guardian.name.map(fullName)}`,
      ),
    ),
  agree: say`Даю согласие`,
  fullText: say`Полный текст`,
  refuse: say`Не даю согласия`,
  renewed: say`Текст согласия за это время обновился, поэтому спрошу ещё раз.`,

  sure: paragraphs(
    bold(say`Вы точно не согласны?`),
    say`Тогда ребёнок участвовать не сможет, а всё, что он здесь о себе сообщил, будет стёрто. Кто отказал, ребёнок не узнает. Передумать можно в любой день здесь же.`,
  ),
  think: say`Вернуться к согласию`,
  refuseSurely: say`Отказаться и стереть`,

  came: {
    signed: {
      given: say`Спасибо, согласие записано. Разговор с ребёнком продолжится сам. Можно ли показывать имя и фото ребёнка на страницах школы, скажите в меню: «Мои дети».`,
      refused: say`Отказ записан, данные ребёнка стёрты. Если передумаете, в меню есть «Мои дети».`,
    },
    settled: {
      given: say`Этого согласия сейчас не ждут, поэтому ничего не изменилось. Как обстоят дела, видно в меню: «Мои дети».`,
      refused: say`Этого ответа сейчас не ждут, поэтому ничего не изменилось. Данное согласие можно отозвать в меню: «Мои дети».`,
    },
  },
} as const;
