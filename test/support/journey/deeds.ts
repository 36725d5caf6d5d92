import fc, { type GeneratorValue } from 'fast-check';
import type { Walker } from './walker.ts';

/** Chance of a walk, out of fast-check: the same seed, the same throws. */
export class Dice {
  readonly #any: GeneratorValue;

  constructor(any: GeneratorValue) {
    this.#any = any;
  }

  /** From 0 to below `limit`. */
  below(limit: number): number {
    return this.#any(upTo, limit - 1);
  }

  one<T>(from: readonly T[]): T {
    const chosen = from[this.below(from.length)];
    if (chosen === undefined) throw new Error('Nothing to choose from');
    return chosen;
  }

  /** Any characters at all; never nothing. */
  characters(most: number): string {
    return this.#any(anyCharacters, most);
  }
}

const upTo = (max: number) => fc.nat({ max });
const anyCharacters = (maxLength: number) =>
  fc.oneof(
    fc.string({ unit: 'binary', minLength: 1, maxLength }).filter((text) => text.replaceAll('\0', '') !== ''),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength }),
  );

export interface Deed {
  /** For the trail. */
  words: string;
  /** False: the program is told of it and says nothing. */
  answered?: false;
  /** The program hears of it in so many updates, where it is not one. */
  updates?: number;
  /** What waits for this chat is set aside. */
  blocks?: true;
  does(): Promise<void>;
}

/** What walkers can find lying about. */
export interface Found {
  /** Ids of every school, which a forged button may name. */
  dialogues: readonly number[];
  people: readonly string[];
  invitations: readonly string[];
  drafts: readonly string[];
  pairs: readonly string[];
  /** Codes of invitations that still let somebody in, or did. */
  codes: readonly string[];
}

/** One thing that this person could do now: sensible, late, foolish or forged. */
export function anyDeed(dice: Dice, walker: Walker, everybody: readonly Walker[], found: Found): Deed {
  const { person } = walker;
  const newest = person.last()?.buttons ?? [];
  const chance = dice.below(100);
  const own = [...walker.buttons.keys()];
  if (chance < 50 && newest.length > 0) {
    const options = newest.filter((label) => !ways.has(label));
    const fresh = (options.length > 0 && dice.below(5) > 0 ? options : newest).flatMap(
      (label) => walker.payload(label) ?? [],
    );
    if (options.length === 0 && dice.below(3) > 0) return text(walker, anyText(dice, walker));
    if (fresh.length > 0) return press(walker, dice.one(fresh));
  }
  // On top of whatever is in progress: several conversations wait in a dialogue then.
  if (chance < 60) return press(walker, walker.asOwn(`c:${dice.one(begun)}:`));
  if (chance < 68 && own.length > 0) return press(walker, dice.one(own));
  if (chance < 80) return text(walker, anyText(dice, walker));
  if (chance < 84) return anyThing(dice, walker);
  // A window behind «Открыть» is opened once.
  if (chance < 86 && !walker.guest) return { words: 'opens the chat', does: () => person.opens() };
  if (chance < 89) return withCode(dice, walker, dice.one([...found.codes, '7K2M-9QXD-41HB', 'нет', '0']));
  return press(walker, forged(dice, walker, everybody, found));
}

function press(walker: Walker, payload: string): Deed {
  // What no messenger would carry is refused before the program hears of it.
  const carried = walker.chat === undefined ? payload.slice(0, 64) || '-' : payload;
  return {
    words: `presses «${walker.buttons.get(payload) ?? 'forged'}» (${payload})`,
    does: () => walker.person.pressesPayload(carried),
  };
}

function text(walker: Walker, typed: string): Deed {
  const words = typed.length > 60 ? `${typed.slice(0, 10)}… (${typed.length} characters)` : JSON.stringify(typed);
  return { words: `types ${words}`, does: () => walker.person.types(typed) };
}

function withCode(dice: Dice, walker: Walker, code: string): Deed {
  switch (dice.below(walker.guest ? 2 : 3)) {
    case 0:
      return text(walker, code);
    case 1:
      return text(walker, `/start ${code}`);
    default:
      return { words: `opens the chat by ${code}`, does: () => walker.person.opens(code) };
  }
}

/** What is no words: a sticker, a picture, a message that is changed later. A browser has only emoji. */
function anyThing(dice: Dice, { person, chat, secrets }: Walker): Deed {
  if (chat === undefined) return { words: 'sends an emoji', does: () => person.sendsSticker() };
  const caption = `${secrets[0]?.stem ?? 'Подпись'} на снимке`;
  const things: readonly [string, () => void][] = [
    ['a sticker', () => chat.sendsSticker()],
    ['a voice message', () => chat.sendsVoice()],
    ['a photo', () => chat.sendsPhoto()],
    ['a photo with words', () => chat.sendsPhoto({ caption })],
    ['a video', () => chat.sendsVideo()],
    ['a file', () => chat.sendsDocument()],
    ['a place', () => chat.sendsLocation()],
  ];
  const [words, send] = dice.one(things);
  switch (dice.below(8)) {
    case 0:
      return {
        words: 'types, and changes what was typed',
        updates: 2,
        async does() {
          await person.types('7А');
          chat.edits('8Б');
        },
      };
    case 1:
      return {
        words: 'blocks the program and comes back',
        answered: false,
        updates: 2,
        blocks: true,
        async does() {
          chat.blocks();
          chat.unblocks();
        },
      };
    default:
      return { words: `sends ${words}`, does: async () => send() };
  }
}

const usual = [
  '/menu',
  '/cancel',
  '/help',
  '/start',
  'назад',
  'меню',
  'отмена',
  'помощь',
  'готово',
  'да',
  'пропустить',
];
const answers = ['5', '0', '-1', '99999999999', '1', '2, 3', '01.01.2012', '2 января 2010', '31.02.2012', '7А', 'мира'];
const strange = [
  '🎉',
  '👩‍👩‍👧‍👦🏳️‍🌈',
  '.',
  ' ',
  '\n',
  '«»',
  '<b>&amp;</b>',
  '%s {{y}} $1',
  '\u200b',
  '\u202eтекст',
  'а\ud83d',
  'а\0б',
  "'; --",
  '/неткоманды',
  '/start',
  'строка\nи ещё\n\n\nодна',
];

/** What these prompts ask for is written to somebody else: a secret in it would be told by its owner. */
const letters =
  /Напишите автору|Напишите куратору|Напиши его куратору|Ваш ответ|рассказать|Чем всё закончилось|Что написать|Что ответить/u;
/Напишите автору|Напишите куратору|Напиши его куратору|Ваш ответ|Какая цель у пары|Почему нет|Почему не утвержден/u;

function anyText(dice: Dice, { secrets, person }: Walker): string {
  const writesLetter = person.client
    .messages()
    .slice(-8)
    .some(({ text }) => letters.test(text));
  if (writesLetter) return dice.one(dice.one([usual, answers, strange]));
  const name = dice.one(secrets.filter(({ kind }) => kind === 'name')).stem;
  const answer = dice.one(secrets.filter(({ kind }) => kind === 'answer')).stem;
  // No name has a figure in it: an answer never becomes one.
  const own = [
    `${name} Пётр Ильич`,
    name,
    `${answer}, раз 7`,
    `7 ${answer}`,
    `7${answer}`.repeat(10_000).slice(0, 10_000),
    `7 ${answer} `.repeat(10_000).slice(0, 3_900),
    `${answer}7\n`.repeat(10_000).slice(0, 18_000),
  ];
  const kind = dice.below(9);
  if (kind < 2) return dice.one(usual);
  if (kind < 4) return dice.one(answers);
  if (kind < 5) return dice.one(strange);
  if (kind < 6) return dice.characters(dice.one([1, 12, 200]));
  return dice.one(own);
}

/** A question with these only wants words. */
const ways = new Set(['‹ Назад', 'Отмена', 'Не отменять', 'Меню', 'Пропустить']);

/** What buttons of somebody's own screens begin. */
const begun = [
  'call-help',
  'ask-curator',
  'publication',
  'publication',
  'my-quiet',
  'notices-to',
  'stop-notices',
  'withdraw',
  'invite',
  'confirm-all',
  'switch-teens',
  'set-holidays',
  'set-bells',
  'form-pair',
  'enter-pair',
  'absence',
  'my-lessons',
  'my-reminders',
  'my-calendar',
];

const screens = [
  'home',
  'help',
  'card',
  'people',
  'invitations',
  'invitation',
  'questionnaires',
  'submission',
  'settings',
  'my-answers',
  'children',
  'my-data',
  'my-chats',
  'notices',
  'questions',
  'question',
  'my-questions',
  'letters',
  'worries',
  'worry',
  'check-ins',
  'check-in',
  'my-calls',
  'pairs',
  'pair',
  'my-pairs',
  'pair-history',
  'pair-papers',
  'pair-paper',
  'absences',
  'absent-meetings',
  'today',
  'attention',
  'figures',
  'meetings',
  'meeting',
  'meeting-log',
  'log-history',
  'diary-file',
  'diary',
  'tasks',
  'task',
  'nothing',
  '',
];
const conversations = [
  'call-help',
  'take-worry',
  'close-worry',
  'resume-meetings',
  'check-in',
  'check-in-words',
  'write-letter',
  'answer-letter',
  'join',
  'setup',
  'invite',
  'intake',
  'confirm',
  'confirm-all',
  'accept',
  'accept-all',
  'send-back',
  'undo',
  'revoke',
  'switch-telegram',
  'switch-teens',
  'set-address',
  'set-quiet',
  'set-bells',
  'set-holidays',
  'guardian-link',
  'sign',
  'papers',
  'print-consent',
  'paper-consent',
  'paper-publication',
  'add-scan',
  'pair-papers',
  'pair-paper',
  'pair-scan',
  'print-order',
  'print-agreement',
  'withdraw',
  'end-chat',
  'notices-to',
  'my-quiet',
  'stop-notices',
  'publication',
  'sign-anew',
  'ask-curator',
  'answer-question',
  'form-pair',
  'enter-pair',
  'answer-pair',
  'paper-answer',
  'remind-pair',
  'take-back',
  'council',
  'note-clearance',
  'set-grade-rule',
  'set-several-pairs',
  'log-meeting',
  'log-details',
  'correct-outcome',
  'note-meeting',
  'print-diary',
  'rate',
  'give-task',
  'do-task',
  'take-task-back',
  'absence',
  'quarantine',
  'change-absence',
  'made-online',
  'set-digest',
  'figures-file',
  'plan-meeting',
  'move-meeting',
  'cancel-meeting',
  'suits-meeting',
  'meeting-file',
  'allow-meeting',
  'approve-specialist',
  'my-lessons',
  'my-reminders',
  'my-calendar',
  'set-guardian-reminders',
  'substitute-mentor',
  'substitute-order',
  'return-mentor',
  'nothing',
  '',
];
const tokens = [
  '',
  '0',
  '1',
  '99',
  '-1',
  'back',
  'skip',
  'done',
  'send',
  'pick',
  'p0',
  'p999',
  'cancel',
  'none',
  '__proto__',
  'constructor',
  '1:2',
  'ы',
];
const broken = [
  '',
  'r:',
  'm:m',
  'a',
  'a:',
  'a:x:1',
  'a:99999999999999999:1',
  's',
  's:',
  'c::',
  'w:',
  'w:-1',
  'w:999999999999999',
  'w',
  'r',
  'm',
  '{"press":"m"}',
  '{"command":"start"}',
  '\u{1F389}',
  'ы'.repeat(32),
];

/** Mostly in the name of the walker's own dialogue, for others' buttons are none. */
function forged(dice: Dice, walker: Walker, everybody: readonly Walker[], found: Found): string {
  const payload = forgedPayload(dice, everybody, found);
  if (dice.below(4) > 0) return walker.asOwn(payload);
  return dice.below(3) === 0 || found.dialogues.length === 0 ? payload : `${dice.one(found.dialogues)}/${payload}`;
}

function forgedPayload(dice: Dice, everybody: readonly Walker[], found: Found): string {
  const args = [
    'all.0',
    'mine.6',
    'mentors.0',
    'unconfirmed.99999',
    'choose',
    'all.-1',
    '7',
    '',
    '__proto__',
    'mentee-pupil',
    'mentor-teacher',
    'proposed.0',
    'alone.6',
    'council.0',
  ];
  const arg = () =>
    dice.one(
      dice.one([found.people, found.invitations, found.drafts, found.pairs, args].filter(({ length }) => length > 0)),
    );
  switch (dice.below(7)) {
    case 0:
      return `s:${dice.one(screens)}:${arg()}`;
    case 1:
      return `c:${dice.one(conversations)}:${arg()}`;
    case 2:
      return `w:${dice.one([...found.dialogues, 0, 999_999])}`;
    case 3: {
      // A number that somebody was asked by, with whatever answer.
      const asked = everybody.flatMap(({ buttons }) => [...buttons.keys()].flatMap((each) => /a:\d+/.exec(each) ?? []));
      return asked.length === 0 ? 'a:1:1' : `${dice.one(asked)}:${dice.one(tokens)}`;
    }
    case 4: {
      const others = [...dice.one(everybody).buttons.keys()];
      return others.length === 0 ? 'm' : dice.one(others);
    }
    case 5:
      return dice.characters(20);
    default:
      return dice.one(broken);
  }
}
