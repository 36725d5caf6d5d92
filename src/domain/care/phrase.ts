import { bySound } from './spelling.ts';

/** By name: words, or several words of which all must come («с крыши»). */
export type PhraseSets = ReadonlyMap<string, readonly string[]>;

/** One place of a phrase, for one of its words or one of its rows of words; `умир*` is a beginning. */
export interface Place {
  readonly afterGap: boolean;
  readonly words: ReadonlySet<string>;
  readonly rows: readonly (readonly string[])[];
}

export type Phrase = readonly Place[];

/** A mistake in the list; its message is for whoever edits content/safeguarding, where the way of writing is explained. */
export class PhraseMistake extends Error {}

export function parsePhrase(written: string, sets: PhraseSets): Phrase {
  const parts = written.trim().split(/\s+/u);
  if (parts.at(0) === '…' || parts.at(-1) === '…') throw new PhraseMistake(`«${written}» has a gap at its end`);
  return parts.flatMap((part, index) => {
    if (part === '…') return [];
    const rows = part.split('|').flatMap((option) => rowsOf(option, sets, 0));
    return [
      {
        afterGap: parts[index - 1] === '…',
        words: new Set(rows.flatMap((row) => (row.length === 1 ? row : []))),
        rows: rows.filter((row) => row.length > 1),
      },
    ];
  });
}

function rowsOf(option: string, sets: PhraseSets, depth: number): readonly (readonly string[])[] {
  const name = /^<(.+)>$/u.exec(option)?.[1];
  if (name === undefined) return [option.split(/[_\s]+/u).map(spelt)];
  const members = sets.get(name);
  if (members === undefined) throw new PhraseMistake(`there is no set <${name}>`);
  if (depth > 3) throw new PhraseMistake(`<${name}> stands within itself`);
  return members.flatMap((member) => rowsOf(member, sets, depth + 1));
}

function spelt(word: string): string {
  if (word === '№') return word;
  const [, stem = '', star = ''] = /^([а-яё]+)(\*?)$/u.exec(word) ?? [];
  if (stem === '') throw new PhraseMistake(`«${word}» is not a word in small Russian letters`);
  return bySound(stem, star === '') + star;
}
