import { inRussianLetters } from '#domain/people/typed-words.ts';

/** In a reading, where a sentence ends. */
export const sentenceEnd = '.';

/**
 * A text as words by their sound (`bySound`), with `sentenceEnd` between sentences and `№` for a number. Twice, where
 * dots or spaces may stand inside a word («у.м.е.р», «у м е р»): as parts, and joined. Addresses and foreign words are
 * `zzz` here, no word of any phrase.
 */
export function readings(text: string): readonly (readonly string[])[] {
  const plain = inPlainLetters(withoutForeign(text)).replace(/(?<![.…])[.!?;]+(?=\s|$)/gu, ' \n ');
  const parted = plain.split(/[^\p{L}\p{N}*@$\n]+|(?<!\p{L})[*@$]+|[*@$]+(?!\p{L})/u);
  const joined = plain
    .split(/[^\S\n]+/u)
    .map((chunk) => chunk.replace(/[^\p{L}\p{N}\n]+/gu, ''))
    .join(' ')
    .replace(/(?<!\S)\p{L}(?: \p{L}){2,}(?!\S)/gu, (letters) => letters.replaceAll(' ', ''))
    .split(' ');
  const [first, second] = [inOneSpelling(parted), inOneSpelling(joined)];
  return first.join(' ') === second.join(' ') ? [first] : [first, second];
}

/**
 * A word by its sound, roughly: letters that are said alike become one («миня», «издеваюца»), repeated ones too
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

/** Whether children type the sign for the letter of `bySound`, or to hide it: «хо4у», «у6ью», «с*ицид». */
export function mayBe(sign: string, letter: string): boolean {
  return sign === letter || sign === '*' || (standIns[letter]?.includes(sign) ?? false);
}

const standIns: Readonly<Record<string, string>> = {
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

function inOneSpelling(words: readonly string[]): readonly string[] {
  return words.flatMap((word) => {
    if (word === '') return [];
    if (word === '\n') return [sentenceEnd];
    return /\p{L}/u.test(word) ? [bySound(word, true)] : ['№'];
  });
}

/** «https://meet.example/abc» is no word of anybody's, nor is «meet»: in Russian letters it would be one. */
function withoutForeign(text: string): string {
  return withoutMarks(text)
    .replace(address, ' zzz ')
    .replace(latinWord, (word) => (russianInDisguise.test(word) && !service.test(word) ? word : ' zzz '));
}

const address =
  /\b[a-z][a-z\d+.-]*:\/\/[!-~]+|(?<![\p{L}\p{N}])(?:[a-z\d._+-]+@)?(?:[a-z\d-]+\.)+[a-z]{2,}(?![\p{L}\p{N}])(?:[/?#:][!-~]*)?/giu;

/** No part of a word whose other letters are Russian. */
const latinWord = /(?<![\p{L}\p{N}*@$]|\p{Script=Cyrillic}\S)[A-Za-z]{3,}(?![\p{L}\p{N}*@$]|\S\p{Script=Cyrillic})/gu;

/** Nothing but letters that look Russian: «XOPOM», «yxo». */
const russianInDisguise = /^[ABCEHKMOPTXYaceopxy]+b?$/u;

/** Named in words about a meeting, and spelt in such letters. */
const service = /^meet$/iu;

function inPlainLetters(text: string): string {
  return inRussianLetters(withoutMarks(text))
    .replace(/[bgiknmtuvhІіѕ]/gu, (letter) => alike[letter] ?? letter)
    .toLowerCase()
    .replaceAll('ё', 'е');
}

/** Soft hyphens and accents go; «й» is a letter of its own. */
function withoutMarks(text: string): string {
  const marked = text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .normalize('NFD');
  return marked.replace(/и\u0306/giu, (letter) => letter.normalize('NFC')).replace(/\p{M}/gu, '');
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
