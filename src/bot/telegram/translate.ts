import { z } from 'zod';
import type { Attachment, FileSource, Incoming, Update } from '#bot/messenger.ts';

/** Who we are in Telegram. The id stands in the token; the name is known after the first answer. */
export interface Ourselves {
  id: number;
  username: string | undefined;
}

/** The kinds of updates we ask for; whatever else comes means nothing to us. */
export const wantedUpdates = ['message', 'edited_message', 'callback_query', 'my_chat_member'] as const;

/** What a raw update means. An update of an unknown shape is `nothing`. */
export function translate(ourselves: Ourselves, raw: unknown): Incoming {
  const parsed = updateShape.safeParse(raw);
  if (!parsed.success) return nothing;
  const { message, edited_message, callback_query, my_chat_member } = parsed.data;
  if (message) return message.chat.type === 'private' ? spoken(message) : overheard(ourselves, message);
  if (edited_message) return edited(edited_message);
  if (callback_query) return pressed(callback_query);
  if (my_chat_member) return reachable(my_chat_member);
  return nothing;
}

/**
 * The update as it is kept; undefined when there is nobody to answer. What people of a group say to each other is
 * not addressed to us and is not kept at all.
 */
export function toUpdate(ourselves: Ourselves, raw: unknown): Update | undefined {
  const parsed = updateShape.safeParse(raw);
  if (!parsed.success) return undefined;
  const { update_id, message, edited_message, callback_query, my_chat_member } = parsed.data;
  const chat = (message ?? edited_message ?? my_chat_member)?.chat;
  if (chat && chat.type !== 'private' && translate(ourselves, raw).kind === 'nothing') return undefined;
  const address = callback_query?.from.id ?? chat?.id;
  if (address === undefined) return undefined;
  return {
    channel: 'telegram',
    key: `tg:${ourselves.id}:${update_id}`,
    address: String(address),
    sequence: update_id,
    body: raw,
  };
}

/** The id of a raw update, for the offset of polling. */
export function updateId(raw: unknown): number | undefined {
  return z.object({ update_id: z.int() }).safeParse(raw).data?.update_id;
}

/** The press that waits for an answer (the button shows a spinner till then), even one that we cannot read otherwise. */
export function callbackQueryId(raw: unknown): string | undefined {
  return z.object({ callback_query: z.object({ id: z.string() }) }).safeParse(raw).data?.callback_query.id;
}

const chatShape = z.object({ id: z.int(), type: z.string() });
const personShape = z.object({ id: z.int(), is_bot: z.boolean().optional() });
const entityShape = z.object({
  type: z.string(),
  offset: z.int(),
  length: z.int(),
  user: personShape.optional(),
});
const messageShape = z.looseObject({
  chat: chatShape,
  from: personShape.optional(),
  text: z.string().optional(),
  caption: z.string().optional(),
  entities: z.array(entityShape).optional(),
  caption_entities: z.array(entityShape).optional(),
  reply_to_message: z.object({ from: personShape.optional() }).optional(),
});
const callbackShape = z.object({
  from: personShape,
  data: z.string().optional(),
  message: z.object({ chat: chatShape }).optional(),
});
const membershipShape = z.object({ chat: chatShape, new_chat_member: z.object({ status: z.string() }) });
const updateShape = z.object({
  update_id: z.int(),
  message: messageShape.optional(),
  edited_message: messageShape.optional(),
  callback_query: callbackShape.optional(),
  my_chat_member: membershipShape.optional(),
});
type Message = z.infer<typeof messageShape>;

const nothing: Incoming = { kind: 'nothing' };

function spoken(message: Message): Incoming {
  const { text, caption } = message;
  if (text !== undefined) return words(text);
  const [field, what] = attachments.find(([field]) => message[field] !== undefined) ?? [];
  if (field === undefined || what === undefined) return nothing;
  const file = fileIn(field, message[field]);
  return {
    kind: 'attachment',
    what,
    ...(caption === undefined ? {} : { caption }),
    ...(file === undefined ? {} : { file }),
  };
}

const fileShape = z.object({ file_id: z.string(), file_size: z.number().optional() });
const sizesShape = z.array(fileShape.extend({ width: z.number(), height: z.number() }));

/** Where a photo, in the largest of its sizes, a document or a voice message can be fetched. Of an unknown shape it still is a photo. */
function fileIn(field: string, content: unknown): FileSource | undefined {
  const file =
    field === 'photo'
      ? sizesShape.safeParse(content).data?.toSorted((one, other) => areaOf(other) - areaOf(one))[0]
      : field === 'document' || field === 'voice'
        ? fileShape.safeParse(content).data
        : undefined;
  if (file === undefined) return undefined;
  return { ref: file.file_id, ...(file.file_size === undefined ? {} : { bytes: file.file_size }) };
}

function areaOf({ width, height }: { width: number; height: number }): number {
  return width * height;
}

function words(text: string): Incoming {
  const start = /^\/start(?:@\w+)?(?:\s+(.*))?$/is.exec(text);
  if (start) {
    const code = start[1]?.trim();
    return code ? { kind: 'start', code } : { kind: 'start' };
  }
  return { kind: 'text', text: text.replace(/^(\/\w+)@\w+/, '$1') };
}

/** In the order in which they are looked for: an animation also comes as a document, a place with a name also as a location. */
const attachments: readonly (readonly [field: string, what: Attachment])[] = [
  ['sticker', 'sticker'],
  ['voice', 'voice'],
  ['photo', 'photo'],
  ['live_photo', 'photo'],
  ['animation', 'video'],
  ['video', 'video'],
  ['video_note', 'video'],
  ['audio', 'file'],
  ['document', 'file'],
  ['contact', 'contact'],
  ['venue', 'location'],
  ['location', 'location'],
  ['poll', 'other'],
  ['dice', 'other'],
  ['game', 'other'],
  ['story', 'other'],
  ['paid_media', 'other'],
  ['checklist', 'other'],
  ['invoice', 'other'],
];

/** A location that is shared live is "edited" every few seconds without anybody doing anything. */
function edited(message: Message): Incoming {
  return message.chat.type === 'private' && message['location'] === undefined ? { kind: 'edited' } : nothing;
}

function pressed({ data, message }: z.infer<typeof callbackShape>): Incoming {
  if (data === undefined || (message && message.chat.type !== 'private')) return nothing;
  return { kind: 'press', payload: data };
}

function reachable({ chat, new_chat_member }: z.infer<typeof membershipShape>): Incoming {
  if (chat.type !== 'private') return nothing;
  if (new_chat_member.status === 'kicked') return { kind: 'blocked' };
  return new_chat_member.status === 'member' ? { kind: 'unblocked' } : nothing;
}

/** In a group only a reply to us, our @name or a command with it is meant for us. Other bots never are answered: two bots would talk for ever. */
function overheard({ id, username }: Ourselves, message: Message): Incoming {
  if (message.from?.is_bot) return nothing;
  if (message.reply_to_message?.from?.id === id) return { kind: 'group' };
  const text = message.text ?? message.caption ?? '';
  const ourName = username === undefined ? undefined : `@${username.toLowerCase()}`;
  const named = (message.entities ?? message.caption_entities ?? []).some(({ type, offset, length, user }) => {
    if (type === 'text_mention') return user?.id === id;
    if (ourName === undefined) return false;
    const piece = text.slice(offset, offset + length).toLowerCase();
    if (type === 'mention') return piece === ourName;
    return type === 'bot_command' && piece.endsWith(ourName);
  });
  return named ? { kind: 'group' } : nothing;
}
