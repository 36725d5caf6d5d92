import { tidied } from '#domain/people/typed-words.ts';

/** What stands in the named groups of a rule's pattern. */
export type Parts = Readonly<Record<string, string | undefined>>;

/** One phrase of a grammar and what it says; undefined: it only looked like that phrase. */
export interface Rule<Said> {
  readonly pattern: RegExp;
  readonly read: (parts: Parts) => Said | undefined;
}

/** The pattern is matched where the phrase before it ended, and ends with a word. */
export function rule<Said>(pattern: string, read: (parts: Parts) => Said | undefined): Rule<Said> {
  return { pattern: new RegExp(`(?:${pattern})(?= |$)`, 'uy'), read };
}

/** What the rules see: small letters, е for ё, single spaces, no signs after words, words and figures apart, no politeness. */
export function spoken(typed: string): string {
  return tidied(typed)
    .toLowerCase()
    .replace(/ё/gu, 'е')
    .replace(/["«»„“”()]/gu, ' ')
    .replace(/[.!?…:]+(?=\s|$)/gu, ' ')
    .replace(/(?<=[а-я])(?=\d)|(?<=\d)(?=[а-я])/gu, ' ')
    .split(/\s+/u)
    .filter((word) => word !== '' && !fillers.has(word))
    .join(' ');
}

/** «Не», «или», «кроме» are none of these: what changes the sense must be understood or refused. */
const fillers: ReadonlySet<string> = new Set(
  'а будет будем встретимся встреча встречаемся давай давайте договорились и лучше можно наверное ну ок предлагаю пожалуйста просто ровно сразу тогда увидимся удобно хорошо'.split(
    ' ',
  ),
);

/**
 * Every way to take a text apart into phrases, the likelier first: «12.12» is a day before it is a time. Only a text
 * understood to its last word has any.
 */
export function readings<Said>(text: string, rules: readonly Rule<Said>[]): readonly (readonly Said[])[] {
  return text === '' || text.length > longest ? [] : from(0, []);

  function from(start: number, before: readonly Said[]): readonly (readonly Said[])[] {
    if (before.length > mostPhrases) return [];
    return rules.flatMap(({ pattern, read }) => {
      pattern.lastIndex = start;
      const match = pattern.exec(text);
      const said = match ? read(match.groups ?? {}) : undefined;
      if (!match || said === undefined) return [];
      const end = start + match[0].length;
      return end === text.length ? [[...before, said]] : from(end + 1, [...before, said]);
    });
  }
}

/** When and how often a meeting is takes less; a letter pasted by mistake must not be tried in a million ways. */
const longest = 120;
const mostPhrases = 7;
