import type { Screen } from '#bot/conversation/registry.ts';
import { shortDayText } from '#bot/days.ts';
import { press } from '#bot/payload.ts';
import { rowName } from '#bot/row-name.ts';
import { bold, enumerated, lines, paragraphs, say, type Text } from '#bot/text.ts';
import type { SeenPair } from '#bot/work/pairs.ts';
import { type PairMatter, pairMatters } from '#bot/work/week.ts';
import type { Work } from '#bot/work/work.ts';
import { quarantineChoice } from './absences.ts';
import { back, more, onPage, start } from './lists.ts';
import { toDoChoice, toDoText, toDoTitle } from './to-do.ts';

/** «Сегодня»: the curator's week at this moment, on demand. */
export const today: Screen<Work> = {
  name: 'today',
  right: 'digest.see',
  async show(work) {
    const { today, tomorrow } = await work.week.planned();
    const toDo = await work.week.toDo();
    return {
      text: paragraphs(
        bold(say`Сегодня, ${shortDayText(work.today())}`),
        say`Встречи: сегодня ${today}, завтра ${tomorrow}`,
        toDo.length > 0 ? lines(...toDo.map(toDoText)) : (await callsWait(work)) ? undefined : words.nothing,
      ),
      choices: [
        ...toDo.map(toDoChoice),
        { label: words.figures, press: press.screen('figures') },
        ...quarantineChoice(work),
      ],
      place: press.screen('today'),
    };
  },
};

/** Calls for help stand in no list of these; nor is it said that there is nothing to do while one waits for whoever looks. */
async function callsWait(work: Work): Promise<boolean> {
  if (!work.may('worry.hear')) return false;
  const [first] = (await work.worries.list(0, 1)).list;
  return first !== undefined && !first.closed;
}

/** Pairs with one matter of the list, each leads to its own screen. Arguments: `silent.0`. */
export const attention: Screen<Work> = {
  name: 'attention',
  right: 'digest.see',
  async show(work, arg) {
    const [first, second] = arg.split('.');
    const matter = pairMatters.find((each) => each === first) ?? pairMatters[0];
    const from = start(second);
    const { pairs, of } = await work.week.pairs(matter, from, onPage);
    if (pairs.length === 0 && from > 0) return this.show(work, matter);
    return {
      text: paragraphs(
        bold(of === 0 ? toDoTitle(matter) : say`${toDoTitle(matter)}: ${of}`),
        of === 0 ? words.noPairs : hints[matter],
      ),
      choices: [
        ...pairs.map((pair) => ({ label: row(pair), press: press.screen('pair', pair.id) })),
        ...more({ screen: 'attention', of, from, key: `${matter}.` }),
      ],
      ways: back(words.today, 'today'),
    };
  },
};

function row({ mentorPerson, members }: SeenPair): Text {
  return say`${enumerated(members.map(({ person }) => rowName(person)))} — ${rowName(mentorPerson)}`;
}

const words = {
  today: say`Сегодня`,
  figures: say`Показатели`,
  nothing: say`Срочных дел нет.`,
  noPairs: say`Таких пар сейчас нет.`,
} as const;

const hints: Readonly<Record<PairMatter, Text | undefined>> = {
  unanswered: say`Прошло больше пяти дней. Лучше спросить лично или предложить другую пару.`,
  silent: say`Наставников программа уже спросила. Лучше узнать лично, всё ли в порядке.`,
  replacements: undefined,
  unlogged: say`Наставникам программа уже напоминала.`,
  council: undefined,
  papers: undefined,
};
