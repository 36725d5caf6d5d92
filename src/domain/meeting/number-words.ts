/** Each number in the cases that stand in times and dates. */
const ones = [
  'ноль',
  'один одну одна одного',
  'два две двух пару',
  'три трех',
  'четыре четырех',
  'пять пяти',
  'шесть шести',
  'семь семи',
  'восемь восьми',
  'девять девяти',
];
const teenStems = ['один', 'две', 'три', 'четыр', 'пят', 'шест', 'сем', 'восем', 'девят'].map(
  (stem) => `${stem}надцат`,
);
const teens = ['десять десяти', ...teenStems.map((stem) => `${stem}ь ${stem}и`)];
const tens = ['двадцать двадцати', 'тридцать тридцати', 'сорок сорока', 'пятьдесят пятидесяти'];

const cardinals: ReadonlyMap<string, number> = new Map([
  ...[...ones, ...teens].flatMap((forms, number) => forms.split(' ').map((form) => [form, number] as const)),
  ...tens.flatMap((forms, index) => forms.split(' ').map((form) => [form, (index + 2) * 10] as const)),
]);

const ordinalStems = [
  ...['перв', 'втор', 'треть?', 'четверт', 'пят', 'шест', 'седьм', 'восьм', 'девят', 'десят', ...teenStems, 'двадцат'],
  'тридцат',
];
const ordinalEnding = '(?:ого|его|ом|ем|ым|им|ый|ий|ой|ое|ье)';

const anyOf = (forms: readonly string[]) => forms.flatMap((each) => each.split(' ')).join('|');

/** «3», «трех», «сорок пять»: numbers up to 59. */
export const cardinal = `(?:\\d{1,2}|(?:(?:${anyOf(tens)}) )?(?:${anyOf(ones)})|${anyOf([...teens, ...tens])})`;

/** «шестого», «двадцать первое». */
export const ordinalWord = `(?:(?:двадцать|тридцать) )?(?:${ordinalStems.join('|')})${ordinalEnding}`;

/** «6», «6-го», «шестого». */
export const ordinal = `(?:\\d{1,2}(?:(?:-| )(?:г?о|ого|его|м|ом|ем|ым|им|й|ый|ий|ой|е|ое))?|${ordinalWord})`;

/** Undefined where nothing was said. */
export function cardinalOf(said: string | undefined): number | undefined {
  if (said === undefined) return undefined;
  if (/^\d/u.test(said)) return Number.parseInt(said, 10);
  return said.split(' ').reduce((sum, word) => sum + (cardinals.get(word) ?? 0), 0);
}

export function ordinalOf(said: string | undefined): number | undefined {
  if (said === undefined) return undefined;
  if (/^\d/u.test(said)) return Number.parseInt(said, 10);
  return said.split(' ').reduce((sum, word) => sum + (cardinals.get(word) ?? ordinalNumber(word)), 0);
}

function ordinalNumber(word: string): number {
  const index = ordinalStems.findIndex((stem) => new RegExp(`^${stem}${ordinalEnding}$`, 'u').test(word));
  return index < 20 ? index + 1 : 30;
}
