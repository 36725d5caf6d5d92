import { type Choice, closed, type Reply } from '#bot/layout.ts';
import type { Incoming } from '#bot/messenger.ts';
import { type Pressed, press, readPress } from '#bot/payload.ts';
import { type Packed, paragraphs, type Text } from '#bot/text.ts';
import { Forbidden } from '#bot/work/desk.ts';
import type { FillingActs } from '#bot/work/filling.ts';
import type { AccountId, DraftId } from '#domain/ids.ts';
import type { Act } from '#domain/people/access.ts';
import { asked, question as laidQuestion, prompted, ways } from './asking.ts';
import type { Json } from './conversation.ts';
import { pressed as pressedInFilling, shown, typed as typedInFilling } from './filling.ts';
import { type Frame, type Question, stacked, type View } from './frame.ts';
import type { Registry } from './registry.ts';
import { answered, type Effects, type Played, type Stop, stepBack, supply } from './replay.ts';
import { problemWords, words } from './words.ts';

/** What a dialogue remembers between turns. */
export interface Memory {
  frames: Frame[];
  /** What is asked now; absent while everything is parked. */
  question?: Question;
  /** The number of the last asked question. */
  asked: number;
}

/** Everything around one turn of one dialogue. */
export interface Surroundings<W> {
  work: W;
  at: Temporal.Instant;
  registry: Registry<W>;
  account: AccountId;
  /** «Кто отвечает?»: the other people and schools for whom this account answers. */
  others: readonly Choice[];
  /** Where questionnaires are filled; absent where there is no person yet. */
  filling?: Pick<FillingActs, 'open' | 'read' | 'take'>;
  may(act: Act): boolean;
  newFrameId(): string;
  /** Says something; returns the key of the row with the buttons and the text it shows. */
  post(reply: Reply, options?: { personal?: boolean; replaces?: string }): { key: string; text: Packed };
  recorded: Effects<W>['recorded'] extends (step: string) => infer R ? (frame: string, step: string) => R : never;
  record(frame: string, step: string, effect: () => Promise<Json>): Promise<Json>;
  /** A frame has ended: what its records have done need not be remembered. */
  ended(frame: string): Promise<void>;
}

/**
 * One dialogue in one turn: hears what came, runs conversations from their logs, asks the next question. It changes the
 * {@link Memory} in place and reaches the world only through its {@link Surroundings}.
 */
export class Speaker<W> {
  readonly #memory: Memory;
  readonly #around: Surroundings<W>;

  constructor(memory: Memory, around: Surroundings<W>) {
    this.#memory = memory;
    this.#around = around;
  }

  async hear(incoming: Incoming): Promise<void> {
    switch (incoming.kind) {
      case 'text':
        return this.#text(incoming.text);
      case 'press':
        return this.#press(readPress(incoming.payload));
      case 'start':
        return this.goHome();
      case 'edited':
        return this.#again(words.edited);
      case 'attachment':
        return this.#again(words.cannotRead(incoming.what));
      case 'group':
        this.#around.post({ text: words.onlyInPrivate });
        return;
      case 'blocked':
      case 'unblocked':
      case 'nothing':
        return;
      default:
        return incoming satisfies never;
    }
  }

  /** An update that came after a later one had been handled. */
  async hearLate(): Promise<void> {
    await this.#again(words.tooLate);
  }

  /** Something that a conversation may wait for has happened. */
  async hearEvent(event: string): Promise<void> {
    const waiting = this.#memory.frames.findLast(({ pause }) => pause?.kind === 'event' && pause.event === event);
    if (waiting?.pause?.kind !== 'event') return;
    const { op } = waiting.pause;
    await this.#guarded(waiting, async () => {
      const played = await this.#play(waiting);
      if (played.kind === 'stopped') {
        if (played.stop.kind !== 'until' || !(await played.stop.waiting.met(this.#around.work))) return;
        supply(waiting, op, null);
        // What is waited for is over, so going back to the waiting makes no sense.
        waiting.back = [];
      }
      this.#memory.frames = [...this.#memory.frames.filter((frame) => frame !== waiting), waiting];
      await this.#revive(waiting);
    });
  }

  /** «Меню»: everything is parked, the home screen is shown. */
  async goHome(): Promise<void> {
    this.#closeQuestion();
    await this.#home();
  }

  /** Starts a conversation on top of the others, or brings it to the top. */
  async start(name: string, params: Json): Promise<void> {
    const startable = this.#around.registry.conversations.get(name);
    if (!startable) return this.#again(words.unknownButton);
    if (startable.right !== undefined && !this.#around.may(startable.right)) return this.#again(words.notAllowed);
    const frame: Frame = {
      id: this.#around.newFrameId(),
      conversation: name,
      version: startable.version,
      params,
      log: { send: [], receive: [] },
      back: [],
    };
    const frames = stacked(this.#memory.frames, frame);
    if (frames === 'too-deep') return this.#again(words.tooDeep);
    this.#memory.frames = frames;
    await this.#revive(frames.at(-1) ?? frame);
  }

  /** Asks again what the top conversation asks; where all are waiting, says what for. */
  async resume(): Promise<void> {
    const top = this.#inProgress() ?? this.#memory.frames.at(-1);
    if (!top) return this.goHome();
    await this.#revive(top);
  }

  /** A conversation on its return: one that makes no sense any more ends with a sentence. */
  async #revive(frame: Frame): Promise<void> {
    this.#closeQuestion();
    const startable = this.#around.registry.conversations.get(frame.conversation);
    if (!startable) return this.#drop(frame, words.unknownButton);
    if (startable.right !== undefined && !this.#around.may(startable.right)) return this.#drop(frame, words.notAllowed);
    await this.#guarded(frame, async () => {
      const sense = await startable.stillMakesSense(this.#around.work, frame.params);
      if (sense !== true) return this.#drop(frame, sense);
      await this.#goOn(frame);
    });
  }

  /** What a conversation may not do, for whatever reason, ends it with a sentence. */
  async #guarded(frame: Frame, act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (error) {
      if (!forbids(error) || !this.#memory.frames.includes(frame)) throw error;
      await this.#drop(frame, words.notAllowed);
    }
  }

  async #text(text: string): Promise<void> {
    switch (globalWord(text)) {
      case 'menu':
        return this.goHome();
      case 'cancel':
        return this.#cancel();
      case 'help':
        this.#around.post(this.#around.registry.help(this.#around.work));
        return this.#askAgain();
      case 'back':
        return this.#back();
      case undefined:
        break;
    }
    if (text.length > longestAnswer) return this.#again(words.tooLong(longestAnswer));
    const top = this.#asking();
    if (!top) return this.#home(words.notUnderstood);
    return this.#guarded(top, async () => {
      if (top.pause?.kind === 'fill') {
        const { draft } = top.pause;
        return this.#fill(top, draft, (filling) => ({ input: typedInFilling(filling, text) }));
      }
      return this.#answer(top, (asked) => asked.read(text));
    });
  }

  async #press(pressed: Pressed | undefined): Promise<void> {
    switch (pressed?.kind) {
      case undefined:
      case 'speak':
        return this.#again(words.unknownButton);
      case 'menu':
        return this.goHome();
      case 'who-speaks':
        return this.#whoSpeaks();
      case 'resume':
        return this.resume();
      case 'screen':
        return this.#screen(pressed.screen, pressed.arg);
      case 'start': {
        const params = this.#around.registry.conversations.get(pressed.conversation)?.fromButton(pressed.arg);
        if (params === undefined) return this.#again(words.unknownButton);
        return this.start(pressed.conversation, params);
      }
      case 'answer':
        return this.#pressedAnswer(pressed.question, pressed.token);
    }
  }

  async #pressedAnswer(number: number, token: string): Promise<void> {
    const top = this.#asking();
    const question = this.#memory.question;
    if (!top || !question || question.number !== number) return this.#again(words.alreadyAnswered);
    if (token === 'cancel') return this.#cancel();
    return this.#guarded(top, async () => {
      if (top.pause?.kind === 'fill') {
        const { draft } = top.pause;
        return this.#fill(top, draft, (filling) => pressedInFilling(filling, token, question.view ?? {}));
      }
      if (token === 'back') return this.#backInConversation(top);
      const page = /^p(\d{1,3})$/.exec(token);
      if (page) return this.#turnPage(top, { page: Number(page[1]) });
      return this.#answer(top, ({ choices }) => {
        const choice = choices.find((each) => each.token === token);
        return choice ? { value: choice.value, shown: choice.label } : { problem: words.unknownButton };
      });
    });
  }

  async #screen(name: string, arg: string): Promise<void> {
    const screen = this.#around.registry.screens.get(name);
    if (!screen) return this.#again(words.unknownButton);
    if (!this.#around.may(screen.right)) return this.#again(words.notAllowed);
    let reply: Reply;
    try {
      reply = await screen.show(this.#around.work, arg);
    } catch (error) {
      if (forbids(error)) return this.#again(words.notAllowed);
      throw error;
    }
    this.#closeQuestion();
    const more = this.#wayOn();
    this.#around.post({ ...reply, choices: [...(reply.choices ?? []), ...more], ways: reply.ways ?? [menuWay] });
  }

  /** Checks an answer before it enters the log: wrong input changes nothing. */
  async #answer(
    top: Frame,
    meaning: (question: Awaited<ReturnType<typeof asked>>) => { value: Json; shown?: Text } | { problem: Text },
  ): Promise<void> {
    const played = await this.#play(top);
    if (played.kind !== 'stopped' || (played.stop.kind !== 'ask' && played.stop.kind !== 'choose')) {
      return this.#follow(top, played);
    }
    const meant = meaning(await asked(played.stop, this.#around.work, this.#around.at));
    if ('problem' in meant) return this.#again(meant.problem);
    supply(top, played.op, meant.value);
    this.#closeQuestion(meant.shown);
    await this.#goOn(top);
  }

  async #fill(
    top: Frame,
    id: DraftId,
    meaning: (filling: NonNullable<Awaited<ReturnType<FillingActs['read']>>>) => ReturnType<typeof pressedInFilling>,
  ): Promise<void> {
    const acts = this.#around.filling;
    const filling = await acts?.read(id);
    if (!acts || !filling || filling.submitted) return this.#goOn(top);
    const meant = meaning(filling);
    if (!meant) return this.#again(words.unknownButton);
    if ('view' in meant) return this.#showFilling(top, id, { view: meant.view, inPlace: true });
    const reply = await acts.take(filling, meant.input);
    switch (reply.kind) {
      case 'problem':
        return this.#again(problemWords(reply.problem));
      case 'stayed':
        return this.#showFilling(top, id, { view: this.#memory.question?.view ?? {}, inPlace: true });
      case 'moved':
        this.#closeQuestion(meant.shown);
        return this.#showFilling(top, id, {});
      case 'submitted':
        if (top.pause?.kind === 'fill') supply(top, top.pause.op, id);
        // What was sent is not taken back by «Назад».
        top.back = [];
        this.#closeQuestion(meant.shown);
        return this.#goOn(top);
      case 'left':
        return this.#backInConversation(top);
      default:
        return reply satisfies never;
    }
  }

  async #back(): Promise<void> {
    const top = this.#asking();
    if (!top) return this.goHome();
    return this.#guarded(top, async () => {
      if (top.pause?.kind === 'fill') return this.#fill(top, top.pause.draft, () => ({ input: { kind: 'back' } }));
      return this.#backInConversation(top);
    });
  }

  async #backInConversation(top: Frame): Promise<void> {
    if (!stepBack(top)) return this.#again(answered(top) ? words.notNow : words.firstQuestion);
    this.#closeQuestion();
    await this.#goOn(top);
  }

  /** «Отмена» ends the conversation that asks; what was typed into a questionnaire stays in its draft. */
  async #cancel(): Promise<void> {
    const top = this.#asking();
    if (!top) {
      this.#around.post({ text: words.nothingToCancel });
      return this.goHome();
    }
    await this.#drop(top, words.cancelled);
  }

  async #drop(frame: Frame, because: Text): Promise<void> {
    this.#closeQuestion();
    this.#around.post({ text: because });
    await this.#end(frame);
  }

  async #end(frame: Frame): Promise<void> {
    this.#memory.frames = this.#memory.frames.filter((each) => each !== frame);
    await this.#around.ended(frame.id);
    await this.resume();
  }

  async #goOn(frame: Frame): Promise<void> {
    await this.#guarded(frame, async () => this.#follow(frame, await this.#play(frame)));
  }

  async #follow(frame: Frame, played: Played<W>): Promise<void> {
    switch (played.kind) {
      case 'ended':
        return this.#end(frame);
      case 'stale': {
        const startable = this.#around.registry.conversations.get(frame.conversation);
        if (!startable) return this.#drop(frame, words.unknownButton);
        Object.assign(frame, { version: startable.version, log: { send: [], receive: [] }, back: [] });
        delete frame.pause;
        this.#closeQuestion();
        this.#around.post({ text: words.renewed });
        return this.#revive(frame);
      }
      case 'stopped':
        return this.#stopAt(frame, played.op, played.stop);
      default:
        return played satisfies never;
    }
  }

  async #stopAt(frame: Frame, op: number, stop: Stop<W>): Promise<void> {
    switch (stop.kind) {
      case 'ask':
      case 'choose':
        frame.pause = { kind: 'answer', op };
        return this.#ask(frame, stop, {});
      case 'fill': {
        const acts = this.#around.filling;
        if (!acts) throw new Error('A questionnaire is filled by a person of a school');
        const before = frame.pause?.kind === 'fill' && frame.pause.op === op ? frame.pause.draft : undefined;
        const draft = before ?? (await acts.open(stop.questionnaire, stop.about));
        frame.pause = { kind: 'fill', op, draft };
        const filling = await acts.read(draft);
        if (filling?.submitted) {
          supply(frame, op, draft);
          frame.back = [];
          return this.#goOn(frame);
        }
        return this.#showFilling(frame, draft, {});
      }
      case 'until': {
        frame.pause = { kind: 'event', op, event: stop.waiting.event };
        const text = await prompted(stop.waiting.prompt, this.#around.work);
        this.#closeQuestion();
        this.#around.post({ text, ways: [menuWay] });
        return;
      }
      default:
        return stop satisfies never;
    }
  }

  async #ask(
    frame: Frame,
    stop: Extract<Stop<W>, { kind: 'ask' | 'choose' }>,
    view: View,
    inPlace = false,
  ): Promise<void> {
    const { text, choices, personal } = await asked(stop, this.#around.work, this.#around.at);
    const replaces = inPlace ? this.#shownHere() : undefined;
    const number = replaces === undefined ? this.#nextNumber() : this.#memory.asked;
    const reply = laidQuestion(text, choices, number, view, ways(number));
    this.#posted(frame, reply, { personal, view, ...(replaces === undefined ? {} : { replaces }) });
  }

  async #showFilling(
    frame: Frame,
    draft: DraftId,
    { view = {}, inPlace = false }: { view?: View; inPlace?: boolean },
  ): Promise<void> {
    const filling = await this.#around.filling?.read(draft);
    if (!filling) return this.#drop(frame, words.unknownButton);
    const replaces = inPlace ? this.#shownHere() : undefined;
    const number = replaces === undefined ? this.#nextNumber() : this.#memory.asked;
    const { reply, personal } = shown(filling, number, view);
    this.#posted(frame, reply, { personal, view, ...(replaces === undefined ? {} : { replaces }) });
  }

  async #turnPage(top: Frame, view: View): Promise<void> {
    const played = await this.#play(top);
    if (played.kind !== 'stopped' || (played.stop.kind !== 'ask' && played.stop.kind !== 'choose')) {
      return this.#follow(top, played);
    }
    await this.#ask(top, played.stop, view, true);
  }

  /** The row of the outbox that shows the question; undefined where another messenger shows it, which is not edited from here. */
  #shownHere(): string | undefined {
    const question = this.#memory.question;
    return question?.account === this.#around.account ? question.key : undefined;
  }

  #posted(
    frame: Frame,
    reply: Reply,
    { personal, view, replaces }: { personal: boolean; view: View; replaces?: string },
  ): void {
    if (replaces === undefined) this.#closeQuestion();
    const { key, text } = this.#around.post(reply, { personal, ...(replaces === undefined ? {} : { replaces }) });
    this.#memory.question = {
      number: this.#memory.asked,
      frame: frame.id,
      key: replaces ?? key,
      account: this.#around.account,
      text,
      view,
    };
  }

  /** The message of the question shows the answer and loses its buttons. */
  #closeQuestion(answer?: Text): void {
    const question = this.#memory.question;
    delete this.#memory.question;
    if (!question || question.account !== this.#around.account) return;
    this.#around.post(closed(question.text, answer), { replaces: question.key });
  }

  /** Explains, then asks the current question again under it, so that it is never lost from sight. */
  async #again(explanation: Text): Promise<void> {
    const top = this.#asking();
    if (!top) return this.#home(explanation);
    this.#around.post({ text: explanation });
    await this.#askAgain();
  }

  async #askAgain(): Promise<void> {
    const top = this.#asking();
    if (!top) return;
    this.#closeQuestion();
    await this.#goOn(top);
  }

  /** The list leads to other dialogues of this account; this one is parked. */
  async #whoSpeaks(): Promise<void> {
    const { others } = this.#around;
    if (others.length === 0) return this.#again(words.unknownButton);
    this.#closeQuestion();
    this.#around.post({ text: words.speakAs, choices: others, ways: [menuWay] });
  }

  async #home(first?: Text): Promise<void> {
    const whoSpeaks = this.#around.others.length > 0 ? [{ label: words.whoSpeaks, press: press.whoSpeaks }] : [];
    const reply = await this.#around.registry.home(this.#around.work, [...this.#wayOn(), ...whoSpeaks]);
    if (reply) this.#around.post(first ? { ...reply, text: paragraphs(first, reply.text) } : reply);
  }

  /** The conversation whose question is asked now. */
  #asking(): Frame | undefined {
    const question = this.#memory.question;
    return question && this.#memory.frames.find(({ id }) => id === question.frame);
  }

  /** The conversation that goes on with the person; others wait for an event. */
  #inProgress(): Frame | undefined {
    return this.#memory.frames.findLast(({ pause }) => pause?.kind !== 'event');
  }

  #wayOn(): Choice[] {
    const top = this.#inProgress();
    const startable = top && this.#around.registry.conversations.get(top.conversation);
    return startable ? [{ label: words.goOn(startable.title(top)), press: press.resume }] : [];
  }

  #nextNumber(): number {
    this.#memory.asked += 1;
    return this.#memory.asked;
  }

  async #play(frame: Frame): Promise<Played<W>> {
    const startable = this.#around.registry.conversations.get(frame.conversation);
    if (!startable) return { kind: 'stale' };
    return startable.play(frame, {
      work: this.#around.work,
      say: (text, { qr }) => void this.#around.post({ text, ...(qr === undefined ? {} : { qr }) }),
      recorded: (step) => this.#around.recorded(frame.id, step),
      record: (step, effect) => this.#around.record(frame.id, step, effect),
    });
  }
}

/** By its name: a conversation may throw anew what it met in a replay, where only that is left of an error. */
function forbids(error: unknown): boolean {
  return error instanceof Error && error.name === Forbidden.name;
}

/** Longer than any question takes; a whole essay put into the wrong field gets a clear answer. */
const longestAnswer = 4000;

const menuWay: Choice = { label: words.menu, press: press.menu };

function globalWord(text: string): 'menu' | 'cancel' | 'help' | 'back' | undefined {
  switch (text.trim().toLowerCase()) {
    case '/menu':
    case 'меню':
      return 'menu';
    case '/cancel':
    case 'отмена':
      return 'cancel';
    case '/help':
    case 'помощь':
      return 'help';
    case '/back':
    case 'назад':
      return 'back';
    default:
      return undefined;
  }
}
