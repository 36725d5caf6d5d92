import { bySound, standIns } from './spelling.ts';

export type PhraseSets = ReadonlyMap<string, readonly string[]>;

/** A mistake in the list; its message is for whoever edits content/safeguarding. */
export class PhraseMistake extends Error {}

/**
 * A phrase of content/safeguarding as the source of a RegExp over a reading. The words of a phrase may stand in two
 * sentences («Хочу. Умереть.»); a gap ends with its sentence.
 */
export function phraseSource(phrase: string, sets: PhraseSets): string {
  return `(?<= )${sequence(phrase, sets, 0)}(?= )`;
}

const between = ' (?:\\. )?';
const gap = '(?: [^ .]+){0,3}? ';

function sequence(phrase: string, sets: PhraseSets, depth: number): string {
  const words = phrase.trim().split(/\s+/u);
  if (words.at(0) === '…' || words.at(-1) === '…') throw new PhraseMistake(`«${phrase}» has a gap at its end`);
  return words
    .map((word, index) => {
      if (word === '…') return '';
      const before = index === 0 ? '' : words[index - 1] === '…' ? gap : afterWord(words[index - 1]);
      return before + choice(word, sets, depth);
    })
    .join('');
}

/** «нехочу» is as usual as «не хочу». */
function afterWord(word: string | undefined): string {
  return word === 'не' ? ' ?' : between;
}

function choice(word: string, sets: PhraseSets, depth: number): string {
  const options = word.split('|').map((option) => {
    const set = /^<(.+)>$/u.exec(option)?.[1];
    if (set !== undefined) return fromSet(set, sets, depth);
    return option.includes('_') ? sequence(option.replaceAll('_', ' '), sets, depth + 1) : pattern(option);
  });
  return options.length === 1 ? options.join('') : `(?:${options.join('|')})`;
}

function fromSet(name: string, sets: PhraseSets, depth: number): string {
  const members = sets.get(name);
  if (members === undefined) throw new PhraseMistake(`there is no set <${name}>`);
  if (depth > 3) throw new PhraseMistake(`<${name}> stands within itself`);
  return `(?:${members.map((member) => sequence(member, sets, depth + 1)).join('|')})`;
}

function pattern(word: string): string {
  if (word === '№') return word;
  const parts = /^(\*?)([а-яё]+)(\*?)$/u.exec(word);
  if (parts === null) throw new PhraseMistake(`«${word}» is not a word in small Russian letters`);
  const [, before = '', stem = '', after = ''] = parts;
  const letters = Array.from(bySound(stem, after === ''), (letter) => `[${letter}*${standIns[letter] ?? ''}]`);
  return (before && '[^ .]*') + letters.join('') + (after && '[^ .]*');
}
