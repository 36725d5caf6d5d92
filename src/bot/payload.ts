import { brand, type DialogueId } from '#domain/ids.ts';

/**
 * What a button of ours says when it is pressed, at most {@link longestPayload} bytes. A wish, not a right: it can be
 * forged or years old, so whoever reads it asks again what may be done.
 */
export type Pressed =
  /** Something of an asked question: an option by its place, or one of the ways. */
  | { kind: 'answer'; question: number; token: string }
  | { kind: 'screen'; screen: string; arg: string }
  | { kind: 'start'; conversation: string; arg: string }
  /** Back to what is in progress. */
  | { kind: 'resume' }
  | { kind: 'menu' }
  /** «Кто отвечает?»: shows for whom else this account answers. */
  | { kind: 'who-speaks' }
  /** This dialogue speaks from now on. */
  | { kind: 'speak'; dialogue: DialogueId }
  /** A code by which another chat of the same person comes in. */
  | { kind: 'another-chat' }
  /** For whom an invitation is that a chat of several people has brought: for whoever answers here already, or another. */
  | { kind: 'invited'; code: string; whom: Whom };

export type Whom = 'me' | 'another';

export const press = {
  answer: (question: number, token: string | number) => `a:${question}:${token}`,
  screen: (screen: string, arg: string | number = '') => `s:${screen}:${arg}`,
  start: (conversation: string, arg = '') => `c:${conversation}:${arg}`,
  speak: (dialogue: DialogueId) => `w:${dialogue}`,
  resume: 'r',
  menu: 'm',
  whoSpeaks: 'w',
  anotherChat: 'n',
  invited: (code: string, whom: Whom) => `i:${code}:${whom}`,
} as const;

/** As much as Telegram takes. */
const longestPayload = 64;

/**
 * A button belongs to the dialogue that has shown it: one account may answer for two children, and a button of the one
 * must never act for the other.
 */
export function stamped(dialogue: DialogueId, payload: string): string {
  const whole = `${dialogue}/${payload}`;
  if (Buffer.byteLength(whole) > longestPayload) throw new Error(`Too long for a button: ${whole}`);
  return whole;
}

/** What {@link stamped} has put together. Undefined: no button of ours. */
export function readStamp(whole: string): { dialogue: DialogueId; payload: string } | undefined {
  const [, dialogue, payload] = /^(\d{1,12})\/(.+)$/s.exec(whole) ?? [];
  return dialogue === undefined || payload === undefined
    ? undefined
    : { dialogue: brand<DialogueId>(Number(dialogue)), payload };
}

/** What the button says in this dialogue; nothing at all if it is another's or none of ours. */
export function unstamped(dialogue: DialogueId, whole: string): string {
  const read = readStamp(whole);
  return read?.dialogue === dialogue ? read.payload : '';
}

export function readPress(payload: string): Pressed | undefined {
  if (payload === press.resume) return { kind: 'resume' };
  if (payload === press.menu) return { kind: 'menu' };
  if (payload === press.whoSpeaks) return { kind: 'who-speaks' };
  if (payload === press.anotherChat) return { kind: 'another-chat' };
  const [kind, first = '', ...rest] = payload.split(':');
  const second = rest.join(':');
  switch (kind) {
    case 'a':
      return /^\d{1,9}$/.test(first) ? { kind: 'answer', question: Number(first), token: second } : undefined;
    case 's':
      return { kind: 'screen', screen: first, arg: second };
    case 'c':
      return { kind: 'start', conversation: first, arg: second };
    case 'i':
      return second === 'me' || second === 'another' ? { kind: 'invited', code: first, whom: second } : undefined;
    case 'w':
      return /^\d{1,12}$/.test(first) ? { kind: 'speak', dialogue: brand<DialogueId>(Number(first)) } : undefined;
    default:
      return undefined;
  }
}
