import type { Choice } from '#bot/layout.ts';
import type { Text } from '#bot/text.ts';
import type { Work } from '#bot/work/work.ts';
import type { DraftId } from '#domain/ids.ts';

/** What survives the log of a conversation and the parameters of a frame. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };

/**
 * A conversation is an ordinary function over a {@link Talk}. It is replayed from its log at each answer, so between
 * the steps of the talk it must be deterministic: no clock, no randomness, no reading of data outside `read`, `record` and prompts.
 * Raise `version` whenever steps change: frames of another version start anew (what was recorded is not repeated).
 */
export interface Conversation<Params extends Json = null, W = Work> {
  readonly name: string;
  readonly version: number;
  run(talk: Talk<W>, params: Params): Promise<void>;
  /**
   * Asked when the conversation comes back to the top: does it still make sense? Otherwise it ends with that sentence.
   * `recorded`: this step has been done already, so what is left may be only what follows it.
   */
  stillMakesSense?(work: W, params: Params, recorded: (step: string) => Promise<boolean>): Promise<true | Text>;
}

/** A text, or how to make it when it is shown: what it reads then does not enter the log. */
export type Prompt<W> = Text | ((work: W) => Promise<Text>);

export interface Option<Key extends string = string> {
  readonly key: Key;
  readonly label: Text;
  /** Typed words that are none of the options choose this one, and answer the question for words that it leads to. */
  readonly takesWords?: true;
}

/** What was typed, understood or not; `problem` explains with an example of what is right. */
export type Read<T> = { readonly value: T } | { readonly problem: Text };

export interface Asking<T extends Json> {
  /** Pure: what it accepts enters the log. */
  read(input: string, at: Temporal.Instant): Read<T>;
  /** Buttons that give an answer without typing; those of now, where they change with time. */
  suggest?: Suggestions<T> | ((at: Temporal.Instant) => Suggestions<T>);
  /** The answer is personal data: not asked where it may not be carried. */
  personal?: boolean;
}

type Suggestions<T extends Json> = readonly { readonly label: Text; readonly value: T }[];

export interface AskingFile {
  /** The button of whoever has none to give. */
  without?: Text;
  /** A voice message is taken too. */
  voice?: true;
}

/** What somebody has sent, where it can be fetched. */
export interface SentFile {
  readonly [key: string]: Json | undefined;
  readonly ref: string;
  readonly bytes?: number;
}

/** The steps of a conversation. Each has its own name within the conversation. */
export interface Talk<W = Work> {
  /**
   * Says something, once. A `qr` is a picture made of that link when the message is posted; `choices` are what can be done
   * about it, where nothing is to wait for it.
   */
  say(text: Prompt<W>, extras?: Extras): Promise<void>;
  /** Asks for words. Wrong input is explained and never enters the log. */
  ask<T extends Json>(step: string, prompt: Prompt<W>, asking: Asking<T>): Promise<T>;
  /** Asks for a picture, a PDF, or where it is said a voice message; null: none is given, where that is allowed. What is answered is fetched by `work.files`. */
  askFile(step: string, prompt: Prompt<W>, asking?: AskingFile): Promise<SentFile | null>;
  /** Asks for one of several; typed words that match a label or its number count as a press. */
  choose<Key extends string>(
    step: string,
    prompt: Prompt<W>,
    options: readonly Option<Key>[] | ((work: W) => Promise<readonly Option<Key>[]>),
  ): Promise<Key>;
  /** Asks for any of several: a press ticks one or takes its tick away, «Готово» ends it. Typed labels or numbers do too. */
  pick<Key extends string>(
    step: string,
    prompt: Prompt<W>,
    options: readonly Option<Key>[] | ((work: W) => Promise<readonly Option<Key>[]>),
    picking?: Picking<Key>,
  ): Promise<readonly Key[]>;
  /** Lets the person fill a questionnaire; the draft is theirs and survives leaving. Returns the submitted draft. */
  fill(step: string, questionnaire: string, about?: string): Promise<DraftId>;
  /**
   * Does something, once: in a savepoint, under the key frame:step. Data and rights are read inside, for the person may
   * answer a week later. Returns ids and plain JSON only.
   */
  record<T extends Json>(step: string, effect: (work: W) => Promise<T>): Promise<T>;
  /**
   * Reads what the further steps depend on, and changes nothing: «Назад» leads past it, and then it is read anew. Returns
   * ids and plain JSON only.
   */
  read<T extends Json>(step: string, reading: (work: W) => Promise<T>): Promise<T>;
  /** Where the person finds themselves after the end, unless something else goes on: a screen in place of the menu. */
  leadTo(screen: string, arg?: string): Promise<void>;
  /** Another conversation begins when this one has ended, before whatever is parked goes on. */
  handOver(conversation: string, params: Json): Promise<void>;
  /** Runs another conversation as a part of this one. */
  run<P extends Json>(step: string, conversation: Conversation<P, W>, params: P): Promise<void>;
  /** Waits for something that the program or another person does; meanwhile the menu works. */
  until(step: string, waiting: Waiting<W>): Promise<void>;
}

export interface Extras {
  qr?: string;
  choices?: readonly Choice[];
}

export interface Picking<Key extends string = string> {
  /** Ticked from the beginning. */
  first?: readonly Key[];
  /** Fewer are not taken; 1 unless it is said. */
  least?: number;
}

export interface Waiting<W> {
  /** The kind of event that is told to this dialogue. */
  event: string;
  /** Has it happened already? Asked before waiting and again at each event. */
  met(work: W): Promise<boolean>;
  /** What the person sees meanwhile. */
  prompt: Prompt<W>;
  /** What they can do about it. */
  choices?: readonly Choice[];
}
