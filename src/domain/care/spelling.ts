import { inRussianLetters } from '#domain/people/typed-words.ts';

/**
 * A text as words that are written alike however a child spells them: one space between and at both ends, ` . ` where
 * a sentence ends, `№` for a number. Twice, where dots or spaces may stand inside a word («у.м.е.р», «у м е р»):
 * as parts, and joined.
 */
export function readings(text: string): readonly string[] {
  const plain = inPlainLetters(text).replace(/(?<![.…])[.!?;]+(?=\s|$)/gu, ' \n ');
  const parted = plain.split(/[^\p{L}\p{N}*@$\n]+|(?<!\p{L})[*@$]+|[*@$]+(?!\p{L})/u);
  const joined = plain
    .split(/[^\S\n]+/u)
    .map((chunk) => chunk.replace(/[^\p{L}\p{N}\n]+/gu, ''))
    .join(' ')
    .replace(/(?<!\S)\p{L}(?: \p{L}){2,}(?!\S)/gu, (letters) => letters.replaceAll(' ', ''))
    .split(' ');
  return [...new Set([inOneSpelling(parted), inOneSpelling(joined)])];
}

/**
 * A word by its sound, roughly: letters that are said alike become one («ниначу», «издеваюца»), repeated ones too
 * («сдоооох»). `whole`: false for a beginning of words, whose end is not known.
 */
export function bySound(word: string, whole: boolean): string {
  const sound = inPlainLetters(word)
    .replace(/ьо/gu, 'ье')
    .replace(/[еэ]/gu, 'и')
    .replace(/о/gu, 'а')
    .replace(/(?<=[жшц])ы/gu, 'и')
    .replace(/(?<=[чщ])я/gu, 'а')
    .replace(/(?<=[чщжш])ю/gu, 'у')
    .replace(/ъ/gu, 'ь')
    .replace(/с(?=[дбг])/gu, 'з');
  const ended = whole ? sound.replace(/(?:ть?с|т?ц+)[яа]$/u, 'ца').replace(/(?<=[аи])га$/u, 'ва') : sound;
  const short = ended.replace(/(.)\1+/gu, '$1');
  // «ее» is not «и».
  return whole && short.length === 1 && ended.length > 1 ? short + short : short;
}

/** What children type for a letter, or to hide it: «хо4у», «у6ью», «с*ицид». Keys are letters of `bySound`. */
export const standIns: Readonly<Record<string, string>> = {
  а: '04@',
  б: '6',
  в: '8',
  з: '3',
  и: '13',
  л: '1',
  с: '5$',
  т: '7',
  ч: '4',
  я: '9',
};

function inOneSpelling(words: readonly string[]): string {
  const spelt = words.flatMap((word) => {
    if (word === '') return [];
    if (word === '\n') return ['.'];
    return /\p{L}/u.test(word) ? [bySound(word, true)] : ['№'];
  });
  return ` ${spelt.join(' ')} `;
}

function inPlainLetters(text: string): string {
  return inRussianLetters(text.normalize('NFKC').replace(/[\p{Cf}\p{M}]/gu, ''))
    .replace(/[bgiknmtuvhІіѕ]/gu, (letter) => alike[letter] ?? letter)
    .toLowerCase()
    .replaceAll('ё', 'е');
}

/** Latin and other letters that `inRussianLetters` leaves, since in a name they would be a guess. */
const alike: Readonly<Record<string, string>> = {
  b: 'ь',
  g: 'д',
  h: 'н',
  i: 'и',
  k: 'к',
  m: 'м',
  n: 'п',
  t: 'т',
  u: 'и',
  v: 'в',
  І: 'И',
  і: 'и',
  ѕ: 'с',
};
