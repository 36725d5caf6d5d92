import { shortDayText, tinyDayText } from '#bot/days.ts';
import { rowName } from '#bot/row-name.ts';
import { bold, lines, paragraphs, say, type Text } from '#bot/text.ts';
import type { ForCouncil } from '#bot/work/council.ts';
import type { ListedPair, ListedState } from '#bot/work/pair-list.ts';
import { isOver } from '#domain/pairing/pair-life.ts';
import type { Person } from '#domain/people/person.ts';
import { pairNames, variantTitle, waitsFor } from './pair-words.ts';

const states: Readonly<Record<ListedState, string>> = {
  proposed: 'Ждут ответа',
  accepted: 'Можно знакомиться',
  active: 'Работают',
  paused: 'На паузе',
  over: 'Завершённые',
};

export const words = {
  pairs: say`Пары`,
  overview: (counts: Readonly<Record<ListedState, number>>, { alone, free }: { alone: number; free: number }): Text =>
    paragraphs(
      bold(say`Пары`),
      lines(
        say`Ждут ответа: ${counts.proposed}`,
        say`Можно знакомиться, документы оформляются: ${counts.accepted}`,
        say`Работают: ${counts.active}`,
        say`На паузе: ${counts.paused}`,
        counts.over > 0 ? say`Завершённые: ${counts.over}` : undefined,
      ),
      lines(say`Без пары, анкета принята: ${alone}`, say`Наставников без пары: ${free}`),
    ),
  form: say`Подобрать пару`,
  enter: say`Внести пару, которая уже работает`,
  council: (of: number): Text => say`На совет: ${of}`,
  decided: say`Записать решение совета`,
  alone: (of: number): Text => say`Без пары: ${of}`,
  pressToForm: say`Первыми идут те, кто ждёт дольше. Нажмите на имя, чтобы подобрать пару.`,
  freeMentors: (of: number): Text => say`Наставники без пары: ${of}`,
  state: (state: ListedState, of: number): Text => say`${states[state]}: ${of}`,
  row: (row: ListedPair, since: Temporal.PlainDate): Text => {
    const names = namesOf(row);
    if (isOver(row.life)) return say`${names}: до ${shortDayText(since)}`;
    return row.life.state === 'proposed'
      ? say`${names}: ${waitsFor[row.life.waitsFor]}, с ${shortDayText(since)}`
      : say`${names}: с ${shortDayText(since)}`;
  },
  forCouncil: (row: ForCouncil): Text => say`${namesOf(row)}: ${variantTitle(row.variant)}`,
  waits: (person: Person, since: Temporal.PlainDate): Text => say`${rowName(person)} · с ${tinyDayText(since)}`,
  person: rowName,
} as const;

function namesOf({ menteePerson, mentorPerson }: { menteePerson?: Person; mentorPerson?: Person }): Text {
  return pairNames({ ...(menteePerson && { person: menteePerson }), ...(mentorPerson && { mentorPerson }) });
}
