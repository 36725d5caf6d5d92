import { dayText, tinyDayText } from '#bot/days.ts';
import { bold, lines, paragraphs, say, type Text } from '#bot/text.ts';
import type { UsedInvitation } from '#db/invitations.ts';
import type { InvitationState, InvitedRole } from '#domain/people/invitation.ts';
import { type PersonName, shortName } from '#domain/people/name.ts';
import { type PersonKind, personKindTitles } from '#domain/people/person-kind.ts';
import { roleTitles } from '#domain/people/role.ts';
import type { Personal } from '#domain/personal.ts';
import { forms } from '#domain/school/forms.ts';

export const words = {
  invitations: say`Приглашения`,
  mine: (of: number) =>
    of === 0 ? say`${bold(say`Мои приглашения`)}\n\nПриглашений пока нет.` : say`${bold(say`Мои приглашения`)}: ${of}`,
  all: (of: number) => say`${bold(say`Все приглашения школы`)}: ${of}`,
  showAll: say`Все приглашения школы`,
  showMine: say`Только мои`,
  invite: say`Пригласить`,
  /**
   * A common one: «Наставляемые · 7А · 5 из 40 · № 3»; a personal one: «Наставник · 09.12 · Лесной П. И.» The number of an
   * invitation does not stand first, where it would be taken for that of the list.
   */
  common: (used: UsedInvitation, state: InvitationState) => {
    const { role, className, kind } = used.invitation;
    return say`${severalRoles[role]} · ${className ?? kinds[kind]} · ${stateText(used, state)} · № ${used.number}`;
  },
  personal: (
    { number, invitation: { role } }: UsedInvitation,
    madeOn: Temporal.PlainDate,
    state: InvitationState,
    guest: Personal<PersonName> | undefined,
  ) => {
    const begins = say`${oneRole[role]} · ${tinyDayText(madeOn)}`;
    return guest ? say`${begins} · ${guest.map(shortName)}` : say`${begins} · ${states[state]} · № ${number}`;
  },

  notHere: say`Этого приглашения нет.`,
  one: (
    { invitation, uses, number }: UsedInvitation,
    state: InvitationState,
    { madeOn, lastDay }: { madeOn: Temporal.PlainDate; lastDay: Temporal.PlainDate },
  ) =>
    paragraphs(
      bold(say`Приглашение № ${number}`),
      lines(
        say`Роль: ${roleTitles[invitation.role]}`,
        say`Кто: ${personKindTitles[invitation.kind]}`,
        invitation.form === undefined ? undefined : say`Форма: ${forms[invitation.form].title}`,
        invitation.className === undefined ? undefined : say`Класс: ${invitation.className}`,
        say`Создано ${dayText(madeOn)}`,
        say`Пришли: ${uses} из ${invitation.limit}`,
        state === 'open' ? say`Действует до ${dayText(lastDay)} включительно` : closed[state],
      ),
    ),
  usedBy: (people: readonly Text[]) => lines(bold(say`Кто пришёл`), ...people),
  person: (name: Personal<PersonName>) => say`• ${name.map(shortName)}`,
  notJoinedYet: say`• знакомство ещё не закончено`,
  left: say`• участие закончено, данные стёрты`,
  revoke: say`Отозвать`,
} as const;

const closed: Readonly<Record<Exclude<InvitationState, 'open'>, Text>> = {
  'used-up': say`Больше никто не войдёт: все места заняты`,
  expired: say`Больше никто не войдёт: срок вышел`,
  revoked: say`Больше никто не войдёт: приглашение отозвано`,
};

const severalRoles: Readonly<Record<InvitedRole, string>> = {
  mentee: 'Наставляемые',
  mentor: 'Наставники',
  class_teacher: 'Классные руководители',
  psychologist: 'Педагоги-психологи',
  head: 'Директор',
  curator: 'Кураторы',
  guardian: 'Родители',
};

const oneRole: Readonly<Record<InvitedRole, string>> = {
  mentee: 'Наставляемый',
  mentor: 'Наставник',
  class_teacher: 'Кл. руководитель',
  psychologist: 'Педагог-психолог',
  head: 'Директор',
  curator: 'Куратор',
  guardian: 'Родитель',
};

const states: Readonly<Record<InvitationState, string>> = {
  open: 'ждёт',
  'used-up': 'принято',
  expired: 'срок вышел',
  revoked: 'отозвано',
};

/** Short enough for a button of VK. */
const kinds: Readonly<Record<PersonKind, string>> = {
  pupil: 'ученики',
  teacher: 'педагоги',
  specialist: 'специалисты',
  staff: 'сотрудники',
  parent: 'родители',
  graduate: 'выпускники',
  student: 'студенты',
  employee: 'партнёры',
  veteran: 'ветераны',
};

function stateText({ invitation, uses }: UsedInvitation, state: InvitationState): string {
  return state === 'open' || state === 'used-up' ? `${uses} из ${invitation.limit}` : states[state];
}
