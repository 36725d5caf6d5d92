import { dayText, shortDayText } from '#bot/days.ts';
import { bold, lines, paragraphs, plural, say, type Text } from '#bot/text.ts';
import type { InvitationTerms, Invited, invitedRoles } from '#domain/people/invitation.ts';
import { shownCode } from '#domain/people/invitation-code.ts';
import type { PersonKind } from '#domain/people/person-kind.ts';
import { roleTitles } from '#domain/people/role.ts';
import type { ClassProblem } from '#domain/people/school-class.ts';
import { type FormId, forms } from '#domain/school/forms.ts';

export const words = {
  title: say`Приглашение`,

  whom: bold(say`Кого приглашаем?`),
  roles: {
    mentee: say`Наставляемых`,
    mentor: say`Наставников`,
    class_teacher: say`Классного руководителя`,
    psychologist: say`Педагога-психолога`,
    head: say`Директора`,
    curator: say`Ещё одного куратора`,
  } satisfies Record<(typeof invitedRoles)[number], Text>,

  kind: bold(say`Кто это?`),
  kinds: {
    pupil: say`Ученики`,
    teacher: say`Педагоги`,
    specialist: say`Педагоги-психологи, методисты, логопеды`,
    staff: say`Другие сотрудники школы`,
    parent: say`Родители`,
    graduate: say`Выпускники школы`,
    student: say`Студенты`,
    employee: say`Сотрудники организации-партнёра`,
    veteran: say`Ветераны педагогического труда`,
  } satisfies Record<PersonKind, Text>,

  form: paragraphs(bold(say`В какой форме наставничества?`), say`Первым в названии стоит наставник.`),
  formTitle: (form: FormId) => say`${forms[form].title}`,
  formLater: say`Решим, когда будем подбирать пару`,

  pupilsClass: paragraphs(bold(say`Из какого класса?`), say`Нажмите кнопку или напишите класс, например: 7А`),
  anyClass: say`Любой класс`,
  teachersClass: paragraphs(bold(say`Какой это класс?`), say`Например: 7А`),
  classProblem: (problem: ClassProblem) => classProblems[problem],

  scope: paragraphs(
    bold(say`Одна ссылка на всех или личная?`),
    say`По общей ссылке приходит весь класс, потом вы подтверждаете каждого. Личная действует один раз, подтверждать не нужно.`,
  ),
  scopes: { common: say`Одна на всех`, personal: say`Личная, для одного человека` },

  till: bold(say`До какого дня действует приглашение?`),
  days: (days: number, until: Temporal.PlainDate) =>
    say`${days} ${plural(days, { one: 'день', few: 'дня', many: 'дней' })}, до ${shortDayText(until)}`,
  yearEnd: (until: Temporal.PlainDate) => say`Весь учебный год, до ${shortDayText(until)}`,

  limit: paragraphs(
    bold(say`Сколько человек сможет прийти по ссылке?`),
    say`Нажмите кнопку или напишите число от 1 до 500.`,
  ),
  limitIs: (limit: number) => say`${limit}`,
  limitProblem: say`Здесь нужно число от 1 до 500. Например: 30`,

  made: (
    { role, className }: Invited,
    terms: Pick<InvitationTerms, 'scope' | 'limit'>,
    { number, code, until }: { number: number; code: string; until: Temporal.PlainDate },
  ) =>
    paragraphs(
      bold(say`Приглашение готово`),
      lines(
        say`Номер: ${number}`,
        say`Роль: ${roleTitles[role]}`,
        className === undefined ? undefined : say`Класс: ${className}`,
        terms.scope === 'personal' ? say`Для одного человека` : say`Одна ссылка на всех, до ${terms.limit} человек`,
        say`Действует до ${dayText(until)} включительно`,
        say`Код: ${bold(say`${shownCode(code)}`)}`,
      ),
      terms.scope === 'personal'
        ? say`Перешлите человеку одно из сообщений ниже. Если ссылка не открывается, хватит и кода: его можно прислать сюда сообщением.`
        : say`Перешлите одно из сообщений ниже в чат класса или распечатайте картинку. Если ссылка не открывается, хватит и кода: его можно прислать сюда сообщением.`,
      say`Код показан только здесь. Отозвать приглашение можно в меню, «Мои приглашения».`,
    ),
  /** Goes with the link to whoever is invited: pupils read it too, so it has neither «ты» nor «вы» for them. */
  forwarded: (
    school: string,
    { role, kind, className }: Invited,
    { scope }: Pick<InvitationTerms, 'scope'>,
    until: Temporal.PlainDate,
  ): Text => {
    const day = dayText(until);
    if (scope === 'common') {
      return className === undefined
        ? say`${school}: программа наставничества. Вход по ссылке, там несколько вопросов. Ссылка одна на всех, действует до ${day} включительно.`
        : say`${school}: программа наставничества, ${className}. Вход по ссылке, там несколько вопросов. Ссылка для всего класса, действует до ${day} включительно.`;
    }
    return kind === 'pupil'
      ? say`${school}: программа наставничества. Вход по ссылке, там несколько вопросов. Ссылка для одного человека, действует до ${day} включительно.`
      : say`${school}: программа наставничества. Ваша роль: ${className === undefined ? roleTitles[role] : `${roleTitles[role]}, ${className}`}. Откройте ссылку и ответьте на вопросы. Ссылка для одного человека, действует до ${day} включительно.`;
  },
} as const;

const classProblems: Readonly<Record<ClassProblem, Text>> = {
  'not-a-class': say`Здесь нужен класс: номер и буква. Например: 7А`,
  'no-such-grade': say`Классы бывают с 1 по 11. Например: 7А`,
};
