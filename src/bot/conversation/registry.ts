import type { z } from 'zod';
import type { Choice, Reply } from '#bot/layout.ts';
import { Text } from '#bot/text.ts';
import type { Act } from '#domain/people/access.ts';
import type { Conversation, Json } from './conversation.ts';
import type { Frame } from './frame.ts';
import { type Effects, type Played, play } from './replay.ts';
import { words } from './words.ts';

/**
 * What can be started and shown, each with the right that it needs. Conversations and screens run from here only, so
 * none runs unasked.
 */
export interface Registry<W> {
  readonly conversations: ReadonlyMap<string, Startable<W>>;
  readonly screens: ReadonlyMap<string, Screen<W>>;
  /**
   * The home screen: «Меню», with what can be gone on with; its further pages are the screen `home`. Undefined: the next
   * turn shows it (a school just founded).
   */
  home(work: W, inProgress: readonly Choice[], page?: number): Promise<Reply | undefined>;
  /** Answers the word «помощь». */
  help(work: W): Reply;
}

/** A view that needs no memory: a menu, a list, a card. */
export interface Screen<W> {
  readonly name: string;
  readonly right: Act;
  /** `arg` comes from a button, which can be forged: an unreadable one shows the beginning. */
  show(work: W, arg: string): Promise<Reply>;
}

/** A conversation as the registry knows it, whatever its parameters are. */
export interface Startable<W> {
  readonly name: string;
  readonly version: number;
  /** What the menu calls it when it can be gone on with: «Анкета наставника». */
  title(frame: Frame): Text;
  /** Undefined: open to whoever can reach it (set-up by its code). */
  readonly right: Act | undefined;
  /** Begun once more, it begins from its first question: what was parked of it is another matter by now. */
  readonly anew: boolean;
  /** It begins however much has been begun already: a call for help. */
  readonly always: boolean;
  /** What is typed in it is not listened to for words that worry: staff's own business, or what goes to the same people anyway. */
  readonly unheard: boolean;
  /** Answers «помощь» while this goes on, in place of the registry's own. */
  readonly help?: Reply;
  /** What «Отмена» is called where it would read as what the conversation does: of a meeting. */
  readonly leave?: Text;
  /** What «Отмена» leaves behind where it is more than a word: the way to begin again. */
  cancelled(frame: Frame): Reply | undefined;
  /** Parameters out of a button's argument; undefined for a forged one. */
  fromButton(arg: string): Json | undefined;
  play(frame: Frame, effects: Effects<W>): Promise<Played<W>>;
  /** Parameters of an older version that cannot be read any more make no sense. */
  stillMakesSense(work: W, params: Json, recorded: (step: string) => Promise<boolean>): Promise<true | Text>;
}

export function startable<Params extends Json, W>(
  conversation: Conversation<Params, W>,
  {
    title,
    right,
    params,
    fromButton,
    anew = false,
    always = false,
    unheard = false,
    help,
    leave,
    cancelled,
  }: {
    title: Text | ((frame: Frame) => Text);
    right: Act | undefined;
    params: z.ZodType<Params>;
    anew?: boolean;
    always?: boolean;
    unheard?: boolean;
    /** Only for conversations that buttons start. */
    fromButton?: (arg: string) => unknown;
    cancelled?: (params: Params) => Reply;
    help?: Reply;
    leave?: Text;
  },
): Startable<W> {
  return {
    name: conversation.name,
    version: conversation.version,
    title: (frame) => (title instanceof Text ? title : title(frame)),
    right,
    anew,
    always,
    unheard,
    ...(help && { help }),
    ...(leave && { leave }),
    cancelled(frame) {
      const read = params.safeParse(frame.params);
      return read.success ? cancelled?.(read.data) : undefined;
    },
    fromButton(arg) {
      const read = fromButton && params.safeParse(fromButton(arg));
      return read?.success ? read.data : undefined;
    },
    async play(frame, effects) {
      const read = params.safeParse(frame.params);
      return read.success ? play(conversation, read.data, frame, effects) : { kind: 'stale' };
    },
    async stillMakesSense(work, kept, recorded) {
      const read = params.safeParse(kept);
      if (!read.success) return words.unknownButton;
      return (await conversation.stillMakesSense?.(work, read.data, recorded)) ?? true;
    },
  };
}

export function registry<W>(
  conversations: readonly Startable<W>[],
  screens: readonly Screen<W>[],
  { home, help }: Pick<Registry<W>, 'home' | 'help'>,
): Registry<W> {
  return {
    conversations: byName(conversations),
    screens: byName(screens),
    home,
    help,
  };
}

function byName<T extends { name: string }>(items: readonly T[]): ReadonlyMap<string, T> {
  const map = new Map(items.map((item) => [item.name, item]));
  if (map.size !== items.length) throw new Error('Two of one name in the registry');
  return map;
}
