import type { Asking } from '#bot/conversation/conversation.ts';
import { plural, say, type Text } from '#bot/text.ts';

/** Longer than most letters of a chat, and short enough to be shown in one message of any messenger. */
const longest = 1500;

/** Words that one person writes for another: they may name anybody, so they are personal. */
export function askingLetter(example: string): Asking<string> {
  return {
    personal: true,
    read(input) {
      const text = input.trim();
      if (text.length < 2) return { problem: tooShort(example) };
      return text.length > longest ? { problem: tooLong } : { value: text };
    },
  };
}

/** The same where nothing need be said: an empty answer. */
export function askingLetterOrNone(example: string, without: Text): Asking<string> {
  return { ...askingLetter(example), suggest: [{ label: without, value: '' }] };
}

function tooShort(example: string): Text {
  return say`Слишком коротко, чтобы понять. Например: ${example}`;
}

const tooLong = say`Это слишком длинно для одного сообщения: нужно уложиться в ${longest} ${plural(longest, { one: 'знак', few: 'знака', many: 'знаков' })}.`;
