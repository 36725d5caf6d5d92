import type { Asking } from '#bot/conversation/conversation.ts';
import { askingLetter } from '#bot/conversations/letter.ts';
import { goalText, variantTitle } from '#bot/screens/pair-words.ts';
import { labelsOf, reasonText } from '#bot/screens/reason-words.ts';
import { bold, enumerated, lines, paragraphs, say, type Text } from '#bot/text.ts';
import type { AboutPair, Answered } from '#bot/work/proposals.ts';
import { fullName } from '#domain/people/name.ts';
import type { Person } from '#domain/people/person.ts';
import { personKindTitles } from '#domain/people/person-kind.ts';
import type { PupilAddress } from '#domain/school/school.ts';

type Addressed = Readonly<Record<PupilAddress, Text>>;

export const words = {
  title: say`Ответ о паре`,
  gone: say`Отвечать уже не нужно: предложения больше нет или на него ответили.`,
  question: (about: AboutPair, address: PupilAddress): Text => {
    switch (about.as) {
      case 'mentor':
        return paragraphs(bold(asMentor[address]), menteesText(about), whatFor(about));
      case 'guardian':
        return forGuardian(about);
      case 'mentee':
        return paragraphs(
          bold(asMentee[address]),
          about.mentor && say`Наставник: ${who(about.mentor)}`,
          whatFor(about),
        );
      default:
        return about.as satisfies never;
    }
  },
  yes: say`Да`,
  no: say`Нет`,
  notNow: say`Отвечу позже`,
  why: {
    ты: paragraphs(bold(say`Почему нет?`), say`Можно не отвечать. Это увидит только куратор.`),
    вы: paragraphs(bold(say`Почему нет?`), say`Можно не отвечать. Это увидит только куратор.`),
  } satisfies Addressed,
  noReason: say`Без объяснений`,
  later: say`Хорошо. Ответить можно в любой момент: кнопка в меню.`,
  outcome: (outcome: Answered, yes: boolean, address: PupilAddress): Text => {
    switch (outcome) {
      case 'made':
        return say`Спасибо! Все согласны, пара есть.`;
      case 'gone':
        return words.gone;
      case 'forbidden':
        return say`Спасибо за ответ. Эта пара не сложилась, подбираем другую.`;
      case 'kept':
        return yes ? thanks[address] : say`Хорошо. Об этом узнает только куратор, он подберёт другую пару.`;
      default:
        return outcome satisfies never;
    }
  },
} as const;

/** The reason of a «no» need not be given. */
export const askingWhy: Asking<string> = {
  ...askingLetter('Не совпадает время.'),
  suggest: [{ label: words.noReason, value: '' }],
};

const asMentor: Addressed = { ты: say`Возьмёшься быть наставником?`, вы: say`Возьмётесь быть наставником?` };
const asMentee: Addressed = { ты: say`Согласишься на этого наставника?`, вы: say`Согласитесь на этого наставника?` };
const thanks: Addressed = {
  ты: say`Спасибо! Теперь спросим остальных. Когда все ответят, сюда придёт сообщение.`,
  вы: say`Спасибо! Теперь спросим остальных. Когда все ответят, сюда придёт сообщение.`,
};

function menteesText({ mentees }: AboutPair): Text {
  return lines(
    ...mentees.map(({ person, common, questionnaire }) => {
      const points = questionnaire ? common.map((reason) => reasonText(reason, labelsOf(questionnaire))) : [];
      return points.length === 0 ? say`— ${who(person)}` : say`— ${who(person)}: ${enumerated(points)}`;
    }),
  );
}

function whatFor({ variant, goal }: AboutPair): Text {
  return lines(say`О чём: ${variantTitle(variant)}`, say`Цель: ${goalText({ goal, variant })}`);
}

function forGuardian(about: AboutPair): Text {
  const { child, mentor, mentees } = about;
  const childIsMentor = child !== undefined && child.id === mentor?.id;
  return paragraphs(
    bold(say`Согласны на эту пару?`),
    lines(
      child && (childIsMentor ? say`${child.called} — наставник` : say`${child.called} — с наставником`),
      childIsMentor
        ? say`Кому помогает: ${enumerated(mentees.map(({ person }) => who(person)))}`
        : mentor && say`Наставник: ${mentor.kind === 'pupil' ? who(mentor) : adult(mentor)}`,
    ),
    whatFor(about),
    say`Передумать можно в любой день: напишите куратору.`,
  );
}

function adult({ name, kind }: Person): Text {
  return say`${name.map(fullName)}, ${personKindTitles[kind]}`;
}

/** As one is named to a partner: «Мира, 7А», «Пётр Иванович, педагог». */
function who({ called, kind, className }: Person): Text {
  return kind === 'pupil' && className !== undefined
    ? say`${called}, ${className}`
    : say`${called}, ${personKindTitles[kind]}`;
}
