import { dayText } from '#bot/days.ts';
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
  row: (used: UsedInvitation, state: InvitationState) => {
    const { role, className, kind } = used.invitation;
    const how = stateText(used, state);
    if (className !== undefined) return say`${roles[role]} · ${className} · ${how}`;
    return role === 'mentee' || role === 'mentor'
      ? say`${roles[role]} · ${kinds[kind]} · ${how}`
      : say`${roles[role]} · ${how}`;
  },

  notHere: say`Этого приглашения нет.`,
  one: ({ invitation, uses }: UsedInvitation, state: InvitationState, lastDay: Temporal.PlainDate) =>
    paragraphs(
      bold(say`Приглашение`),
      lines(
        say`Роль: ${roleTitles[invitation.role]}`,
        say`Кто: ${personKindTitles[invitation.kind]}`,
        invitation.form === undefined ? undefined : say`Форма: ${forms[invitation.form].title}`,
        invitation.className === undefined ? undefined : say`Класс: ${invitation.className}`,
        say`Пришли: ${uses} из ${invitation.limit}`,
        state === 'open' ? say`Действует до ${dayText(lastDay)} включительно` : closed[state],
      ),
    ),
  usedBy: (people: readonly Text[]) => lines(bold(say`Кто пришёл`), ...people),
  person: (name: Personal<PersonName>) => say`• ${name.map(shortName)}`,
  notJoinedYet: say`• знакомство ещё не закончено`,
  revoke: say`Отозвать`,
} as const;

const closed: Readonly<Record<Exclude<InvitationState, 'open'>, Text>> = {
  'used-up': say`Больше никто не войдёт: все места заняты`,
  expired: say`Больше никто не войдёт: срок вышел`,
  revoked: say`Больше никто не войдёт: приглашение отозвано`,
};

const roles: Readonly<Record<InvitedRole, string>> = {
  mentee: 'Наставляемые',
  mentor: 'Наставники',
  class_teacher: 'Классный руководитель',
  psychologist: 'Психолог',
  head: 'Директор',
  curator: 'Куратор',
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
  switch (state) {
    case 'open':
    case 'used-up':
      return `${uses} из ${invitation.limit}`;
    case 'expired':
      return 'срок вышел';
    case 'revoked':
      return 'отозвано';
    default:
      return state satisfies never;
  }
}
