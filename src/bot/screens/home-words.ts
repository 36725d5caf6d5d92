import { bold, lines, paragraphs, say, type Text } from '#bot/text.ts';
import { type Role, roleTitles } from '#domain/people/role.ts';
import type { PupilAddress } from '#domain/school/school.ts';

type Addressed = Readonly<Record<PupilAddress, Text>>;

export const words = {
  /** One line for each role: what it finds here. */
  home: (roles: readonly Role[], address: PupilAddress, notes: readonly (Text | undefined)[]) =>
    paragraphs(
      bold(say`Меню`),
      ...notes,
      roles.length === 0
        ? undefined
        : lines(...roles.map((role) => does[role]?.[address] ?? say`${capital(roleTitles[role])}`)),
    ),
  notJoined: {
    ты: say`Знакомство ещё не закончено: осталось несколько вопросов.`,
    вы: say`Знакомство ещё не закончено: осталось несколько вопросов.`,
  } satisfies Addressed,
  waitsForGuardian: {
    ты: say`Ждём согласия твоих родителей. Перешли им ссылку, если она ещё не у них. Потом разговор продолжится сам.`,
    вы: say`Ждём согласия ваших родителей. Перешлите им ссылку, если она ещё не у них. Потом разговор продолжится сам.`,
  } satisfies Addressed,
  waitsForAnswer: {
    ты: say`Ссылку для родителей уже открыли: ждём ответа. Потом разговор продолжится сам.`,
    вы: say`Ссылку для родителей уже открыли: ждём ответа. Потом разговор продолжится сам.`,
  } satisfies Addressed,
  goOnJoining: say`Продолжить знакомство`,
  left: {
    ты: say`Участие закончено, данные стёрты: больше никто ни о чём не спросит. Если захочешь вернуться, попроси у куратора новое приглашение.`,
    вы: say`Участие закончено, данные стёрты: больше никто ни о чём не спросит. Если захотите вернуться, попросите у куратора новое приглашение.`,
  } satisfies Addressed,
  unconfirmed: say`Участие пока не подтверждено: это сделает куратор.`,
  intakeOpen: say`Анкета ещё не отправлена.`,
  intakeReturned: say`К анкете есть замечание куратора.`,
  intakeSent: say`Анкета у куратора на проверке.`,
  intakeAccepted: say`Анкета принята, идёт подбор пары.`,

  today: say`Сегодня`,
  figures: say`Показатели`,
  invite: say`Пригласить`,
  people: say`Участники`,
  questionnaires: say`Анкеты`,
  pairPapers: say`Документы пар`,
  invitations: say`Мои приглашения`,
  settings: say`Настройки`,
  myPairs: say`Пары и встречи`,
  pairs: say`Пары`,
  answerPair: say`Ответить о паре`,
  myAnswers: say`Мои ответы`,
  myData: say`Мои данные`,
  notices: say`Уведомления`,
  askCurator: say`Вопрос куратору`,
  questions: say`Вопросы`,
  worries: say`Обращения`,
  children: say`Мои дети`,
  guardianLink: say`Ссылка для родителей`,
  help: say`Помощь`,
} as const;

const does: Partial<Readonly<Record<Role, Partial<Addressed>>>> = {
  curator: { вы: say`${bold(say`Куратор`)} — приглашения, участники, анкеты, пары, настройки.` },
  psychologist: { вы: say`${bold(say`Педагог-психолог`)} — участники, их анкеты, пары.` },
  class_teacher: { вы: say`${bold(say`Классный руководитель`)} — участники из своего класса.` },
  head: { вы: say`${bold(say`Директор`)} — замены наставников и показатели программы.` },
  deputy_head: { вы: say`${bold(say`Завуч`)} — показатели программы.` },
  guardian: { вы: say`${bold(say`Родитель`)} — согласие за ребёнка.` },
  mentor: {
    ты: say`${bold(say`Наставник`)} — твоя пара и встречи.`,
    вы: say`${bold(say`Наставник`)} — ваша пара и встречи.`,
  },
  mentee: {
    ты: say`Твой наставник и встречи с ним.`,
    вы: say`Ваш наставник и встречи с ним.`,
  },
};

function capital(title: string): string {
  return title.slice(0, 1).toUpperCase() + title.slice(1);
}
