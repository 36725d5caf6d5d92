import { dayText } from '#bot/days.ts';
import { hindranceText, isForbidding } from '#bot/screens/hindrance-words.ts';
import { pairNames } from '#bot/screens/pair-words.ts';
import { enumerated, lines, paragraphs, say, type Text } from '#bot/text.ts';
import type { ToldPair } from '#bot/work/pairs.ts';
import type { AskedIds } from '#bot/work/proposals.ts';
import { shortName } from '#domain/people/name.ts';
import type { Person } from '#domain/people/person.ts';
import type { Personal } from '#domain/personal.ts';
import type { PupilAddress } from '#domain/school/school.ts';

type Addressed = Readonly<Record<PupilAddress, Text>>;

export const words = {
  asked: {
    mentor: {
      ты: say`Тебе предлагают стать наставником. Посмотри и ответь, пожалуйста.`,
      вы: say`Вам предлагают стать наставником. Посмотрите и ответьте, пожалуйста.`,
    },
    guardian: {
      ты: say`Ребёнку предлагают пару в программе наставничества. Нужен ваш ответ.`,
      вы: say`Ребёнку предлагают пару в программе наставничества. Нужен ваш ответ.`,
    },
    mentee: {
      ты: say`Для тебя есть наставник. Посмотри и ответь, пожалуйста.`,
      вы: say`Для вас есть наставник. Посмотрите и ответьте, пожалуйста.`,
    },
  } satisfies Record<AskedIds['as'], Addressed>,
  answer: say`Посмотреть и ответить`,
  open: say`Открыть пару`,
  remind: say`Напомнить`,
  another: say`Подобрать другую пару`,

  whom: ({ as, person, of }: { as: AskedIds['as']; person: Person; of: readonly Person[] }): Text => {
    switch (as) {
      case 'mentor':
        return say`наставник ${person.name.map(shortName)} (пара: ${enumerated(of.map(({ name }) => say`${name.map(shortName)}`))})`;
      case 'guardian':
        return say`родители: ${person.name.map(shortName)}`;
      case 'mentee':
        return say`наставляемый ${person.name.map(shortName)}`;
      default:
        return as satisfies never;
    }
  },
  unreached: (whom: Text) =>
    lines(
      say`О паре некого спросить в чате: сообщения не доходят. Ждём ответа: ${whom}`,
      say`Спросите лично и отметьте ответ: кнопка «Ответ на бумаге» на экране пары.`,
    ),
  silent: (whom: Text) => say`Пять дней без ответа о паре: ${whom}`,
  off: (names: Text, last: ToldPair['last']) =>
    paragraphs(say`Пара не сложилась: ${names}`, last && whyOff(last), last?.words && say`Причина: ${last.words}`),
  search: {
    ты: say`Эта пара не сложилась, подбираем другую. Делать ничего не нужно.`,
    вы: say`Эта пара не сложилась, подбираем другую. Делать ничего не нужно.`,
  } satisfies Addressed,
  searchForGroup: say`Состав группы немного изменится: подбираем другого участника. Делать ничего не нужно.`,
  made: (told: ToldPair): Text => {
    const { side, person, mentorPerson, worksSince } = told;
    if (worksSince) {
      const since = say`Здесь будут встречи и напоминания.`;
      return side === 'staff'
        ? say`Пара внесена: ${pairNames(told)}, работает с ${dayText(worksSince)}.`
        : say`Пара, которая уже работает, теперь и здесь: ${calledOf(mentorPerson)} и ${calledOf(person)}. ${since}`;
    }
    switch (side) {
      case 'staff':
        // An initial ends with a full stop already.
        return lines(say`Пара есть: ${pairNames(told)}`, say`Все согласны, можно знакомиться; дальше документы.`);
      case 'mentor':
        return say`Пара есть: ${calledOf(person)}. Все согласны, можно знакомиться.`;
      case 'mentee':
        return say`Пара есть, наставник: ${calledOf(mentorPerson)}. Все согласны, можно знакомиться.`;
      case 'guardian':
        return say`Пара есть: ${calledOf(mentorPerson)} и ${calledOf(person)}. Все согласны, можно знакомиться.`;
      default:
        return side satisfies never;
    }
  },
  left: (told: ToldPair): Text => {
    if (told.side === 'staff')
      return say`Пара закончила работу, участие одного из двоих закончилось: ${pairNames(told)}`;
    return told.others > 0
      ? say`В группе стало на одного участника меньше: его участие закончилось. С остальными всё по-прежнему.`
      : say`Пара закончила работу: участие второго человека закончилось. Если нужна новая пара, её подберёт куратор.`;
  },
} as const;

function whyOff({ what }: { what: string; words?: Personal<string> }): Text | undefined {
  const [kind = '', rule = ''] = what.split(':');
  if (kind === 'rule' && isForbidding(rule)) return say`Не позволяет правило: ${hindranceText[rule]}.`;
  const who = whoSaid.find(([said]) => what.startsWith(said))?.[1];
  return who && say`Отказ: ${who}.`;
}

const whoSaid = [
  ['no-mentor', 'наставник'],
  ['no-guardian', 'родители'],
  ['no-mentee', 'наставляемый'],
  ['council-no', 'методический совет'],
] as const;

function calledOf(person: Person | undefined): Text {
  return person ? say`${person.called}` : say`участник выбыл`;
}
