import type { Account } from '#db/accounts.ts';
import { type PersonKind, personKindTitles } from '#domain/people/person-kind.ts';
import { type Role, roleTitles } from '#domain/people/role.ts';
import type { Personal } from '#domain/personal.ts';
import type { PupilAddress } from '#domain/school/school.ts';
import { words as anotherChatWords } from './another-chat-words.ts';
import type { Refusal } from './arrival.ts';
import type { Choice, Reply } from './layout.ts';
import { press } from './payload.ts';
import { bold, paragraphs, say, type Text } from './text.ts';

/** Why a code does not let anybody in, and what to do about it. */
export function refusalWords(refusal: Refusal, { guest }: Pick<Account, 'guest'>): Text {
  if (guest) return turnWords.noLink;
  switch (refusal) {
    case 'wrong':
      return say`${noSuchCode} ${anotherChatWords.oldCode}`;
    case 'too-many-tries':
      return say`Неверных кодов было слишком много. Снова можно попробовать через 15 минут. Новую ссылку даёт куратор.`;
    case 'set-up':
      return say`Этот код уже использован: программа настроена. Войти можно по приглашению, его даёт куратор.`;
    case 'expired':
      return say`Срок этого приглашения закончился. Новое даёт куратор.`;
    case 'used-up':
      return say`Этим приглашением уже воспользовались. Новое даёт куратор.`;
    case 'revoked':
      return say`Это приглашение отозвано. Новое даёт куратор.`;
    case 'left':
      return say`По этому приглашению участие уже закончено. Если хочется вернуться, нужно новое: его даёт куратор.`;
    case 'for-pupils':
      return say`Это приглашение для ученика, а в этом чате участвует взрослый. Ученик открывает его в своём чате.`;
    case 'for-adults':
      return say`Это приглашение для взрослого, а в этом чате участвует ученик. Взрослый открывает его в своём чате.`;
    case 'too-many-newcomers':
      return say`Из этого чата уже знакомятся четыре человека. Ещё один может прийти, когда кто-то из них закончит знакомство, а ученик дождётся согласия родителей. Переключиться помогает «Кто отвечает?» в меню.`;
    case 'own-code':
      return anotherChatWords.ownCode;
    default:
      return refusal satisfies never;
  }
}

const noSuchCode = say`Такого кода нет, или он уже не действует. Верный выглядит так: 7K2M-9QXD-41HB. Если код не подходит, поможет куратор.`;

const menu: Choice[] = [
  { label: say`Продолжить`, press: press.resume },
  { label: say`Меню`, press: press.menu },
];

export const turnWords = {
  afterFailure: menu,
  noLink: say`Эта ссылка уже не действует. Продолжить можно из Telegram: сначала «Новая ссылка», потом «Открыть».`,
  goesOnThere: say`Готово. Дальше разговор идёт в Telegram, это окно можно закрыть.`,
  /** An invitation comes again to whoever has taken it. */
  inAlready: {
    ты: say`Ты уже в программе.`,
    вы: say`Вы уже в программе.`,
  } satisfies Record<PupilAddress, Text>,
  /** The same while they are still saying who they are. */
  begunAlready: {
    ты: say`По этому приглашению здесь уже начали знакомство.`,
    вы: say`По этому приглашению здесь уже начали знакомство.`,
  } satisfies Record<PupilAddress, Text>,
  /** One telephone may be of several children. */
  whose: (code: string, someoneFits: boolean): Reply => ({
    text: paragraphs(
      bold(say`Для кого это приглашение?`),
      say`Из одного чата могут отвечать несколько человек, например дети с телефона родителей. Переключаться между ними помогает кнопка «Кто отвечает?» в меню.`,
    ),
    choices: [
      ...(someoneFits ? [{ label: say`Для того, кто уже отвечает здесь`, press: press.invited(code, 'me') }] : []),
      { label: say`Для ученика, которого здесь ещё нет`, press: press.invited(code, 'another') },
    ],
    ways: [{ label: say`Меню`, press: press.menu }],
  }),
  forAnother: (code: string): Choice[] => [
    { label: say`Это для другого ученика`, press: press.invited(code, 'another') },
  ],
  oneMoreRole: (role: Role, address: PupilAddress) =>
    role === 'mentee'
      ? mentored[address]
      : say`Приглашение принято. В программе появилась ещё одна роль: ${roleTitles[role]}.`,
  /** Where no name may be told, what they are to the school tells them apart. */
  speakAs: ({
    school,
    kind,
    called,
  }: {
    school: string;
    kind?: PersonKind | undefined;
    called?: Personal<string> | undefined;
  }): Text => {
    if (called) return say`${called} · ${school}`;
    return kind ? say`${capital(personKindTitles[kind])} · ${school}` : say`${school}`;
  },
  speaksNow: (who: Text): Text => say`Теперь отвечает: ${who}`,
} as const;

const mentored: Readonly<Record<PupilAddress, Text>> = {
  ты: say`Приглашение принято: у тебя тоже будет наставник.`,
  вы: say`Приглашение принято: у вас тоже будет наставник.`,
};

function capital(title: string): string {
  return title.slice(0, 1).toUpperCase() + title.slice(1);
}
