import type { Walker } from './walker.ts';

/** A small generator of random numbers (mulberry32): the same seed, the same walk. */
export class Dice {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** From 0 to below `limit`. */
  below(limit: number): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  }

  one<T>(from: readonly T[]): T {
    const chosen = from[this.below(from.length)];
    if (chosen === undefined) throw new Error('Nothing to choose from');
    return chosen;
  }
}

export interface Deed {
  /** For the trail. */
  words: string;
  does(): Promise<void>;
}

/** Everything that a forged button may name. */
export interface Ids {
  dialogues: readonly number[];
  people: readonly string[];
  invitations: readonly string[];
}

/** One thing that this person could do now: sensible, late, foolish or forged. */
export function anyDeed(dice: Dice, walker: Walker, everybody: readonly Walker[], ids: Ids): Deed {
  const { person } = walker;
  const newest = person.last()?.buttons ?? [];
  const chance = dice.below(100);
  const own = [...walker.buttons.keys()];
  if (chance < 35 && newest.length > 0) {
    const fresh = own.filter((payload) => newest.includes(walker.buttons.get(payload) ?? ''));
    if (fresh.length > 0) return press(walker, dice.one(fresh.slice(-newest.length)));
  }
  if (chance < 50 && own.length > 0) return press(walker, dice.one(own));
  if (chance < 72) return text(walker, anyText(dice, walker));
  if (chance < 76) return { words: 'sends a sticker', does: () => person.sendsSticker() };
  if (chance < 80) return { words: 'sends a voice message', does: () => walker.sendsVoice() };
  if (chance < 83) return { words: 'opens the chat', does: () => person.opens() };
  if (chance < 85) return { words: 'opens it by a wrong code', does: () => person.opens('7K2M-9QXD-41HB') };
  return press(walker, forged(dice, everybody, ids));
}

function press(walker: Walker, payload: string): Deed {
  return {
    words: `presses «${walker.buttons.get(payload) ?? 'forged'}» (${payload})`,
    does: () => walker.person.pressesPayload(payload),
  };
}

function text(walker: Walker, typed: string): Deed {
  const words = typed.length > 60 ? `${typed.slice(0, 10)}… (${typed.length} characters)` : typed;
  return { words: `types «${words}»`, does: () => walker.person.types(typed) };
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
const answers = [
  '5',
  '0',
  '-1',
  '99999999999',
  '1',
  '2, 3',
  '12.03.2014',
  '5 сентября 2011',
  '31.02.2012',
  '7А',
  'мира',
];
const strange = [
  '🎉',
  '👩‍👩‍👧‍👦🏳️‍🌈',
  '.',
  '«»',
  '<b>&amp;</b>',
  '%s {{y}} $1',
  '\u200b',
  '\u202eтекст',
  "'; --",
  '/неткоманды',
  'строка\nи ещё\n\n\nодна',
];

function anyText(dice: Dice, { words }: Walker): string {
  const own = dice.one(words);
  const letters = [
    `${own} и ещё немного слов`,
    own,
    `${own} Пётр Ильич`,
    own.repeat(Math.ceil(10_000 / own.length)).slice(0, 10_000),
  ];
  return dice.one(dice.one([usual, usual, answers, answers, strange, letters, letters]));
}

const screens = [
  'home',
  'help',
  'card',
  'people',
  'invitations',
  'invitation',
  'questionnaires',
  'settings',
  'my-answers',
  'nothing',
  '',
];
const conversations = [
  'join',
  'setup',
  'invite',
  'intake',
  'confirm',
  'revoke',
  'switch-telegram',
  'switch-teens',
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
  'cancel',
  'none',
  '__proto__',
  'constructor',
  '1:2',
  'ы',
];
/** Not the empty one: no messenger carries it, and the web chat refuses it at the door. */
const broken = [
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
  'w',
  'r',
  'm',
  '{"press":"m"}',
  '\u{1F389}',
  'ы'.repeat(32),
];

function forged(dice: Dice, everybody: readonly Walker[], { dialogues, people, invitations }: Ids): string {
  const args = [
    ...people,
    ...invitations,
    'all.0',
    'mine.6',
    'mentors.0',
    'unconfirmed.99999',
    'choose',
    'all.-1',
    '7',
    '',
    '__proto__',
  ];
  switch (dice.below(6)) {
    case 0:
      return `s:${dice.one(screens)}:${dice.one(args)}`;
    case 1:
      return `c:${dice.one(conversations)}:${dice.one(args)}`;
    case 2:
      return `w:${dice.one([...dialogues, 0, 999_999])}`;
    case 3: {
      // A number that somebody was asked by, with whatever answer.
      const asked = everybody.flatMap(({ buttons }) => [...buttons.keys()]).filter((each) => each.startsWith('a:'));
      return asked.length === 0 ? 'a:1:1' : `${dice.one(asked).split(':', 2).join(':')}:${dice.one(tokens)}`;
    }
    case 4: {
      const others = [...dice.one(everybody).buttons.keys()];
      return others.length === 0 ? 'm' : dice.one(others);
    }
    default:
      return dice.one(broken);
  }
}
