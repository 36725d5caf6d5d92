import type { Choice } from '#bot/layout.ts';
import type { Incoming } from '#bot/messenger.ts';
import { type Pressed, press, readPress } from '#bot/payload.ts';
import { paragraphs, Text } from '#bot/text.ts';
import type { AccountId } from '#domain/ids.ts';
import type { PupilAddress } from '#domain/school/school.ts';
import type { Json } from './conversation.ts';
import { type Around, Conversing, forbids, type Next } from './conversing.ts';
import { pressed as pressedInFilling, typed as typedInFilling } from './filling.ts';
import { type Frame, keepTyped } from './frame.ts';
import { type Memory, OpenQuestion } from './open-question.ts';
import { menuWay, words } from './words.ts';

/** Everything around one turn of one dialogue. */
export interface Surroundings<W> extends Around<W> {
  account: AccountId;
  /** «ты» or «вы»; «вы» while nobody knows who speaks. */
  address: PupilAddress;
  /** «Кто отвечает?»: the other people and schools for whom this account answers. */
  others: readonly Choice[];
  /** What leads to another chat of this person. */
  elsewhere: readonly Choice[];
}

/**
 * One dialogue in one turn: hears what came and says to whom it goes, a conversation or a screen. It changes the
 * {@link Memory} in place and reaches the world only through its {@link Surroundings}. Whatever comes gets an answer.
 */
export class Speaker<W> {
  readonly #around: Surroundings<W>;
  readonly #question: OpenQuestion;
  readonly #conversing: Conversing<W>;

  constructor(memory: Memory, around: Surroundings<W>) {
    this.#around = around;
    this.#question = new OpenQuestion(memory, around.account, around.post);
    this.#conversing = new Conversing(memory, this.#question, around);
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
        return this.#again(words.edited[this.#around.address]);
      case 'attachment':
        return this.#attached(incoming);
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
    const next = await this.#conversing.hearEvent(event);
    if (next !== undefined) await this.#then(next);
  }

  /** «Меню»: everything is parked, the home screen is shown. */
  async goHome(): Promise<void> {
    this.#question.close();
    await this.#home();
  }

  async start(conversation: string, params: Json): Promise<void> {
    await this.#then(await this.#conversing.start(conversation, params));
  }

  async resume(): Promise<void> {
    await this.#then(await this.#conversing.resume());
  }

  async #then(next: Next): Promise<void> {
    if (next instanceof Text) return this.#again(next);
    if (next === 'home') return this.goHome();
    if (next !== 'asked') return this.#screen(next.screen, next.arg);
  }

  async #text(text: string): Promise<void> {
    const word = globalWords.get(
      text
        .toLowerCase()
        .replace(/[\s.,!?…)]+$/u, '')
        .trim(),
    );
    const top = this.#question.frame;
    if (word !== undefined && !(top && politeWords.has(word))) return this.#globally(word);
    if (!top) return this.#home(words.notUnderstood);
    const thanks = word === 'thanks' ? words.thanks : undefined;
    // What is typed where it may not be asked is kept, not repeated, and offered behind «Открыть» (product.md 3).
    if (!this.#around.carriesPersonal && this.#question.now?.text.personal) {
      if (word !== undefined) return thanks ? this.#again(thanks) : this.#askAgain();
      keepTyped(top, text);
      return this.#again(words.keptTyped);
    }
    const next = await this.#typed(top, text);
    await this.#then(next instanceof Text && thanks ? thanks : next);
  }

  async #attached({ what, file }: Extract<Incoming, { kind: 'attachment' }>): Promise<void> {
    const top = this.#question.frame;
    if (!(top && this.#question.now?.asksFile)) return this.#again(words.cannotRead(what));
    if (!this.#around.carriesPersonal) return this.#again(words.fileElsewhere);
    if (!file) return this.#again(words.fileOnly());
    await this.#then(await this.#conversing.answer(top, (asked) => asked.take?.(file, what)));
  }

  async #typed(top: Frame, text: string): Promise<Next> {
    if (top.pause?.kind !== 'fill') return this.#conversing.answer(top, (asked) => asked.read(text));
    const { carriesPersonal } = this.#around;
    return this.#conversing.fill(top, top.pause.draft, (filling) => typedInFilling(filling, text, carriesPersonal));
  }

  async #globally(word: GlobalWord): Promise<void> {
    switch (word) {
      case 'menu':
        return this.goHome();
      case 'cancel':
        return this.#cancel();
      case 'help':
        this.#help();
        return this.#askAgain();
      case 'back': {
        const top = this.#question.frame;
        return this.#then(top ? await this.#conversing.back(top) : 'home');
      }
      case 'stop':
        return this.#around.registry.screens.has('notices')
          ? this.#screen('notices', '')
          : this.#again(words.notUnderstood);
      case 'hello':
        return this.goHome();
      case 'call':
        if (this.#around.registry.conversations.has('call-help')) return this.start('call-help', null);
        this.#help();
        return this.#askAgain();
      case 'thanks':
        this.#around.post({ text: words.thanks, ways: [menuWay] });
        return;
      default:
        return word satisfies never;
    }
  }

  async #press(pressed: Pressed | undefined): Promise<void> {
    switch (pressed?.kind) {
      case undefined:
      case 'speak':
      case 'another-chat':
      case 'invited':
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
    const { frame: top, now } = this.#question;
    if (!top || now?.number !== number) return this.#again(words.alreadyAnswered);
    if (token === 'cancel') return this.#cancel();
    await this.#then(await this.#chosen(top, token));
  }

  async #chosen(top: Frame, token: string): Promise<Next> {
    const view = this.#question.now?.view ?? {};
    if (token === 'typed') return this.#takeTyped(top);
    if (top.pause?.kind === 'fill') {
      return this.#conversing.fill(top, top.pause.draft, (filling) => pressedInFilling(filling, token, view));
    }
    if (token === 'back') return this.#conversing.back(top);
    const page = /^p(\d{1,3})$/.exec(token);
    return this.#conversing.answer(top, (asked) =>
      page ? { view: { ...view, page: Number(page[1]) } } : asked.press(token),
    );
  }

  /** Offered once: whoever is told that it does not fit answers anew. */
  async #takeTyped(top: Frame): Promise<Next> {
    const { typed } = top;
    if (typed === undefined) return words.unknownButton;
    delete top.typed;
    return this.#typed(top, typed);
  }

  /** «Отмена» ends the conversation that asks. */
  async #cancel(): Promise<void> {
    const top = this.#question.frame;
    if (top) return this.#then(await this.#conversing.cancel(top));
    this.#around.post({ text: words.nothingToCancel });
    await this.goHome();
  }

  async #screen(name: string, arg: string): Promise<void> {
    const screen = this.#around.registry.screens.get(name);
    if (!screen) return this.#again(words.unknownButton);
    if (!this.#around.may(screen.right)) return this.#again(words.notAllowed);
    // Its first page had what can be gone on with, and so have the others.
    if (name === 'home') {
      this.#question.close();
      return this.#home(undefined, /^\d{1,2}$/u.test(arg) ? Number(arg) : 0);
    }
    try {
      const { own, page } = ofPage(arg);
      const shown = await screen.show(this.#around.work, own);
      // Where a messenger shows few buttons, none of them is out of reach.
      const reply = { page: { number: page, press: (next: number) => pageOf(screen.name, own, next) }, ...shown };
      this.#question.close();
      const choices = [...(reply.choices ?? []), ...this.#wayOn()];
      this.#around.post({ ...reply, choices, ways: reply.ways ?? [menuWay], place: press.screen(name, arg) });
    } catch (error) {
      if (!forbids(error)) throw error;
      await this.#again(words.notAllowed);
    }
  }

  /** The list leads to other dialogues of this account; this one is parked. */
  async #whoSpeaks(): Promise<void> {
    const { others } = this.#around;
    if (others.length === 0) return this.#again(words.unknownButton);
    this.#question.close();
    this.#around.post({ text: words.speakAs, choices: others, ways: [menuWay] });
  }

  /** In the middle of a questionnaire too it says how to go on elsewhere. */
  #help(): void {
    const { registry, work, elsewhere } = this.#around;
    const begun = this.#conversing.inProgress;
    const reply = (begun && registry.conversations.get(begun.conversation)?.help) ?? registry.help(work);
    this.#around.post({ ...reply, choices: [...(reply.choices ?? []), ...elsewhere], ways: [menuWay] });
  }

  async #home(first?: Text, page = 0): Promise<void> {
    const whoSpeaks = this.#around.others.length > 0 ? [{ label: words.whoSpeaks, press: press.whoSpeaks }] : [];
    const inProgress = [...this.#wayOn(), ...whoSpeaks, ...this.#around.elsewhere];
    const reply = await this.#around.registry.home(this.#around.work, inProgress, page);
    if (reply) this.#around.post(first ? { ...reply, text: paragraphs(first, reply.text) } : reply);
  }

  #wayOn(): Choice[] {
    const top = this.#conversing.inProgress;
    const startable = top && this.#around.registry.conversations.get(top.conversation);
    return startable ? [{ label: words.goOn(startable.title(top)), press: press.resume }] : [];
  }

  /** Explains, then asks the current question again under it, so that it is never lost from sight. */
  async #again(explanation: Text): Promise<void> {
    if (!this.#question.frame) return this.#home(explanation);
    this.#around.post({ text: explanation });
    await this.#askAgain();
  }

  async #askAgain(): Promise<void> {
    const top = this.#question.frame;
    if (top) await this.#then(await this.#conversing.askAgain(top));
  }
}

type GlobalWord = 'menu' | 'cancel' | 'help' | 'call' | 'back' | 'stop' | 'hello' | 'thanks';

/** Words that mean the same at any moment, with or without a full stop or a mark. */
const globalWords: ReadonlyMap<string, GlobalWord> = new Map([
  ['/menu', 'menu'],
  ['меню', 'menu'],
  ['/cancel', 'cancel'],
  ['отмена', 'cancel'],
  ['/help', 'help'],
  ['помощь', 'help'],
  ['мне нужна помощь', 'call'],
  ['нужна помощь', 'call'],
  ['помогите', 'call'],
  ['помоги', 'call'],
  ['sos', 'call'],
  ['/sos', 'call'],
  ['/back', 'back'],
  ['назад', 'back'],
  ['/stop', 'stop'],
  ['stop', 'stop'],
  ['стоп', 'stop'],
  ['хватит', 'stop'],
  ['хватит писать', 'stop'],
  ['отпишись', 'stop'],
  ['отписаться', 'stop'],
  ['start', 'hello'],
  ['начать', 'hello'],
  ['привет', 'hello'],
  ['здравствуйте', 'hello'],
  ['добрый день', 'hello'],
  ['спасибо', 'thanks'],
]);

/** Where something is asked, they are answers like any others. */
const politeWords: ReadonlySet<GlobalWord> = new Set<GlobalWord>(['hello', 'thanks']);

/** The argument of a screen's button may end in a further page of its choices. */
function ofPage(arg: string): { own: string; page: number } {
  const [, own = arg, page = '0'] = /^(.*)~(\d{1,2})$/u.exec(arg) ?? [];
  return { own, page: Number(page) };
}

function pageOf(screen: string, arg: string, page: number): string {
  return press.screen(screen, page === 0 ? arg : `${arg}~${page}`);
}
