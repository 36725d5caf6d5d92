import type { Attachment, FileSource, Incoming } from '#bot/messenger.ts';
import { FIRST_CHAT, readEvent, type VkAttachment, type VkMessage } from './event.ts';
import { readPayload } from './payload.ts';

/** What a kept VK update means. Pure. */
export function translate(body: unknown): Incoming {
  const event = readEvent(body);
  if (!event) return { kind: 'nothing' };
  switch (event.type) {
    case 'message_new':
      return spoken(event.object.message);
    case 'message_event':
      if (event.object.peer_id > FIRST_CHAT) return { kind: 'group' };
      return pressed(event.object.payload);
    case 'message_edit':
      return event.object.peer_id > FIRST_CHAT ? { kind: 'nothing' } : { kind: 'edited' };
    case 'message_deny':
      return { kind: 'blocked' };
    case 'message_allow':
      return { kind: 'unblocked' };
    default:
      return event satisfies never;
  }
}

function spoken(message: VkMessage): Incoming {
  if (message.peer_id > FIRST_CHAT) return { kind: 'group' };
  if (message.out === 1 || message.from_id <= 0) return { kind: 'nothing' };
  // A link of an invitation was opened: its code must not be lost whatever the first message says.
  if (message.ref) return { kind: 'start', code: message.ref };

  const payload = readPayload(parsed(message.payload));
  if (payload.kind === 'start') return { kind: 'start' };
  if (payload.kind === 'press') return { kind: 'press', payload: payload.press };

  const attachment = attached(message);
  if (attachment) {
    return { kind: 'attachment', ...attachment, ...(message.text === '' ? {} : { caption: message.text }) };
  }
  const typed = /^\s*(?:начать|\/start(?:\s+(?<code>\S+))?)\s*$/iu.exec(message.text);
  if (typed) return typed.groups?.['code'] ? { kind: 'start', code: typed.groups['code'] } : { kind: 'start' };
  return { kind: 'text', text: message.text };
}

/** A press that is not ours (forged, or of a bot that the community had before) is still a press: it gets an answer. */
function pressed(raw: unknown): Incoming {
  const payload = readPayload(raw);
  switch (payload.kind) {
    case 'press':
      return { kind: 'press', payload: payload.press };
    case 'start':
      return { kind: 'start' };
    case 'foreign':
      return { kind: 'press', payload: JSON.stringify(raw) ?? '' };
    default:
      return payload satisfies never;
  }
}

function attached(message: VkMessage): { what: Attachment; file?: FileSource } | undefined {
  if (message.geo !== undefined && message.geo !== null) return { what: 'location' };
  // VK itself attaches a preview to a text with an address in it: that is still a text.
  const [first] = message.attachments.filter(({ type }) => type !== 'link' || message.text === '');
  if (first === undefined) return message.text === '' ? { what: 'other' } : undefined;
  const file = fileIn(first);
  return { what: kinds[first.type] ?? 'other', ...(file === undefined ? {} : { file }) };
}

/** Where a photo, as large as VK has it, or a document can be fetched. Its address is not to be trusted yet. */
function fileIn({ type, photo, doc, audio_message: voice }: VkAttachment): FileSource | undefined {
  if (type === 'doc' && doc) return { ref: doc.url, ...(doc.size === undefined ? {} : { bytes: doc.size }) };
  if (type === 'audio_message' && voice) return { ref: voice.link_ogg };
  if (type !== 'photo' || !photo) return undefined;
  const { sizes, orig_photo } = photo;
  const all = orig_photo ? [orig_photo, ...sizes] : sizes;
  const [largest] = all.toSorted((one, other) => other.width * other.height - one.width * one.height);
  return largest && { ref: largest.url };
}

const kinds: Partial<Record<string, Attachment>> = {
  sticker: 'sticker',
  ugc_sticker: 'sticker',
  audio_message: 'voice',
  photo: 'photo',
  graffiti: 'photo',
  video: 'video',
  video_message: 'video',
  doc: 'file',
  audio: 'file',
};

function parsed(json: string | undefined): unknown {
  if (json === undefined) return undefined;
  try {
    return JSON.parse(json);
  } catch {
    // Forged: the text of the message is all we have.
    return undefined;
  }
}
