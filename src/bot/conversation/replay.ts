import { ReplayEngine } from '@grammyjs/conversations';
import type { Text } from '#bot/text.ts';
import type { DraftId } from '#domain/ids.ts';
import type {
  Asking,
  AskingFile,
  Conversation,
  Extras,
  Json,
  Option,
  Picking,
  Prompt,
  Read,
  SentFile,
  Talk,
  Waiting,
} from './conversation.ts';
import type { Frame } from './frame.ts';
import { Steps } from './steps.ts';

/** What a conversation has stopped at. It holds functions, so it lives for one replay only. */
export type Stop<W> =
  | { kind: 'ask'; prompt: Prompt<W>; asking: Asking<Json> }
  | { kind: 'file'; prompt: Prompt<W>; asking: AskingFile }
  | { kind: 'choose'; prompt: Prompt<W>; options: Options<W> }
  | { kind: 'pick'; prompt: Prompt<W>; options: Options<W>; picking: Picking }
  | { kind: 'fill'; questionnaire: string; about: string }
  | { kind: 'until'; waiting: Waiting<W> };

type Options<W> = readonly Option[] | ((work: W) => Promise<readonly Option[]>);

export type Played<W> =
  | { kind: 'stopped'; op: number; stop: Stop<W> }
  | { kind: 'ended'; leadsTo?: Place | Begun }
  /** Its steps are not those of the log any more: it starts anew. */
  | { kind: 'stale' };

/** The screen to be shown where nothing else goes on. */
export interface Place {
  screen: string;
  arg: string;
}

/** The conversation that begins next. */
export interface Begun {
  conversation: string;
  params: Json;
}

/** What a replay may do to the world, once for each step. */
export interface Effects<W> {
  work: W;
  say(text: Text, extras: Extras): void;
  /** What this step has recorded already, in a run that was started anew. */
  recorded(step: string): Promise<{ result: Json } | undefined>;
  /** Runs in a savepoint and keeps what came of it under the step's key. */
  record(step: string, effect: () => Promise<Json>): Promise<Json>;
}

/** Runs a conversation from its log up to where it stops. The frame's log grows in place. */
export async function play<P extends Json, W>(
  conversation: Conversation<P, W>,
  params: P,
  frame: Frame,
  effects: Effects<W>,
): Promise<Played<W>> {
  if (frame.version !== conversation.version) return { kind: 'stale' };
  let stop: Stop<W> | undefined;
  let leadsTo: Place | Begun | undefined;
  const engine = new ReplayEngine(async (controls) => {
    const steps = new Steps(controls);
    const reached = {
      stop: (at: Stop<W>) => {
        stop = at;
      },
      leadsTo: (place: Place | Begun) => {
        leadsTo = place;
      },
    };
    const talk = new ReplayedTalk<W>(steps, effects, frame, '', reached);
    await conversation.run(talk, params);
    steps.allDone();
  });
  const result = await engine.replay(frame.log);
  switch (result.type) {
    case 'returned':
      return { kind: 'ended', ...(leadsTo && { leadsTo }) };
    case 'interrupted': {
      const op = result.interrupts[0];
      if (op === undefined || stop === undefined) throw new Error(`Conversation ${conversation.name} stopped nowhere`);
      return { kind: 'stopped', op, stop };
    }
    case 'thrown':
      throw result.error;
    case 'canceled':
      return { kind: 'stale' };
    default:
      return result satisfies never;
  }
}

/** Puts an accepted answer into the log, and remembers the way back to the question. */
export function supply(frame: Frame, op: number, value: Json): void {
  frame.back.push(ReplayEngine.supply(frame.log, op, value));
  delete frame.pause;
  delete frame.typed;
}

/** Takes back the last answer that no record has used. False when there is none. */
export function stepBack(frame: Frame): boolean {
  const checkpoint = frame.back.pop();
  if (checkpoint === undefined) return false;
  ReplayEngine.reset(frame.log, checkpoint);
  delete frame.pause;
  delete frame.typed;
  return true;
}

/** Has the person answered anything yet? What «Назад» cannot take back is then recorded, not absent. */
export function answered({ log }: Frame): boolean {
  return log.receive.some(({ send }) => /^(ask|file|choose|pick|fill):/.test(String(log.send[send]?.payload)));
}

/** What a replay tells of where it has come to. */
interface Reached<W> {
  stop(at: Stop<W>): void;
  leadsTo(place: Place | Begun): void;
}

class ReplayedTalk<W> implements Talk<W> {
  readonly #steps: Steps;
  readonly #effects: Effects<W>;
  readonly #frame: Frame;
  readonly #prefix: string;
  readonly #reached: Reached<W>;

  constructor(steps: Steps, effects: Effects<W>, frame: Frame, prefix: string, reached: Reached<W>) {
    this.#steps = steps;
    this.#effects = effects;
    this.#frame = frame;
    this.#prefix = prefix;
    this.#reached = reached;
  }

  async say(text: Prompt<W>, extras: Extras = {}): Promise<void> {
    await this.#steps.act('say', async () => {
      const made = typeof text === 'function' ? await text(this.#effects.work) : text;
      this.#effects.say(made, extras);
      return null;
    });
  }

  async ask<T extends Json>(step: string, prompt: Prompt<W>, asking: Asking<T>): Promise<T> {
    return (await this.#stop(step, { kind: 'ask', prompt, asking: loosened(asking) })) as T;
  }

  async askFile(step: string, prompt: Prompt<W>, asking: AskingFile = {}): Promise<SentFile | null> {
    return (await this.#stop(step, { kind: 'file', prompt, asking })) as SentFile | null;
  }

  async choose<Key extends string>(
    step: string,
    prompt: Prompt<W>,
    options: readonly Option<Key>[] | ((work: W) => Promise<readonly Option<Key>[]>),
  ): Promise<Key> {
    return (await this.#stop(step, { kind: 'choose', prompt, options })) as Key;
  }

  async pick<Key extends string>(
    step: string,
    prompt: Prompt<W>,
    options: readonly Option<Key>[] | ((work: W) => Promise<readonly Option<Key>[]>),
    picking: Picking<Key> = {},
  ): Promise<readonly Key[]> {
    return (await this.#stop(step, { kind: 'pick', prompt, options, picking })) as readonly Key[];
  }

  async leadTo(screen: string, arg = ''): Promise<void> {
    this.#reached.leadsTo({ screen, arg });
  }

  async handOver(conversation: string, params: Json): Promise<void> {
    this.#reached.leadsTo({ conversation, params });
  }

  async fill(step: string, questionnaire: string, about = ''): Promise<DraftId> {
    return (await this.#stop(step, { kind: 'fill', questionnaire, about })) as DraftId;
  }

  async record<T extends Json>(step: string, effect: (work: W) => Promise<T>): Promise<T> {
    const name = this.#named(step);
    return this.#steps.act(`record:${name}`, async () => {
      const before = await this.#effects.recorded(name);
      const result = before ? before.result : await this.#effects.record(name, () => effect(this.#effects.work));
      this.#frame.back = [];
      return result as T;
    });
  }

  /** In the log like a record: those kept before there were reads are of the same shape. */
  async read<T extends Json>(step: string, reading: (work: W) => Promise<T>): Promise<T> {
    return this.#steps.act(`record:${this.#named(step)}`, () => reading(this.#effects.work));
  }

  async run<P extends Json>(step: string, conversation: Conversation<P, W>, params: P): Promise<void> {
    const name = this.#named(step);
    const version = await this.#steps.act(`run:${name}`, async () => conversation.version);
    if (version !== conversation.version) return this.#steps.stale();
    await conversation.run(
      new ReplayedTalk(this.#steps, this.#effects, this.#frame, `${name}/`, this.#reached),
      params,
    );
  }

  async until(step: string, waiting: Waiting<W>): Promise<void> {
    const name = this.#named(step);
    if (await this.#steps.act(`met:${name}`, () => waiting.met(this.#effects.work))) return;
    this.#reached.stop({ kind: 'until', waiting });
    await this.#steps.stop(`until:${name}`);
  }

  async #stop(step: string, stop: Stop<W>): Promise<unknown> {
    const name = this.#named(step);
    this.#reached.stop(stop);
    return this.#steps.stop(`${stop.kind}:${name}`);
  }

  #named(step: string): string {
    return this.#steps.name(this.#prefix + step);
  }
}

/** What a conversation accepts is Json anyway; the stop need not know which. */
function loosened<T extends Json>(asking: Asking<T>): Asking<Json> {
  return {
    ...asking,
    read: (input, at): Read<Json> => asking.read(input, at),
  };
}
