import type { FileType } from '#domain/file.ts';
import type { Span } from './text.ts';

/** Where an account lives. MAX comes later: nothing may assume that there are two. */
export type Channel = 'telegram' | 'vk' | 'web';

/** What a person did, in the words of no messenger. */
export type Incoming =
  | { kind: 'text'; text: string }
  /** A button of ours, by its payload. Payloads can be forged or years old. */
  | { kind: 'press'; payload: string }
  /** Opened the bot: by a link with a code, or without one. */
  | { kind: 'start'; code?: string }
  | { kind: 'edited' }
  /** Anything that is not words: the program says kindly that it cannot read it. */
  | { kind: 'attachment'; what: Attachment; caption?: string; file?: FileSource }
  /** The person blocked or unblocked us: no answer, the account's reachability changes. */
  | { kind: 'blocked' }
  | { kind: 'unblocked' }
  /** Somebody speaks to us in a group: we talk only in private. */
  | { kind: 'group' }
  /** Needs no answer (a service message). */
  | { kind: 'nothing' };

export type Attachment = 'sticker' | 'voice' | 'photo' | 'video' | 'file' | 'contact' | 'location' | 'other';

/** Where a picture or a document that somebody has sent can be fetched, in the messenger's own words. */
export interface FileSource {
  ref: string;
  /** Its size in bytes, as far as the messenger says so. */
  bytes?: number;
}

/** How the fetching of a file ended. A throw (network, 5xx, 429, half a file) means: try again. */
export type Fetched =
  | { outcome: 'fetched'; bytes: Uint8Array }
  /** Larger than was allowed. */
  | { outcome: 'too-big' }
  /** The messenger does not have it, and never will. */
  | { outcome: 'gone' };

/** An update as an adapter hands it over to be kept, before anything is done with it. */
export interface Update {
  channel: Channel;
  /** Unique for ever among all updates: `tg:<bot id>:<update_id>`, `vk:<group>:<peer>:<conversation_message_id>` … */
  key: string;
  /** The messenger's own id of the chat: who speaks and where the answer goes. */
  address: string;
  /** Order among one address's updates where the messenger numbers them (update_id, conversation_message_id). */
  sequence?: number;
  /** The raw update, JSON. Blanked by the turn that has handled it. */
  body: unknown;
}

/** A button. `press` comes back to us as a payload of at most 64 bytes; `link` opens a page. */
export type Button = { label: string; press: string } | { label: string; link: string };

/** One message within a messenger's limits: text and buttons already laid out. */
export interface Outgoing {
  spans: readonly Span[];
  rows: readonly (readonly Button[])[];
  /** A picture under the text, made when the message is posted. */
  picture?: { png: Uint8Array; fileName: string };
  /** A document under the text, with the name it is saved by. `beside`: the text says all without it. */
  file?: { bytes: Uint8Array; name: string; type: FileType; beside?: true };
}

/** A message on its way to one account. */
export interface Delivery {
  address: string;
  /** The outbox row's number: VK's random_id. */
  number: number;
  message: Outgoing;
  /** The messenger's id of an earlier message of ours that this one replaces. */
  replaces?: string;
}

/** How a delivery ended. A throw (network, 5xx, half an answer) means: nobody knows, try again. */
export type Delivered =
  | { outcome: 'sent'; messageId: string }
  /** 429, flood control: not before so many milliseconds. */
  | { outcome: 'later'; afterMs: number }
  /** The person has blocked us or never allowed us to write. */
  | { outcome: 'unreachable' }
  /** The messenger will never take this message. `why` has no personal data. */
  | { outcome: 'refused'; why: string };

/** What a messenger can carry; everything is laid out within these numbers. */
export interface Limits {
  /** Characters (UTF-16 units) in a message. */
  text: number;
  /** Characters in the text under a picture. */
  caption: number;
  /** Characters in a button's label; a longer option is numbered in the text. */
  label: number;
  buttonsInRow: number;
  rows: number;
  /** Buttons under one message. */
  buttons: number;
  /** Bytes in a payload. */
  payload: number;
  /** Messages a second, over all accounts. */
  perSecond: number;
}

/** An adapter: it translates, delivers and states its limits. No rule of the programme lives there. */
export interface Messenger {
  readonly channel: Channel;
  readonly limits: Limits;
  /** Pure: what a kept update means. An update of an unknown shape is `nothing`. */
  translate(body: unknown): Incoming;
  deliver(delivery: Delivery): Promise<Delivered>;
  /** Fetches what somebody has sent, at most so many bytes of it. */
  fetchFile(source: FileSource, most: number): Promise<Fetched>;
  /** The link that opens this messenger with a code, as an invitation gives it. */
  invitationLink(code: string): string;
}

/** Commits updates before the messenger is told that they arrived. A known key changes nothing. */
export type Keep = (updates: readonly Update[], cursor?: { name: string; value: string }) => Promise<void>;
