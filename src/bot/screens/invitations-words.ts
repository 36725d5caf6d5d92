import { dayText } from '#bot/days.ts';
import { bold, lines, paragraphs, say, type Text } from '#bot/text.ts';
import type { UsedInvitation } from '#db/invitations.ts';
import type { InvitationState } from '#domain/people/invitation.ts';
import { type PersonName, shortName } from '#domain/people/name.ts';
import { personKindTitles } from '#domain/people/person-kind.ts';
import { type Role, roleTitles } from '#domain/people/role.ts';
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
  row: ({ invitation, uses }: UsedInvitation, state: InvitationState) => {
    const { role, className, kind, limit } = invitation;
    const whom = say`${role === 'mentee' || role === 'mentor' ? roles[role] : roleTitles[role]}, ${className ?? personKindTitles[kind]}`;
    return state === 'open' ? say`${whom}: ${uses} из ${limit}` : say`${whom}: ${states[state]}`;
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
        state === 'open' ? say`Действует до ${dayText(lastDay)} включительно` : say`Состояние: ${states[state]}`,
      ),
    ),
  usedBy: (people: readonly Text[]) => lines(bold(say`Кто пришёл`), ...people),
  person: (name: Personal<PersonName>) => say`• ${name.map(shortName)}`,
  notJoinedYet: say`• знакомство ещё не закончено`,
  revoke: say`Отозвать`,
} as const;

const roles: Readonly<Record<Role & ('mentee' | 'mentor'), string>> = { mentee: 'наставляемые', mentor: 'наставники' };

const states: Readonly<Record<Exclude<InvitationState, 'open'>, string>> & { open: string } = {
  open: 'действует',
  'used-up': 'все места заняты',
  expired: 'срок вышел',
  revoked: 'отозвано',
};
