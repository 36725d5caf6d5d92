import { daysText } from '#bot/conversations/absence-days.ts';
import { dayText } from '#bot/days.ts';
import { rowName } from '#bot/row-name.ts';
import { bold, enumerated, lines, paragraphs, plain, say, type Text } from '#bot/text.ts';
import type { PairMember, PairSide, SeenPair } from '#bot/work/pairs.ts';
import type { SeenSubstitute } from '#bot/work/substitutes.ts';
import type { Person } from '#domain/people/person.ts';
import { Personal } from '#domain/personal.ts';
import type { PupilAddress } from '#domain/school/school.ts';
import { variants } from '#domain/school/variants.ts';

/** «Полевая М., 7А — Лесной П. И.»: for staff. */
export function pairNames({ person, mentorPerson }: { person?: Person; mentorPerson?: Person }): Text {
  return say`${rowName(person)} — ${rowName(mentorPerson)}`;
}

/** The programme's own goal as it is; whatever a curator has written may name somebody. */
export function goalText({ goal, variant }: { goal: string; variant: string }): Text {
  const own = variants.find(({ id }) => id === variant)?.goal;
  return goal === own ? say`${own}` : say`${new Personal(goal)}`;
}

export const words = {
  mine: say`Мои пары`,
  all: say`Пары`,
  none: {
    ты: say`Пары пока нет: когда она появится, сюда придёт сообщение.`,
    вы: say`Пары пока нет: когда она появится, сюда придёт сообщение.`,
  } satisfies Record<PupilAddress, Text>,
  notHere: say`Этой пары здесь нет.`,
  several: (of: number) => say`Пары и группы: ${of}`,
  finished: (of: number) => say`Завершённые: ${of}`,
  row: (pair: SeenPair) =>
    pair.side === 'mentor' ? enumerated(pair.members.map(nameOf)) : calledOf(pair.mentorPerson),
  /** `standsIn`: for whoever leads it in these days. */
  pair: (pair: SeenPair, address: PupilAddress, standsIn: boolean) =>
    paragraphs(
      bold(titleOf(pair)),
      lines(
        pair.side === 'mentor' ? undefined : say`Наставник: ${nameFor(pair, pair.mentorPerson)}`,
        pair.substitute && !standsIn ? say`Пока вместо наставника: ${pair.substitute.called}` : undefined,
        standsIn ? standsInText(pair, address) : undefined,
        ...pair.members.map((member) => memberLine(pair, member, address)),
        say`Цель: ${goalText(pair)}`,
      ),
    ),
  /** The same without names: only how things stand. */
  impersonal: (pair: SeenPair, address: PupilAddress) => {
    const states = pair.members.map((member) => stateText(member, pair.side, address));
    const alike = [...Map.groupBy(states, (state) => plain(state.pack())).values()];
    const [now, ...others] = alike.map(([state = say``, ...more]) =>
      alike.length === 1 ? say`Сейчас: ${state}` : say`У ${1 + more.length} из ${states.length}: ${state}`,
    );
    return paragraphs(bold(titleOf(pair)), lines(now, ...others));
  },
  whole: say`Кто в паре и цель`,
  standsIn: ({ person, order, ...days }: SeenSubstitute): Text =>
    say`Замещение: ${rowName(person)}, ${daysText(days)}. ${order ? say`Приказ № ${order.number} от ${dayText(order.on)}` : say`Приказа пока нет.`}`,
} as const;

/** The neutral title: the exact one may stigmatise and stands in documents only (methodology.md 7.3). */
export function variantTitle(id: string): string {
  return variants.find((variant) => variant.id === id)?.title ?? id;
}

function standsInText(pair: SeenPair, address: PupilAddress): Text {
  const mentor = nameFor(pair, pair.mentorPerson);
  return address === 'ты' ? say`Ты замещаешь наставника: ${mentor}` : say`Вы замещаете наставника: ${mentor}`;
}

function titleOf({ members, variant }: SeenPair): Text {
  return members.length > 1 ? say`Группа: ${variantTitle(variant)}` : say`Пара: ${variantTitle(variant)}`;
}

function memberLine(pair: SeenPair, member: PairMember, address: PupilAddress): Text {
  const state = stateText(member, pair.side, address);
  return pair.side === 'mentee' ? state : say`${nameFor(pair, member.person)} — ${state}`;
}

function stateText(
  { life, worksSince }: Pick<PairMember, 'life' | 'worksSince'>,
  side: PairSide,
  address: PupilAddress,
): Text {
  switch (life.state) {
    case 'proposed':
      return say`ждём ответа: ${waitsFor[life.waitsFor]}`;
    case 'accepted':
      return worksSince
        ? say`пара работает с ${dayText(worksSince)}, документы оформляются`
        : say`можно знакомиться, документы оформляются`;
    case 'active':
      return worksSince ? say`пара работает с ${dayText(worksSince)}` : say`пара работает`;
    case 'paused':
      if (side === 'staff') return say`встречи на паузе`;
      return address === 'ты'
        ? say`встречи пока на паузе, куратор напишет тебе`
        : say`встречи пока на паузе, куратор напишет вам`;
    case 'completed':
      return say`работа завершена`;
    case 'ended':
      return say`работа закончена раньше срока`;
    default:
      return life satisfies never;
  }
}

export const waitsFor = {
  council: 'методический совет',
  mentor: 'наставник',
  guardians: 'родители',
  mentee: 'наставляемый',
} as const;

/** Staff know people by the names of documents. */
function nameFor({ side }: SeenPair, person: Person | undefined): Text {
  return side === 'staff' ? rowName(person) : calledOf(person);
}

function nameOf({ person }: PairMember): Text {
  return calledOf(person);
}

function calledOf(person: Person | undefined): Text {
  return person ? say`${person.called}` : say`участник выбыл`;
}
