import { publicationText } from '#bot/conversations/publication/words.ts';
import { dayText, shortDayText } from '#bot/days.ts';
import { rowName } from '#bot/row-name.ts';
import { bold, lines, paragraphs, say, type Text } from '#bot/text.ts';
import type { GuardianConsent } from '#bot/work/consents.ts';
import type { ListedPair } from '#bot/work/pair-list.ts';
import type { PublicationStanding } from '#bot/work/publication.ts';
import type { Paper } from '#db/consents.ts';
import type { HeldRole } from '#db/members.ts';
import type { LifeState } from '#domain/pairing/pair-life.ts';
import { fullName, shortName } from '#domain/people/name.ts';
import type { Person } from '#domain/people/person.ts';
import { personKindTitles } from '#domain/people/person-kind.ts';
import { roleTitles } from '#domain/people/role.ts';
import type { ReviewState } from '#domain/registry/review.ts';
import { forms } from '#domain/school/forms.ts';
import type { PeopleFilter } from './people.ts';

export const words = {
  people: say`Участники`,
  list: (filter: PeopleFilter, of: number) =>
    of === 0 ? say`${bold(filters[filter])}\n\nЗдесь пока никого нет.` : say`${bold(filters[filter])}: ${of}`,
  waits: say`Пометка «ждёт»: участие ещё нужно подтвердить.`,
  waitsForGuardian: say`Пометка «ждёт родителей»: без их согласия ученик ещё не участвует.`,
  tellInPerson: say`Уведомления им не приходят: чат закрыт или они выключены самим человеком. Важное лучше сказать лично.`,
  untold: {
    stopped: say`Уведомления выключены самим человеком: важное лучше сказать лично.`,
    unreachable: say`Сообщения не доходят: чат закрыт. Важное лучше сказать лично.`,
  },
  filter: (filter: PeopleFilter) => filters[filter],
  choose: say`Показать других`,
  whom: bold(say`Кого показать?`),

  person: ({ name, kind, className, confirmed }: Person, { joined }: { joined: boolean }) => {
    const short = name.map(shortName);
    const whole = kind === 'pupil' && className !== undefined ? say`${short}, ${className}` : say`${short}`;
    if (!joined) return say`${whole} · ждёт родителей`;
    return confirmed ? whole : say`${whole} · ждёт`;
  },

  notHere: say`Этого человека нет среди участников.`,
  card: (person: Person, roles: readonly HeldRole[], joinedOn: Temporal.PlainDate | undefined) =>
    paragraphs(
      bold(say`${person.name.map(fullName)}`),
      lines(
        say`Кто: ${personKindTitles[person.kind]}`,
        person.className === undefined ? undefined : say`Класс: ${person.className}`,
        person.subject === undefined ? undefined : say`Предмет: ${person.subject}`,
        say`Как обращаться: ${person.called}`,
        person.birthDate === undefined ? undefined : say`Дата рождения: ${person.birthDate.map(dayText)}`,
        say`В программе: ${roles.map(roleText).join(', ')}`,
        joinedOn ? say`С какого дня: ${dayText(joinedOn)}` : undefined,
        !joinedOn
          ? say`Ещё не участвует: нет согласия родителей`
          : person.confirmed
            ? say`Участие подтверждено`
            : say`Участие ещё не подтверждено`,
      ),
    ),
  answers: (title: string, state: ReviewState, on: Temporal.PlainDate, answers: Text) =>
    say`${bold(say`${title}`)}\n${states[state]}: ${dayText(on)}\n\n${answers}`,
  noAnswers: say`Отправленных анкет пока нет.`,
  confirm: say`Подтвердить`,
  confirmAll: (of: number) => say`Подтвердить всех: ${of}`,
  review: say`Проверить анкету`,
  guardianConsent: ({ by, paper, on }: GuardianConsent): Text => {
    if (paper) return say`Согласие родителей: на бумаге от ${dayText(on)}`;
    return by
      ? say`Согласие родителей: ${by.name.map(fullName)}, ${dayText(on)}`
      : say`Согласие родителей: ${dayText(on)}`;
  },
  published: (standing: PublicationStanding): Text => say`Имя и фото на страницах школы: ${publicationText(standing)}`,
  formPair: say`Подобрать пару`,
  formAnother: say`Подобрать ещё одну пару`,
  /** With the other side. */
  pair: ({ life, mentorPerson, menteePerson }: ListedPair, as: 'mentor' | 'mentee'): Text =>
    say`Пара: ${rowName(as === 'mentee' ? mentorPerson : menteePerson)} · ${standings[life.state]}`,
  group: (members: readonly ListedPair[]): Text => say`Группа: ${members.length} · ${standingOfGroup(members)}`,
  guardianLink: say`Ссылка для родителей`,
  markPaper: say`Согласие на бумаге`,
  markPublication: say`Публикация: согласие на бумаге`,
  printConsent: say`Согласие для печати`,
  markMany: say`Отметить бумаги`,
  paper: ({ kind, on, scan }: Paper): Text => {
    const day = shortDayText(on);
    const paper = kind === 'processing' ? say`Бумага: обработка, ${day}` : say`Бумага: публикация, ${day}`;
    return scan ? say`${paper}, скан` : paper;
  },

  myAnswers: bold(say`Мои ответы`),
} as const;

const standings: Readonly<Record<LifeState, string>> = {
  proposed: 'ждём ответа',
  accepted: 'знакомство',
  active: 'работает',
  paused: 'на паузе',
  completed: 'завершена',
  ended: 'закончена',
};

function standingOfGroup(members: readonly ListedPair[]): string {
  const order: readonly LifeState[] = ['active', 'accepted', 'paused', 'proposed', 'completed', 'ended'];
  return standings[order.find((state) => members.some(({ life }) => life.state === state)) ?? 'ended'];
}

const states: Readonly<Record<ReviewState, string>> = {
  waiting: 'Отправлено',
  accepted: 'Принято',
  returned: 'Возвращено с замечанием',
};

const filters: Readonly<Record<PeopleFilter, Text>> = {
  all: say`Все люди программы`,
  mentees: say`Наставляемые`,
  mentors: say`Наставники`,
  guardians: say`Родители`,
  unconfirmed: say`Ждут подтверждения`,
  waiting: say`Ждут согласия родителей`,
  unfinished: say`Анкета не отправлена`,
  untold: say`Не получают уведомлений`,
};

function roleText({ role, form, className }: HeldRole): string {
  const details = [form && forms[form].title, className].filter((part) => part !== undefined);
  return details.length > 0 ? `${roleTitles[role]} (${details.join(', ')})` : roleTitles[role];
}
