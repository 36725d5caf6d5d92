/** What a phone's keyboard does to words in Russian, undone: the same letters, one kind of space, dash and apostrophe. */
export function tidied(typed: string): string {
  const text = typed
    .normalize('NFC')
    .replace(/[\u00AD\u200B-\u200D\u2060\uFEFF]/gu, '')
    .replace(/[\s,;]+/gu, ' ')
    .replace(/[‐‑‒–—−]/gu, '-')
    .replace(/[’‘ʼ`´]/gu, "'")
    .replace(/ ?- ?/gu, '-')
    .trim();
  return /[а-яё]/iu.test(text) ? inRussianLetters(text) : text;
}

/** Latin letters that look like Russian ones become those; others stay, to be seen by whoever checks. */
export function inRussianLetters(text: string): string {
  return text.replace(/[A-Za-zËë]/gu, (letter) => cyrillic[letter] ?? letter);
}

/** «ИВАНОВ-петров» → «Иванов-Петров»; a capital inside that was surely meant stays («МакДональд»). */
export function capitalised(word: string): string {
  return word.replace(/[^-']+/gu, (part) =>
    /^\p{Lu}\p{Ll}{2,}\p{Lu}\p{Ll}+$/u.test(part) ? part : part.slice(0, 1).toUpperCase() + part.slice(1).toLowerCase(),
  );
}

const cyrillic: Readonly<Record<string, string>> = {
  A: 'А',
  B: 'В',
  C: 'С',
  E: 'Е',
  Ë: 'Ё',
  H: 'Н',
  K: 'К',
  M: 'М',
  O: 'О',
  P: 'Р',
  T: 'Т',
  X: 'Х',
  Y: 'У',
  a: 'а',
  c: 'с',
  e: 'е',
  ë: 'ё',
  k: 'к',
  o: 'о',
  p: 'р',
  x: 'х',
  y: 'у',
};
