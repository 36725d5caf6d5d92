import type { Choice, Reply } from '#bot/layout.ts';
import { press } from '#bot/payload.ts';
import { plain, type Text } from '#bot/text.ts';
import type { Json, Option, Prompt } from './conversation.ts';
import type { View } from './frame.ts';
import type { Stop } from './replay.ts';
import { words } from './words.ts';

/** A stop that takes an answer, worked out for showing and for checking what comes. */
export interface Asked {
  text: Text;
  choices: readonly { label: Text; value: Json; token: string }[];
  personal: boolean;
  /** What typed words mean here. */
  read(input: string): { value: Json; shown?: Text } | { problem: Text };
}

export async function asked<W>(
  stop: Extract<Stop<W>, { kind: 'ask' | 'choose' }>,
  work: W,
  at: Temporal.Instant,
): Promise<Asked> {
  const text = await prompted(stop.prompt, work);
  if (stop.kind === 'choose') {
    const options = typeof stop.options === 'function' ? await stop.options(work) : stop.options;
    const choices = options.map(({ key, label }, index) => ({ label, value: key, token: tokenOf(key, index) }));
    const wrong = words.chooseOne(options[0]?.label ?? words.menu);
    return { text, choices, personal: false, read: (input) => match(input, options) ?? { problem: wrong } };
  }
  const { asking } = stop;
  const suggestions = asking.suggest ?? [];
  return {
    text,
    choices: suggestions.map((suggested, index) => ({ ...suggested, token: String(index) })),
    personal: asking.personal === true,
    read(input) {
      const suggested = suggestions.find(({ label }) => same(plain(label.pack()), input));
      if (suggested) return { value: suggested.value, shown: suggested.label };
      // Of a whole essay in the wrong field a part suffices to be told what the question takes.
      const read = asking.read(input.slice(0, longestAnswer), at);
      return input.length > longestAnswer && 'value' in read ? { problem: words.tooLong(longestAnswer) } : read;
    },
  };
}

/** Longer than any question takes that sets no limit of its own. */
const longestAnswer = 4000;

export async function prompted<W>(prompt: Prompt<W>, work: W): Promise<Text> {
  return typeof prompt === 'function' ? prompt(work) : prompt;
}

/** Lists read from data may have changed before the press: an option is known by its key, where that fits a button. */
function tokenOf(key: string, index: number): string {
  return Buffer.byteLength(key) <= longestKey ? `=${key}` : String(index);
}

/** Of the 64 bytes of a payload, what the dialogue's number and the question's leave. */
const longestKey = 38;

/** A question with its buttons. */
export function question(
  text: Text,
  options: readonly { label: Text; token: string }[],
  number: number,
  view: View,
  ways: readonly Choice[],
): Reply {
  return {
    text,
    choices: options.map(({ label, token }) => ({ label, press: press.answer(number, token) })),
    ways,
    page: { number: view.page ?? 0, press: (page) => press.answer(number, `p${page}`) },
  };
}

/** The row under a question: back, out, home. */
export function ways(number: number, extra: readonly { token: string; label: Text }[] = []): Choice[] {
  return [
    ...extra.map(({ token, label }) => ({ label, press: press.answer(number, token) })),
    { label: words.back, press: press.answer(number, 'back') },
    { label: words.cancel, press: press.answer(number, 'cancel') },
    { label: words.menu, press: press.menu },
  ];
}

/** Typed words as a press: the label, or its number in the list. */
function match(input: string, options: readonly Option[]): { value: string; shown: Text } | undefined {
  const typed = input.trim();
  const byLabel = options.find(({ label }) => same(plain(label.pack()), typed));
  const byNumber = /^\d{1,3}[.)]?$/.test(typed) ? options[Number.parseInt(typed, 10) - 1] : undefined;
  const option = byLabel ?? byNumber;
  return option && { value: option.key, shown: option.label };
}

function same(one: string, other: string): boolean {
  const plainly = (text: string) => text.trim().toLowerCase().replaceAll('ё', 'е').replace(/[.!]$/, '');
  return plainly(one) === plainly(other);
}
