import { bold, paragraphs, say, type Text } from '#bot/text.ts';
import type { BirthDateProblem } from '#domain/people/birth-date.ts';
import type { CalledProblem } from '#domain/people/called.ts';
import type { Role } from '#domain/people/role.ts';
import type { ClassProblem } from '#domain/people/school-class.ts';
import type { Personal } from '#domain/personal.ts';
import type { PupilAddress } from '#domain/school/school.ts';

type Addressed = Readonly<Record<PupilAddress, Text>>;

export const words = {
  title: say`Знакомство и анкета`,

  greeting: (address: PupilAddress, school: string, roles: readonly Role[]) =>
    paragraphs(
      address === 'ты' ? say`Привет! Это программа наставничества.` : say`Здравствуйте! Это программа наставничества.`,
      say`Школа: ${school}`,
      ...roles.map((role) => meaning[role]?.[address]),
    ),

  name: {
    ты: paragraphs(
      bold(say`Как тебя зовут? Напиши фамилию, имя и отчество`),
      say`Как в документах, например: Петрова Анна Сергеевна`,
    ),
    вы: paragraphs(
      bold(say`Как вас зовут? Напишите фамилию, имя и отчество`),
      say`Как в документах, например: Петрова Анна Сергеевна`,
    ),
  } satisfies Addressed,

  birthDate: {
    ты: paragraphs(bold(say`Когда у тебя день рождения?`), say`С годом, например: 05.09.2012`),
    вы: paragraphs(bold(say`Когда вы родились?`), say`Например: 05.09.2008`),
  } satisfies Addressed,
  birthDateProblem: (problem: BirthDateProblem) => say`${birthDateProblems[problem]} Например: 05.09.2012`,

  age: (age: Personal<string>, className: string) =>
    paragraphs(bold(say`Всё верно?`), say`Получается, полных лет: ${age}, класс: ${className}.`),
  ageRight: say`Да, верно`,
  ageWrong: say`Исправить дату`,

  className: {
    ты: paragraphs(bold(say`В каком ты классе?`), say`Например: 7А`),
    вы: paragraphs(bold(say`В каком вы классе?`), say`Например: 10Б`),
  } satisfies Addressed,
  classProblem: (problem: ClassProblem) => classProblems[problem],

  subject: paragraphs(
    bold(say`Какой предмет вы ведёте?`),
    say`Например: физика. Если предметов несколько, можно через запятую.`,
  ),
  subjectProblem: say`Это слишком длинно для названия предмета. Например: физика и астрономия`,
  skip: say`Пропустить`,

  called: {
    ты: paragraphs(bold(say`Как к тебе обращаться?`), say`Можно нажать на кнопку или написать по-своему.`),
    вы: paragraphs(bold(say`Как к вам обращаться?`), say`Можно нажать на кнопку или написать по-своему.`),
  } satisfies Addressed,
  calledByDefault: (called: Personal<string>) => say`${called}`,
  calledProblem: (problem: CalledProblem) => calledProblems[problem],

  /** A guardian takes no part: asked as if they did, they would not know for whom they answer. */
  consentOfGuardian: ({ school, person }: { school: string; person: Personal<string> }) =>
    paragraphs(
      bold(say`Согласие на обработку персональных данных: сначала о вас`),
      say`Школа (${school}) запишет ваше имя и то, что вы ответите за ребёнка, и только для программы наставничества. Больше о вас ничего не нужно.`,
      say`О ребёнке спрошу следующим вопросом. Согласие можно отозвать в любой день.`,
      say`Согласие даёт: ${person}`,
    ),
  consent: ({ address, school, person }: { address: PupilAddress; school: string; person: Personal<string> }) =>
    paragraphs(
      bold(say`Согласие на обработку персональных данных`),
      address === 'ты'
        ? say`Чтобы участвовать, нужно твоё согласие. Школа (${school}) будет хранить имя, дату рождения, класс, ответы на анкеты и сведения о встречах, и только для программы наставничества. Анкеты читают куратор и педагог-психолог.`
        : say`Чтобы участвовать, нужно ваше согласие. Школа (${school}) будет хранить ваше имя, ответы на вопросы и анкеты, сведения о встречах, и только для программы наставничества. Анкеты читают куратор и педагог-психолог.`,
      say`Участие добровольное, согласие можно отозвать в любой день.`,
      say`Согласие даёт: ${person}`,
    ),
  agree: say`Даю согласие`,
  fullText: say`Полный текст`,
  refuse: say`Не даю согласия`,
  consentRenewed: say`Текст согласия за это время обновился, поэтому спрошу ещё раз.`,

  /** Names the person, so that it is asked where the consent itself may be asked. */
  sure: ({ address, person }: { address: PupilAddress; person: Personal<string> }) =>
    paragraphs(sure[address], say`Согласия не даёт: ${person}`),
  think: say`Вернуться к согласию`,
  leave: say`Отказаться и стереть`,

  guardianOnly: {
    ты: paragraphs(
      bold(say`Осталось согласие родителей`),
      say`Тебе ещё нет 14 лет, поэтому согласие даёт мама, папа или другой законный представитель. Им нужна ссылка: нажми кнопку и перешли её.`,
      say`Когда согласие будет, разговор здесь продолжится сам.`,
    ),
    вы: paragraphs(
      bold(say`Осталось согласие родителей`),
      say`Вам ещё нет 14 лет, поэтому согласие даёт мама, папа или другой законный представитель. Им нужна ссылка: нажмите кнопку и перешлите её.`,
      say`Когда согласие будет, разговор здесь продолжится сам.`,
    ),
  } satisfies Addressed,
  guardianToo: {
    ты: paragraphs(
      bold(say`Твоё согласие записано. Нужно ещё согласие родителей`),
      say`До 18 лет его даёт и мама, папа или другой законный представитель. Им нужна ссылка: нажми кнопку и перешли её.`,
      say`Когда согласие будет, разговор здесь продолжится сам.`,
    ),
    вы: paragraphs(
      bold(say`Ваше согласие записано. Нужно ещё согласие родителей`),
      say`До 18 лет его даёт и мама, папа или другой законный представитель. Им нужна ссылка: нажмите кнопку и перешлите её.`,
      say`Когда согласие будет, разговор здесь продолжится сам.`,
    ),
  } satisfies Addressed,
  guardianLink: say`Ссылка для родителей`,
  noConsent: {
    ты: say`Без согласия участвовать не получится. Если решение изменится, новое приглашение даст куратор.`,
    вы: say`Без согласия участвовать не получится. Если решение изменится, новое приглашение даст куратор.`,
  } satisfies Addressed,

  joined: (address: PupilAddress, { confirmed, roles }: { confirmed: boolean; roles: readonly Role[] }) =>
    paragraphs(
      roles.every((role) => role === 'guardian')
        ? say`Спасибо. Теперь о ребёнке.`
        : address === 'ты'
          ? say`Спасибо, теперь ты в программе!`
          : say`Спасибо, теперь вы в программе!`,
      confirmed ? undefined : unconfirmed[address],
      roles.includes('curator') ? firstSteps : undefined,
    ),
} as const;

const meaning: Partial<Readonly<Record<Role, Partial<Addressed>>>> = {
  curator: { вы: say`Вы куратор. Куратор ведёт программу: приглашает людей, читает анкеты, подтверждает участников.` },
  psychologist: { вы: say`Вас приглашают как педагога-психолога: вы увидите участников и их анкеты.` },
  class_teacher: { вы: say`Вас приглашают как классного руководителя: подтверждать участников из своего класса.` },
  guardian: {
    вы: say`Вас приглашают как родителя (законного представителя): прочитать, какие данные ребёнка нужны программе, и дать согласие или отказаться.`,
  },
  head: { вы: say`Вас приглашают как директора: утверждать документы программы и видеть её показатели.` },
  mentee: {
    ты: say`У тебя будет наставник. Он поможет в том, что для тебя важно: с учёбой, делом по душе или чем-то ещё.`,
    вы: say`У вас будет наставник. Он поможет в том, что для вас важно.`,
  },
  mentor: {
    ты: say`Тебя зовут в наставники: помогать другому в том, что у тебя хорошо получается.`,
    вы: say`Вас приглашают в наставники: делиться опытом и помогать другому человеку.`,
  },
};

const firstSteps = say`Людей приглашает кнопка «Пригласить»: она даёт ссылку и картинку с кодом для печати. Начать удобно с учеников одного класса или с наставников.`;

const unconfirmed: Addressed = {
  ты: say`Участие пока не подтверждено: куратор или классный руководитель проверит список. Анкету можно заполнить уже сейчас.`,
  вы: say`Участие пока не подтверждено: куратор проверит список. Анкету можно заполнить уже сейчас.`,
};

const birthDateProblems: Readonly<Record<BirthDateProblem, Text>> = {
  'not-a-date': say`Здесь нужна дата: день, месяц и год.`,
  'no-such-day': say`Такого дня в календаре нет.`,
  'in-future': say`Этот день ещё не наступил.`,
  'too-young': say`Похоже, в годе ошибка: получается слишком мало лет.`,
  'too-old': say`Похоже, в годе ошибка: получается слишком много лет.`,
};

const classProblems: Readonly<Record<ClassProblem, Text>> = {
  'not-a-class': say`Здесь нужен класс: номер и буква. Например: 7А`,
  'no-such-grade': say`Классы бывают с 1 по 11. Например: 7А`,
};

const calledProblems: Readonly<Record<CalledProblem, Text>> = {
  empty: say`Здесь нужно имя. Например: Аня`,
  'too-long': say`Это слишком длинно: имя будет стоять в сообщениях. Например: Аня`,
  'no-letters': say`В имени нужны буквы. Например: Аня`,
  'other-characters': say`Здесь подходят только буквы, пробелы и дефис. Например: Аня`,
};

const sure = {
  ты: paragraphs(
    bold(say`Точно отказываешься?`),
    say`Тогда участвовать не получится, а всё, что здесь записано о тебе, будет стёрто. На оценки и на отношение в школе отказ не повлияет.`,
  ),
  вы: paragraphs(
    bold(say`Вы точно отказываетесь?`),
    say`Тогда участвовать не получится, а всё, что здесь записано о вас, будет стёрто. На работу и учёбу отказ не повлияет.`,
  ),
} satisfies Addressed;
