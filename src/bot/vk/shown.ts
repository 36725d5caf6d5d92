import type { Span } from '#bot/text.ts';
import { limits } from './limits.ts';

/** Invisible, and keeps VK from reading what stands on both sides of it as one thing. */
const JOINER = '\u2060';

/**
 * The text that makes VK show exactly these characters. VK reads HTML entities («&lt;») and its own mark-up of
 * mentions («[id1|текст]», «@id1 (текст)», «*id1 (текст)») in every message and shows something else in their place.
 * Emphasis is left out: plain text is the same in all of VK's clients.
 */
export function shown(spans: readonly Span[]): string {
  const text = spans.map((span) => span.text).join('');
  const guarded = text
    .replace(/&(?=#?\w{1,31};)/g, `&${JOINER}`)
    .replace(/\[(?=[^\][|\n]+\|)/g, `[${JOINER}`)
    .replace(/(?<!\w)([@*])(?=[\w.]+ ?\()/g, `$1${JOINER}`);
  // A text that fills the message to the brim goes as it is: a changed character is better than a lost message.
  return guarded.length > limits.text ? text : guarded;
}
