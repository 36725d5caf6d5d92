import type { Text } from '#bot/text.ts';
import { Forbidden } from '#bot/work/desk.ts';
import type { Filling, FillingActs } from '#bot/work/filling.ts';
import type { DraftId } from '#domain/ids.ts';
import type { Act } from '#domain/people/access.ts';
import { step } from '#domain/questionnaire/machine.ts';
import { type Asked, type Asks, asked, question as laid, offeringTyped, prompted, ways } from './asking.ts';
import type { Json } from './conversation.ts';
import { type Meant, shown } from './filling.ts';
import { type Frame, keepTyped, stacked, type View } from './frame.ts';
import type { Memory, OpenQuestion, Post, Worded } from './open-question.ts';
import { problemWords } from './problem-words.ts';
import type { Registry } from './registry.ts';
import { answered, type Begun, type Effects, type Place, type Played, type Stop, stepBack, supply } from './replay.ts';
import { menuWay, words } from './words.ts';

/** What conversations need around them in one turn. */
export interface Around<W> {
  work: W;
  at: Temporal.Instant;
  registry: Registry<W>;
  /** Where questionnaires are filled; absent where there is no person yet. */
  filling?: Pick<FillingActs, 'open' | 'read' | 'take'>;
  /** Whoever speaks takes no part any more: nothing that was begun goes on. */
  gone(): boolean;
  /** False where this messenger may carry no personal data: what is personal is answered in the browser. */
  carriesPersonal: boolean;
  may(act: Act): boolean;
  newFrameId(): string;
  post: Post;
  /** What a step of a frame has recorded already. */
  recorded(frame: string, step: string): ReturnType<Effects<W>['recorded']>;
  record(frame: string, step: string, effect: () => Promise<Json>): Promise<Json>;
  /** A frame has ended: what its records have done need not be remembered. */
  ended(frame: string): Promise<void>;
}

/**
 * How a step ended: something is asked or awaited; nothing is in progress, so that the menu or another screen is due; or
 * an explanation is, and the question again.
 */
export type Next = 'asked' | 'home' | Place | Text;

/** The stack of conversations: starts them, hands them answers, follows them to where they stop, ends them. */
export class Conversing<W> {
  readonly #memory: Memory;
  readonly #question: OpenQuestion;
  readonly #around: Around<W>;

  constructor(memory: Memory, question: OpenQuestion, around: Around<W>) {
    this.#memory = memory;
    this.#question = question;
    this.#around = around;
  }

  /** Puts a conversation on top of the others, or brings it to the top. */
  async start(name: string, params: Json): Promise<Next> {
    const startable = this.#around.registry.conversations.get(name);
    if (!startable) return words.unknownButton;
    if (startable.right !== undefined && !this.#around.may(startable.right)) return words.notAllowed;
    const id = this.#around.newFrameId();
    const frame: Frame = { id, conversation: name, version: startable.version, params, log: emptyLog(), back: [] };
    if (this.#around.gone()) await this.#leaveAll();
    const others = startable.anew ? await this.#without(name) : this.#memory.frames;
    const frames = stacked(others, frame, startable.always ? Number.POSITIVE_INFINITY : undefined);
    if (frames === 'too-deep') return words.tooDeep;
    this.#memory.frames = frames;
    return this.#revive(frames.at(-1) ?? frame);
  }

  async #leaveAll(): Promise<void> {
    this.#question.close();
    for (const { id } of this.#memory.frames) await this.#around.ended(id);
    this.#memory.frames = [];
  }

  /** The stack without what has been begun of this conversation. */
  async #without(name: string): Promise<Frame[]> {
    for (const { id, conversation } of this.#memory.frames) if (conversation === name) await this.#around.ended(id);
    return this.#memory.frames.filter(({ conversation }) => conversation !== name);
  }

  /** The conversation that goes on with the person; others wait for an event. */
  get inProgress(): Frame | undefined {
    return this.#memory.frames.findLast(({ pause }) => pause?.kind !== 'event');
  }

  /** Asks again what is in progress; where all are waiting, says what for. */
  async resume(): Promise<Next> {
    if (this.#around.gone()) await this.#leaveAll();
    const top = this.inProgress ?? this.#memory.frames.at(-1);
    return top ? this.#revive(top) : 'home';
  }

  /** Something that a conversation may wait for has happened. Undefined: nobody waits for it, or not for this alone. */
  async hearEvent(event: string): Promise<Next | undefined> {
    const waiting = this.#memory.frames.findLast(({ pause }) => pause?.kind === 'event' && pause.event === event);
    if (!waiting) return undefined;
    return this.#guarded(waiting, async () => {
      const played = await this.#play(waiting);
      const stop = played.kind === 'stopped' ? played.stop : undefined;
      if (stop?.kind === 'until' && !(await stop.waiting.met(this.#around.work))) return undefined;
      this.#memory.frames = [...this.#memory.frames.filter((frame) => frame !== waiting), waiting];
      return this.#revive(waiting);
    });
  }

  /** Checks an answer before it enters the log: wrong input changes nothing. */
  async answer(top: Frame, meaning: (asked: Asked) => ReturnType<Asked['press']>): Promise<Next> {
    return this.#guarded(top, async () => {
      const played = await this.#play(top);
      if (!isQuestion(played)) return this.#follow(top, played);
      const view = this.#question.now?.view ?? {};
      const meant = meaning(await asked(played.stop, this.#around.work, this.#around.at, view));
      if (!meant) return words.unknownButton;
      if ('problem' in meant) return meant.problem;
      if ('view' in meant) {
        this.#question.showAnew(top, this.#offering(top, await this.#worded(top, played.stop, meant.view)), meant.view);
        return 'asked';
      }
      supply(top, played.op, meant.value);
      this.#question.close(meant.shown);
      return meant.words === undefined ? this.#goOn(top) : this.#goOnWithWords(top, meant.words);
    });
  }

  /** What was typed has chosen the question that it answers; where that may not be asked, it waits behind «Открыть». */
  async #goOnWithWords(top: Frame, typed: string): Promise<Next> {
    if (!this.#around.carriesPersonal) {
      keepTyped(top, typed);
      this.#around.post({ text: words.keptTyped });
      return this.#goOn(top);
    }
    const played = await this.#play(top);
    if (!isQuestion(played)) return this.#follow(top, played);
    const meant = (await asked(played.stop, this.#around.work, this.#around.at, {})).read(typed);
    if ('problem' in meant) {
      this.#around.post({ text: meant.problem });
      return this.#follow(top, played);
    }
    supply(top, played.op, meant.value);
    return this.#goOn(top);
  }

  /** Takes an input of the questionnaire that is being filled. */
  async fill(top: Frame, id: DraftId, meaning: (filling: Filling) => Meant | undefined): Promise<Next> {
    return this.#guarded(top, async () => {
      const acts = this.#around.filling;
      const filling = await acts?.read(id);
      if (!acts || !filling || filling.submitted) return this.#goOn(top);
      const meant = meaning(filling);
      if (!meant) return words.unknownButton;
      if ('view' in meant) return this.#showFilling(top, id, meant.view);
      const reply = await acts.take(filling, meant.input);
      if (meant.kept !== undefined) keepTyped(top, meant.kept);
      switch (reply.kind) {
        case 'problem':
          return problemWords(reply.problem, step(filling.questionnaire, filling.progress));
        case 'stayed':
          // Whoever has written something looks for the answer under it, not above.
          if (meant.typed) {
            if (meant.note) this.#around.post({ text: meant.note });
            return this.askAgain(top);
          }
          return this.#showFilling(top, id, this.#question.now?.view ?? {});
        case 'moved':
          if (!reply.progress.awaitingOther) delete top.typed;
          this.#question.close(meant.shown);
          if (meant.note) this.#around.post({ text: meant.note });
          return this.#askFilling(top, id);
        case 'submitted':
          if (top.pause?.kind === 'fill') supply(top, top.pause.op, id);
          // What was sent is not taken back by «Назад».
          top.back = [];
          this.#question.close(meant.shown);
          return this.#goOn(top);
        case 'left':
          return this.#stepBack(top);
        default:
          return reply satisfies never;
      }
    });
  }

  /** «Назад»: to the question before, not past what is recorded. */
  async back(top: Frame): Promise<Next> {
    if (top.pause?.kind === 'fill') return this.fill(top, top.pause.draft, () => ({ input: { kind: 'back' } }));
    return this.#guarded(top, () => this.#stepBack(top));
  }

  /** «Отмена»: the conversation ends, and says so where nothing better can be said. */
  async cancel(frame: Frame): Promise<Next> {
    const left = this.#around.registry.conversations.get(frame.conversation)?.cancelled(frame);
    if (!left) return this.drop(frame, frame.pause?.kind === 'fill' ? words.draftKept : words.cancelled);
    this.#question.close();
    this.#around.post({ ...left, ways: [menuWay] });
    const next = await this.#end(frame);
    return next === 'home' ? 'asked' : next;
  }

  /** Ends a conversation with a sentence. What was typed into a questionnaire stays in its draft. */
  async drop(frame: Frame, because: Text): Promise<Next> {
    this.#question.close();
    this.#around.post({ text: because });
    return this.#end(frame);
  }

  /** Asks again, under a new number, what this conversation asks. */
  async askAgain(frame: Frame): Promise<Next> {
    this.#question.close();
    return this.#goOn(frame);
  }

  /** A conversation on its return: one that makes no sense any more ends with a sentence. */
  async #revive(frame: Frame): Promise<Next> {
    this.#question.close();
    const startable = this.#around.registry.conversations.get(frame.conversation);
    if (!startable) return this.drop(frame, words.unknownButton);
    if (startable.right !== undefined && !this.#around.may(startable.right)) return this.drop(frame, words.notAllowed);
    return this.#guarded(frame, async () => {
      const recorded = async (step: string) => (await this.#around.recorded(frame.id, step)) !== undefined;
      const sense = await startable.stillMakesSense(this.#around.work, frame.params, recorded);
      return sense === true ? this.#goOn(frame) : this.drop(frame, sense);
    });
  }

  /** What a conversation may not do, for whatever reason, ends it with a sentence. */
  async #guarded<N extends Next | undefined>(frame: Frame, act: () => Promise<N>): Promise<N | Next> {
    try {
      return await act();
    } catch (error) {
      if (!forbids(error) || !this.#memory.frames.includes(frame)) throw error;
      return this.drop(frame, words.notAllowed);
    }
  }

  async #goOn(frame: Frame): Promise<Next> {
    return this.#guarded(frame, async () => this.#follow(frame, await this.#play(frame)));
  }

  async #follow(frame: Frame, played: Played<W>): Promise<Next> {
    switch (played.kind) {
      case 'ended':
        return this.#end(frame, played.leadsTo);
      case 'stale':
        return this.#beginAnew(frame);
      case 'stopped':
        return this.#stopAt(frame, played.op, played.stop);
      default:
        return played satisfies never;
    }
  }

  /** The conversation has other steps than its log: what it has recorded is not done again. */
  async #beginAnew(frame: Frame): Promise<Next> {
    const startable = this.#around.registry.conversations.get(frame.conversation);
    if (!startable) return this.drop(frame, words.unknownButton);
    Object.assign(frame, { version: startable.version, log: emptyLog(), back: [] });
    delete frame.pause;
    this.#question.close();
    this.#around.post({ text: words.renewed });
    return this.#revive(frame);
  }

  async #stopAt(frame: Frame, op: number, stop: Stop<W>): Promise<Next> {
    switch (stop.kind) {
      case 'ask':
      case 'file':
      case 'choose':
      case 'pick':
        frame.pause = { kind: 'answer', op };
        this.#question.ask(frame, this.#offering(frame, await this.#worded(frame, stop, {})));
        return 'asked';
      case 'fill':
        return this.#stopAtFilling(frame, op, stop);
      case 'until':
        // Asked also on a return: an event may have been lost, or have come before it was waited for.
        if (await stop.waiting.met(this.#around.work)) {
          supply(frame, op, null);
          // What was waited for is over, so going back to the waiting makes no sense.
          frame.back = [];
          return this.#goOn(frame);
        }
        frame.pause = { kind: 'event', op, event: stop.waiting.event };
        this.#question.close();
        this.#around.post({
          text: await prompted(stop.waiting.prompt, this.#around.work),
          choices: stop.waiting.choices ?? [],
          ways: [menuWay],
        });
        return 'asked';
      default:
        return stop satisfies never;
    }
  }

  async #stopAtFilling(frame: Frame, op: number, stop: Extract<Stop<W>, { kind: 'fill' }>): Promise<Next> {
    const acts = this.#around.filling;
    if (!acts) throw new Error('A questionnaire is filled by a person of a school');
    const before = frame.pause?.kind === 'fill' && frame.pause.op === op ? frame.pause.draft : undefined;
    const draft = before ?? (await acts.open(stop.questionnaire, stop.about));
    frame.pause = { kind: 'fill', op, draft };
    const filling = await acts.read(draft);
    if (!filling?.submitted) return this.#askFilling(frame, draft);
    supply(frame, op, draft);
    frame.back = [];
    return this.#goOn(frame);
  }

  /** What was typed where this may not be asked comes with the question. */
  #offering({ typed }: Frame, worded: Worded): Worded {
    return typed !== undefined && this.#around.carriesPersonal ? offeringTyped(worded, typed) : worded;
  }

  async #worded(frame: Frame, stop: Asks<W>, view: View) {
    const { text, choices, extra, personal } = await asked(stop, this.#around.work, this.#around.at, view);
    const leave = this.#around.registry.conversations.get(frame.conversation)?.leave;
    const takesFile = stop.kind === 'file' ? ({ asksFile: true } as const) : {};
    return (number: number) => ({
      reply: { ...laid(text, choices, number, view, ways(number, extra, leave)), ...takesFile },
      personal,
    });
  }

  async #askFilling(frame: Frame, draft: DraftId): Promise<Next> {
    const filling = await this.#around.filling?.read(draft);
    if (!filling) return this.drop(frame, words.unknownButton);
    this.#question.ask(
      frame,
      this.#offering(frame, (number) => shown(filling, number, {})),
    );
    return 'asked';
  }

  async #showFilling(frame: Frame, draft: DraftId, view: View): Promise<Next> {
    const filling = await this.#around.filling?.read(draft);
    if (!filling) return this.drop(frame, words.unknownButton);
    this.#question.showAnew(
      frame,
      this.#offering(frame, (number) => shown(filling, number, view)),
      view,
    );
    return 'asked';
  }

  async #stepBack(top: Frame): Promise<Next> {
    if (!stepBack(top)) return answered(top) ? words.notNow : words.firstQuestion;
    this.#question.close();
    return this.#goOn(top);
  }

  async #end(frame: Frame, leadsTo?: Place | Begun): Promise<Next> {
    this.#memory.frames = this.#memory.frames.filter((each) => each !== frame);
    await this.#around.ended(frame.id);
    if (leadsTo && 'conversation' in leadsTo) return this.start(leadsTo.conversation, leadsTo.params);
    this.#sayWhatComesBack();
    const next = await this.resume();
    return next === 'home' && leadsTo ? leadsTo : next;
  }

  /** What was parked asks again when the one above has ended: unasked for, its question says what it belongs to. */
  #sayWhatComesBack(): void {
    const next = this.#around.gone() ? undefined : this.inProgress;
    const startable = next && this.#around.registry.conversations.get(next.conversation);
    if (startable) this.#around.post({ text: words.comesBack(startable.title(next)) });
  }

  async #play(frame: Frame): Promise<Played<W>> {
    const startable = this.#around.registry.conversations.get(frame.conversation);
    if (!startable) return { kind: 'stale' };
    return startable.play(frame, {
      work: this.#around.work,
      say: (text, extras) => void this.#around.post({ text, ...extras }),
      recorded: (step) => this.#around.recorded(frame.id, step),
      record: (step, effect) => this.#around.record(frame.id, step, effect),
    });
  }
}

/** By its name: a conversation may throw anew what it met in a replay, where only that is left of an error. */
export function forbids(error: unknown): boolean {
  return error instanceof Error && error.name === Forbidden.name;
}

const emptyLog = () => ({ send: [], receive: [] });

type AtQuestion<W> = Extract<Played<W>, { kind: 'stopped' }> & { stop: Asks<W> };

function isQuestion<W>(played: Played<W>): played is AtQuestion<W> {
  return played.kind === 'stopped' && ['ask', 'file', 'choose', 'pick'].includes(played.stop.kind);
}
