import type { Screen } from '#bot/conversation/registry.ts';
import type { Reply } from '#bot/layout.ts';
import { press } from '#bot/payload.ts';
import { rowName } from '#bot/row-name.ts';
import { bold, lines, paragraphs, plural, say, type Text } from '#bot/text.ts';
import type { SeenReplacement } from '#bot/work/replacements.ts';
import type { Work } from '#bot/work/work.ts';
import type { AskingSide } from '#db/replacements.ts';
import { brand, type ReplacementId } from '#domain/ids.ts';
import { back, isId } from './lists.ts';
import { pairNames, variantTitle } from './pair-words.ts';

/** Petitions for another mentor that wait for a decision. */
export const replacements: Screen<Work> = {
  name: 'replacements',
  right: 'menu',
  async show({ replacements }, arg) {
    const all = await replacements.open();
    const one = isId(arg) ? all.find(({ id }) => id === arg) : undefined;
    if (one) return { ...replacementOf(one), ways: back(words.title, 'replacements') };
    return {
      text: all.length === 0 ? words.none : words.list(all.length),
      choices: all.map((each) => ({ label: words.row(each), press: press.screen('replacements', each.id) })),
    };
  },
};

export function replacementOf(found: SeenReplacement): Reply {
  return {
    text: words.one(found),
    choices: [
      ...(found.mayDecide ? [{ label: words.decide, press: press.start('decide-replacement', found.id) }] : []),
      ...(found.mayMarkPaper ? [{ label: words.onPaper, press: press.start('paper-replacement', found.id) }] : []),
    ],
    place: press.screen('replacements', found.id),
  };
}

export async function openReplacement({ replacements }: Work, id: string): Promise<SeenReplacement | undefined> {
  return replacements.read(brand<ReplacementId>(id));
}

const sides: Readonly<Record<AskingSide, string>> = {
  mentee: 'наставляемый',
  guardian: 'родитель',
  mentor: 'наставник',
  curator: 'куратор',
};

export const words = {
  title: say`Замены наставников`,
  none: paragraphs(bold(say`Замены наставников`), say`Просьб о другом наставнике нет.`),
  list: (of: number) =>
    say`${bold(say`Замены наставников`)}: ${of} ${plural(of, { one: 'просьба', few: 'просьбы', many: 'просьб' })}`,
  row: ({ menteePerson, mentor }: SeenReplacement): Text =>
    pairNames({ ...(menteePerson && { person: menteePerson }), ...(mentor && { mentorPerson: mentor }) }),
  one: ({ side, words: said, mentor, menteePerson, variant }: SeenReplacement): Text =>
    paragraphs(
      bold(say`Просьба о другом наставнике`),
      lines(
        say`Просит: ${sides[side]}`,
        say`Наставляемый: ${rowName(menteePerson)}`,
        say`Наставник: ${rowName(mentor)}`,
        say`Пара: ${variantTitle(variant)}`,
        said && say`Почему: ${said}`,
      ),
      say`Решает директор. Наставник узнает только решение.`,
    ),
  decide: say`Решить`,
  onPaper: say`Решение на бумаге`,
} as const;
