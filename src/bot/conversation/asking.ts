import type { Choice, Reply } from '#bot/layout.ts';
import type { Attachment, FileSource } from '#bot/messenger.ts';
import { press } from '#bot/payload.ts';
import { enumerated, paragraphs, plain, say, type Text } from '#bot/text.ts';
import { mostBytes } from '#domain/file.ts';
import { Personal } from '#domain/personal.ts';
import type { Asking, AskingFile, Json, Option, Picking, Prompt } from './conversation.ts';
import type { View } from './frame.ts';
import type { Worded } from './open-question.ts';
import type { Stop } from './replay.ts';
import { words } from './words.ts';

/** A stop that takes an answer, worked out for showing and for checking what comes. */
export interface Asked {
  text: Text;
  choices: readonly { label: Text; token: string }[];
  /** What stands above the ways: «Готово». */
  extra: readonly { label: Text; token: string }[];
  personal: boolean;
  /** What typed words mean here. */
  read(input: string): Understood;
  /** What a press means here; undefined for a token that makes no sense. */
  press(token: string): Understood | { view: View } | undefined;
  /** What a picture or a document means here; absent where none is asked for. */
  take?(file: FileSource, what: Attachment): Understood;
}

/** `words` are the answer to what is asked next. */
type Understood = { value: Json; shown?: Text; words?: string } | { problem: Text };

/** A stop that {@link asked} works out: the others are a questionnaire's and what is waited for. */
export type Asks<W> = Extract<Stop<W>, { kind: 'ask' | 'file' | 'choose' | 'pick' }>;

export async function asked<W>(stop: Asks<W>, work: W, at: Temporal.Instant, view: View): Promise<Asked> {
  const text = await prompted(stop.prompt, work);
  switch (stop.kind) {
    case 'choose':
      return chosen(text, await listed(stop.options, work));
    case 'pick':
      return picked(text, await listed(stop.options, work), stop.picking, view);
    case 'file':
      return attached(text, stop.asking);
    case 'ask':
      return worded(text, stop.asking, at);
    default:
      return stop satisfies never;
  }
}

async function listed<W>(
  options: Extract<Stop<W>, { kind: 'choose' }>['options'],
  work: W,
): Promise<readonly Option[]> {
  return typeof options === 'function' ? options(work) : options;
}

function chosen(text: Text, options: readonly Option[]): Asked {
  const choices = options.map(({ key, label }, index) => ({ label, value: key, token: tokenOf(key, index) }));
  const wrong = words.chooseOne(options[0]?.label ?? words.menu);
  const inWords = options.find(({ takesWords }) => takesWords);
  return {
    text,
    choices,
    extra: [],
    personal: false,
    read(input) {
      const option = match(input, options);
      if (option) return { value: option.key, shown: option.label };
      const isWords = inWords && input.trim() !== '';
      return isWords ? { value: inWords.key, shown: inWords.label, words: input } : { problem: wrong };
    },
    press: (token) => optionOf(choices, token),
  };
}

function picked(text: Text, options: readonly Option[], { first = [], least = 1 }: Picking, view: View): Asked {
  const keys = view.ticked ?? first;
  const choices = options.map(({ key, label }, index) => ({
    label: keys.includes(key) ? say`✓ ${label}` : label,
    token: tokenOf(key, index),
    key,
  }));
  /** In the order of the list. */
  const taken = (wanted: readonly string[]): Understood => {
    const those = options.filter(({ key }) => wanted.includes(key));
    if (those.length < least) return { problem: words.pickAtLeast(least) };
    const shown = those.length > 0 ? enumerated(those.map(({ label }) => label)) : words.skipped;
    return { value: those.map(({ key }) => key), shown };
  };
  return {
    text,
    choices,
    extra: [{ label: words.done, token: 'done' }],
    personal: false,
    read(input) {
      if (input.trim().toLowerCase() === 'готово') return taken(keys);
      const typed = input.split(/[,;\n]/u).map((part) => match(part, options)?.key);
      const understood = typed.every((key) => key !== undefined);
      return understood ? taken(typed) : { problem: words.pickThese(options[0]?.label ?? words.done) };
    },
    press(token) {
      if (token === 'done') return taken(keys);
      const choice = choices.find((each) => each.token === token);
      if (!choice) return undefined;
      const { key } = choice;
      return { view: { ...view, ticked: keys.includes(key) ? keys.filter((each) => each !== key) : [...keys, key] } };
    },
  };
}

/** A scan is personal whatever stands on it, so it is never asked where that may not be carried. */
function attached(text: Text, { without, voice }: AskingFile): Asked {
  const wanted = without ? words.fileOrNone(without, voice) : words.fileOnly(voice);
  const choices = without ? [{ label: without, value: null, token: 'none' }] : [];
  return {
    text,
    choices,
    extra: [],
    personal: true,
    press: (token) => optionOf(choices, token),
    read: (input) =>
      without && same(plain(without.pack()), input) ? { value: null, shown: without } : { problem: wanted },
    take({ ref, bytes }, what) {
      if (what === 'voice' && !voice) return { problem: wanted };
      if (bytes !== undefined && bytes > mostBytes) return { problem: words.fileTooBig };
      return { value: { ref, ...(bytes === undefined ? {} : { bytes }) } };
    },
  };
}

function worded(text: Text, asking: Asking<Json>, at: Temporal.Instant): Asked {
  const changing = typeof asking.suggest === 'function';
  const suggestions = (typeof asking.suggest === 'function' ? asking.suggest(at) : asking.suggest) ?? [];
  const choices = suggestions.map((suggested, index) => ({
    ...suggested,
    token: changing && typeof suggested.value === 'string' ? tokenOf(suggested.value, index) : String(index),
  }));
  return {
    text,
    choices,
    extra: [],
    personal: asking.personal === true,
    press: (token) => optionOf(choices, token),
    read(input) {
      const suggested = suggestions.find(({ label }) => same(plain(label.pack()), input));
      if (suggested) return { value: suggested.value, shown: suggested.label };
      // Of a whole essay in the wrong field a part suffices to be told what the question takes.
      const read = asking.read(input.slice(0, longestAnswer), at);
      return input.length > longestAnswer && 'value' in read ? { problem: words.tooLong(longestAnswer) } : read;
    },
  };
}

function optionOf(
  choices: readonly { label: Text; value: Json; token: string }[],
  token: string,
): { value: Json; shown: Text } | undefined {
  const choice = choices.find((each) => each.token === token);
  return choice && { value: choice.value, shown: choice.label };
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

/** The same question with what was typed elsewhere, and a button that takes it for the answer. */
export function offeringTyped(worded: Worded, typed: string): Worded {
  return (number) => {
    const { reply } = worded(number);
    const text = paragraphs(reply.text, words.typedElsewhere(new Personal(typed)));
    const take = { label: words.takeTyped, press: press.answer(number, 'typed') };
    // Among the ways, so that the options keep their numbers and it stands in every page.
    return { reply: { ...reply, text, ways: [take, ...(reply.ways ?? [])] }, personal: true };
  };
}

/** The row under a question: back, out, home. */
export function ways(
  number: number,
  extra: readonly { token: string; label: Text }[] = [],
  cancel: Text = words.cancel,
): Choice[] {
  return [
    ...extra.map(({ token, label }) => ({ label, press: press.answer(number, token) })),
    { label: words.back, press: press.answer(number, 'back') },
    { label: cancel, press: press.answer(number, 'cancel') },
    { label: words.menu, press: press.menu },
  ];
}

/** Typed words as a press: the label, its beginning where only one begins so, or its number in the list. */
function match(input: string, options: readonly Option[]): Option | undefined {
  const typed = plainly(input);
  const labels = options.map((option) => ({ option, label: plainly(plain(option.label.pack())) }));
  const whole = labels.find(({ label }) => label === typed);
  if (whole) return whole.option;
  if (/^\d{1,3}[.)]?$/.test(typed)) return options[Number.parseInt(typed, 10) - 1];
  const begun = labels.filter(({ label }) => typed.length >= shortestBeginning && label.startsWith(typed));
  return begun.length === 1 ? begun[0]?.option : undefined;
}

/** Shorter ones are slips more often than answers. */
const shortestBeginning = 3;

function same(one: string, other: string): boolean {
  return plainly(one) === plainly(other);
}

/** As two people would write the same: «Ещё раз.» and «еще раз». */
function plainly(text: string): string {
  return text.trim().toLowerCase().replaceAll('ё', 'е').replace(/[.!]$/, '');
}
