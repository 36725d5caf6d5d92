import type { Phrase, Place } from './phrase.ts';
import { bySound, mayBe, sentenceEnd } from './spelling.ts';

/** Phrases by the word they may begin with, so that a text costs what its own words cost and not what the list does. */
export type PhraseBook = ReadonlyMap<string, ReadonlySet<Phrase>>;

export function phraseBook(phrases: readonly Phrase[]): PhraseBook {
  const book = new Map<string, Set<Phrase>>();
  for (const phrase of phrases)
    for (const first of phrase
      .slice(0, 1)
      .flatMap(({ words, rows }) => [...words, ...rows.flatMap((row) => row.slice(0, 1))]))
      book.set(first, (book.get(first) ?? new Set()).add(phrase));
  return book;
}

export function contains(text: readonly string[], book: PhraseBook): boolean {
  return text.some((_, at) => endOf(text, at, book) !== undefined);
}

/**
 * The text with one word in place of each phrase: what stood around it has not come nearer. A phrase here stands in one
 * sentence, or a beginning of one could take away the worry of the next.
 */
export function without(text: readonly string[], book: PhraseBook): readonly string[] {
  const ends = text.flatMap((word, at) => (word === sentenceEnd ? [at + 1] : []));
  return [0, ...ends].flatMap((start, index) => withoutIn(text.slice(start, ends[index] ?? text.length), book));
}

function withoutIn(sentence: readonly string[], book: PhraseBook): readonly string[] {
  const left: string[] = [];
  for (let at = 0; at < sentence.length; ) {
    const end = endOf(sentence, at, book);
    left.push(end === undefined ? (sentence[at] ?? '') : '№');
    at = end ?? at + 1;
  }
  return left;
}

function endOf(text: readonly string[], at: number, book: PhraseBook): number | undefined {
  const word = text[at] ?? '';
  for (const first of beginnings(word, book))
    for (const phrase of book.get(first) ?? []) {
      const end = placesEnd(text, { at, from: 0 }, phrase, 0);
      if (end !== undefined) return end;
    }
  return undefined;
}

function beginnings(word: string, book: PhraseBook): readonly string[] {
  if (hasSigns(word)) return [...book.keys()].filter((first) => fits(word, first) || writtenTogether.has(first));
  return [...keysOf(word), ...[...writtenTogether].filter((first) => word.startsWith(first))];
}

/** Where a phrase goes on: at a word, or within one whose beginning is a word of its own («нехочу»). */
interface Spot {
  readonly at: number;
  readonly from: number;
}

function placesEnd(text: readonly string[], spot: Spot, phrase: Phrase, index: number): number | undefined {
  const place = phrase[index];
  if (place === undefined) return spot.from === 0 ? spot.at : undefined;
  for (const start of starts(text, spot, index > 0, place.afterGap))
    for (const next of after(text, start, place)) {
      const end = placesEnd(text, next, phrase, index + 1);
      if (end !== undefined) return end;
    }
  return undefined;
}

/** The next word, in the next sentence too («Хочу. Умереть.»); after a gap also the three behind it in this sentence. */
function starts(text: readonly string[], spot: Spot, within: boolean, afterGap: boolean): readonly Spot[] {
  if (!within || spot.from > 0) return [spot];
  if (text[spot.at] === sentenceEnd) return [{ at: spot.at + 1, from: 0 }];
  if (!afterGap) return [spot];
  const coming = text.slice(spot.at, spot.at + 4);
  const ended = coming.indexOf(sentenceEnd);
  return (ended < 0 ? coming : coming.slice(0, ended)).map((_, skipped) => ({ at: spot.at + skipped, from: 0 }));
}

function* after(text: readonly string[], start: Spot, { words, rows }: Place): Generator<Spot> {
  const word = text[start.at]?.slice(start.from);
  if (word === undefined) return;
  if (oneFits(word, words)) yield { at: start.at + 1, from: 0 };
  for (const first of writtenTogether)
    if (words.has(first) && word.length > first.length + 1 && word.startsWith(first))
      yield { at: start.at, from: start.from + first.length };
  for (const row of rows) {
    const end = rowEnd(text, start, row);
    if (end !== undefined) yield end;
  }
}

function rowEnd(text: readonly string[], start: Spot, row: readonly string[]): Spot | undefined {
  let spot = start;
  for (const [index, part] of row.entries()) {
    if (index > 0 && spot.from === 0 && text[spot.at] === sentenceEnd) spot = { at: spot.at + 1, from: 0 };
    const word = text[spot.at]?.slice(spot.from);
    if (word === undefined) return undefined;
    if (fits(word, part)) spot = { at: spot.at + 1, from: 0 };
    else if (writtenTogether.has(part) && word.startsWith(part) && index < row.length - 1)
      spot = { at: spot.at, from: spot.from + part.length };
    else return undefined;
  }
  return spot;
}

function oneFits(word: string, words: ReadonlySet<string>): boolean {
  if (hasSigns(word)) return [...words].some((each) => fits(word, each));
  return keysOf(word).some((key) => words.has(key));
}

/** What the word is in a set of words: itself, and each of its beginnings. */
function keysOf(word: string): readonly string[] {
  return [word, ...Array.from(word, (_, index) => `${word.slice(0, index + 1)}*`)];
}

function fits(word: string, pattern: string): boolean {
  const open = pattern.endsWith('*');
  const letters = open ? pattern.slice(0, -1) : pattern;
  if (open ? word.length < letters.length : word.length !== letters.length) return false;
  for (let index = 0; index < letters.length; index += 1)
    if (!mayBe(word[index] ?? '', letters[index] ?? '')) return false;
  return true;
}

function hasSigns(word: string): boolean {
  return /[^\p{L}№.]/u.test(word);
}

const writtenTogether: ReadonlySet<string> = new Set(
  ['не', 'в', 'с', 'к', 'на', 'из', 'от', 'до', 'по', 'за', 'со', 'ко', 'под', 'надо'].map((word) =>
    bySound(word, true),
  ),
);
