import { type ReplayControls, ReplayEngine } from '@grammyjs/conversations';
import type { Text } from '#bot/text.ts';
import type { DraftId } from '#domain/ids.ts';
import type { Asking, Conversation, Json, Option, Prompt, Read, Talk, Waiting } from './conversation.ts';
import type { Frame } from './frame.ts';

/** What a conversation has stopped at. It holds functions, so it lives for one replay only. */
export type Stop<W> =
  | { kind: 'ask'; prompt: Prompt<W>; asking: Asking<Json> }
  | { kind: 'choose'; prompt: Prompt<W>; options: readonly Option[] | ((work: W) => Promise<readonly Option[]>) }
  | { kind: 'fill'; questionnaire: string; about: string }
  | { kind: 'until'; waiting: Waiting<W> };

export type Played<W> =
  | { kind: 'stopped'; op: number; stop: Stop<W> }
  | { kind: 'ended' }
  /** Its steps are not those of the log any more: it starts anew. */
  | { kind: 'stale' };

/** What a replay may do to the world, once for each step. */
export interface Effects<W> {
  work: W;
  say(text: Text, extras: { qr?: string }): void;
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
  const engine = new ReplayEngine(async (controls) => {
    const talk = new ReplayedTalk<W>(controls, effects, frame, '', new Set(), (reached) => {
      stop = reached;
    });
    await conversation.run(talk, params);
  });
  const result = await engine.replay(frame.log);
  switch (result.type) {
    case 'returned':
      return { kind: 'ended' };
    case 'interrupted': {
      const op = result.interrupts[0];
      if (op === undefined || stop === undefined) throw new Error(`Conversation ${conversation.name} stopped nowhere`);
      return { kind: 'stopped', op, stop };
    }
    case 'thrown':
      if (isStale(result.error)) return { kind: 'stale' };
      throw result.error;
    case 'canceled':
      throw new Error(`Conversation ${conversation.name} cancelled itself`);
    default:
      return result satisfies never;
  }
}

/** Puts an accepted answer into the log, and remembers the way back to the question. */
export function supply(frame: Frame, op: number, value: Json): void {
  frame.back.push(ReplayEngine.supply(frame.log, op, value));
  delete frame.pause;
}

/** Takes back the last answer that no record has used. False when there is none. */
export function stepBack(frame: Frame): boolean {
  const checkpoint = frame.back.pop();
  if (checkpoint === undefined) return false;
  ReplayEngine.reset(frame.log, checkpoint);
  delete frame.pause;
  return true;
}

/** The engine's own word for a log that does not fit the code: its message is all there is to know it by. */
function isStale(error: unknown): boolean {
  return error instanceof Stale || (error instanceof Error && error.message.startsWith('Bad replay'));
}

class Stale extends Error {}

/** A record that had failed when it ran, met again in a replay. */
class RecordFailed extends Error {}

type Logged = { ok: Json } | { error: string };

class ReplayedTalk<W> implements Talk<W> {
  readonly #controls: ReplayControls;
  readonly #effects: Effects<W>;
  readonly #frame: Frame;
  readonly #prefix: string;
  readonly #steps: Set<string>;
  readonly #stopAt: (stop: Stop<W>) => void;
  #recording = false;

  constructor(
    controls: ReplayControls,
    effects: Effects<W>,
    frame: Frame,
    prefix: string,
    steps: Set<string>,
    stopAt: (stop: Stop<W>) => void,
  ) {
    this.#controls = controls;
    this.#effects = effects;
    this.#frame = frame;
    this.#prefix = prefix;
    this.#steps = steps;
    this.#stopAt = stopAt;
  }

  async say(text: Prompt<W>, extras: { qr?: string } = {}): Promise<void> {
    await this.#controls.action(async () => {
      const made = typeof text === 'function' ? await text(this.#effects.work) : text;
      this.#effects.say(made, extras);
      return null;
    }, 'say');
  }

  async ask<T extends Json>(step: string, prompt: Prompt<W>, asking: Asking<T>): Promise<T> {
    return (await this.#stop(step, { kind: 'ask', prompt, asking: loosened(asking) })) as T;
  }

  async choose<Key extends string>(
    step: string,
    prompt: Prompt<W>,
    options: readonly Option<Key>[] | ((work: W) => Promise<readonly Option<Key>[]>),
  ): Promise<Key> {
    return (await this.#stop(step, { kind: 'choose', prompt, options })) as Key;
  }

  async fill(step: string, questionnaire: string, about = ''): Promise<DraftId> {
    return (await this.#stop(step, { kind: 'fill', questionnaire, about })) as DraftId;
  }

  async record<T extends Json>(step: string, effect: (work: W) => Promise<T>): Promise<T> {
    const name = this.#named(step);
    // An action that throws and is caught would never resolve: it logs the error, which is thrown outside of it.
    const logged = (await this.#controls.action(async (): Promise<Logged> => {
      const before = await this.#effects.recorded(name);
      if (before) return { ok: before.result };
      this.#recording = true;
      try {
        const result = await this.#effects.record(name, () => effect(this.#effects.work));
        this.#frame.back = [];
        return { ok: result };
      } catch (error) {
        this.#failure = error;
        return { error: error instanceof Error ? error.message : 'failed' };
      } finally {
        this.#recording = false;
      }
    }, `record:${name}`)) as Logged;
    if ('error' in logged) throw this.#failure ?? new RecordFailed(logged.error);
    return logged.ok as T;
  }

  #failure: unknown;

  async run<P extends Json>(step: string, conversation: Conversation<P, W>, params: P): Promise<void> {
    const name = this.#named(step);
    const version = await this.#controls.action(() => conversation.version, `run:${name}`);
    if (version !== conversation.version) throw new Stale();
    const inner = new ReplayedTalk(this.#controls, this.#effects, this.#frame, `${name}/`, this.#steps, this.#stopAt);
    await conversation.run(inner, params);
  }

  async until(step: string, waiting: Waiting<W>): Promise<void> {
    const name = this.#named(step);
    const met = await this.#controls.action(() => waiting.met(this.#effects.work), `met:${name}`);
    if (met) return;
    this.#stopAt({ kind: 'until', waiting });
    await this.#controls.interrupt(`until:${name}`);
  }

  async #stop(step: string, stop: Stop<W>): Promise<unknown> {
    if (this.#recording) throw new Error(`A question inside a record: ${step}`);
    const name = this.#named(step);
    this.#stopAt(stop);
    return this.#controls.interrupt(`${stop.kind}:${name}`);
  }

  /** Two steps of one name would be taken for each other in a replay. */
  #named(step: string): string {
    const name = this.#prefix + step;
    if (this.#steps.has(name)) throw new Error(`Two steps are named ${name}`);
    this.#steps.add(name);
    return name;
  }
}

/** What a conversation accepts is Json anyway; the stop need not know which. */
function loosened<T extends Json>(asking: Asking<T>): Asking<Json> {
  return {
    ...asking,
    read: (input, at): Read<Json> => asking.read(input, at),
  };
}
