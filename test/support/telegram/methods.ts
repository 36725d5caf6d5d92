import type { Message, User } from 'grammy/types';
import { z } from 'zod';
import type { Call } from './call.ts';
import { checkedContent, checkedKeyboard } from './content.ts';
import type { Feed } from './feed.ts';
import type { Files } from './files.ts';
import { badRequest, Problem } from './problem.ts';
import { described, type Room } from './room.ts';

/** What the methods of the Bot API work on. */
export interface World {
  readonly bot: User;
  readonly feed: Feed;
  readonly files: Files;
  readonly rooms: Map<number, Room>;
  /** Presses that the bot has not answered. */
  readonly unanswered: Set<string>;
  commands: readonly { command: string; description: string }[];
  nextMessageId(): number;
}

/** Runs one method and returns its `result`; throws a {@link Problem} where Telegram answers with an error. */
export async function perform(world: World, call: Call, gone: AbortSignal): Promise<unknown> {
  const method = methods[call.method];
  if (!method) throw new Problem(404, 'Not Found');
  return method(world, call, gone);
}

const chatId = z.union([
  z.int(),
  z
    .string()
    .regex(/^-?\d+$/)
    .transform(Number),
]);
const shapes = {
  send: z.object({
    chat_id: chatId,
    text: z.string(),
    entities: z.unknown().optional(),
    reply_markup: z.unknown().optional(),
  }),
  photo: z.object({
    chat_id: chatId,
    photo: z.string(),
    caption: z.string().optional(),
    caption_entities: z.unknown().optional(),
    reply_markup: z.unknown().optional(),
  }),
  document: z.object({
    chat_id: chatId,
    document: z.string(),
    caption: z.string().optional(),
    caption_entities: z.unknown().optional(),
    reply_markup: z.unknown().optional(),
  }),
  file: z.object({ file_id: z.string() }),
  edit: z.object({
    chat_id: chatId,
    message_id: z.int(),
    text: z.string().optional(),
    entities: z.unknown().optional(),
    reply_markup: z.unknown().optional(),
  }),
  updates: z.object({
    offset: z.int().optional(),
    limit: z.int().min(1).max(100).optional(),
    timeout: z.number().optional(),
    allowed_updates: z.array(z.string()).optional(),
  }),
  webhook: z.object({
    url: z.string(),
    secret_token: z
      .string()
      .regex(/^[\w-]{1,256}$/)
      .optional(),
    allowed_updates: z.array(z.string()).optional(),
    drop_pending_updates: z.boolean().optional(),
  }),
  noWebhook: z.object({ drop_pending_updates: z.boolean().optional() }),
  answer: z.object({ callback_query_id: z.string(), text: z.string().max(200).optional() }),
  commands: z.object({
    commands: z
      .array(z.object({ command: z.string().regex(/^[a-z0-9_]{1,32}$/), description: z.string().min(1).max(256) }))
      .max(100),
  }),
};

type Method = (world: World, call: Call, gone: AbortSignal) => unknown;
const methods: Readonly<Record<string, Method>> = {
  getMe: ({ bot }) => ({
    ...bot,
    can_join_groups: true,
    can_read_all_group_messages: false,
    supports_inline_queries: false,
  }),

  setMyCommands(world, call) {
    world.commands = parsed(shapes.commands, call).commands;
    return true;
  },

  getUpdates({ feed }, call, gone) {
    const { allowed_updates: allowed, ...rest } = parsed(shapes.updates, call);
    return feed.poll({ ...rest, allowed }, gone);
  },

  setWebhook({ feed }, call) {
    const {
      url,
      secret_token: secret,
      allowed_updates: allowed,
      drop_pending_updates: dropPending,
    } = parsed(shapes.webhook, call);
    feed.setWebhook(url === '' ? undefined : { url, secret }, { allowed, dropPending });
    return true;
  },

  deleteWebhook({ feed }, call) {
    feed.setWebhook(undefined, { dropPending: parsed(shapes.noWebhook, call).drop_pending_updates });
    return true;
  },

  getWebhookInfo: ({ feed }) => ({
    url: feed.webhookUrl ?? '',
    has_custom_certificate: false,
    pending_update_count: feed.unconfirmed,
  }),

  sendMessage(world, call) {
    const { chat_id, text, entities, reply_markup } = parsed(shapes.send, call);
    const content = checkedContent(text, entities, 'text');
    const keyboard = checkedKeyboard(reply_markup);
    const room = roomOf(world, chat_id);
    return described(room, room.post(world.nextMessageId(), { ...content, keyboard }), world.bot);
  },

  sendPhoto(world, call) {
    const { chat_id, photo, caption = '', caption_entities, reply_markup } = parsed(shapes.photo, call);
    const file = call.files.get(photo.replace(/^attach:\/\//, ''));
    if (!file) throw badRequest('there is no photo in the request');
    if (!isPicture(file.bytes)) throw badRequest('IMAGE_PROCESS_FAILED');
    const content = checkedContent(caption, caption_entities, 'caption');
    const keyboard = checkedKeyboard(reply_markup);
    const room = roomOf(world, chat_id);
    return described(room, room.post(world.nextMessageId(), { ...content, keyboard, photo: file }), world.bot);
  },

  sendDocument(world, call) {
    const { chat_id, document, caption = '', caption_entities, reply_markup } = parsed(shapes.document, call);
    const file = call.files.get(document.replace(/^attach:\/\//, ''));
    if (!file) throw badRequest('there is no document in the request');
    if (file.bytes.length === 0) throw badRequest('file must be non-empty');
    if (file.bytes.length > mostSent) throw new Problem(413, 'Request Entity Too Large');
    const content = checkedContent(caption, caption_entities, 'caption');
    const keyboard = checkedKeyboard(reply_markup);
    const room = roomOf(world, chat_id);
    return described(room, room.post(world.nextMessageId(), { ...content, keyboard, document: file }), world.bot);
  },

  getFile: ({ files }, call) => files.described(parsed(shapes.file, call).file_id),

  editMessageText(world, call) {
    const { text = '', entities } = parsed(shapes.edit, call);
    return edited(world, call, checkedContent(text, entities, 'text'));
  },

  editMessageReplyMarkup: (world, call) => edited(world, call, undefined),

  answerCallbackQuery({ unanswered }, call) {
    const { callback_query_id: id } = parsed(shapes.answer, call);
    if (!unanswered.delete(id))
      throw badRequest('query is too old and response timeout expired or query ID is invalid');
    return true;
  },
};

function edited(world: World, call: Call, content: Parameters<Room['edit']>[1]): Message {
  const { chat_id, message_id, reply_markup } = parsed(shapes.edit, call);
  const room = roomOf(world, chat_id);
  return { ...described(room, room.edit(message_id, content, checkedKeyboard(reply_markup)), world.bot), edit_date: 1 };
}

function roomOf({ rooms }: World, id: number): Room {
  const room = rooms.get(id);
  if (!room) throw badRequest('chat not found');
  room.admit();
  return room;
}

function parsed<T>(shape: z.ZodType<T>, { payload }: Call): T {
  if ('parse_mode' in payload) throw badRequest('the stand-in knows no parse_mode: the bot sends entities');
  const result = shape.safeParse(payload);
  if (!result.success) throw badRequest(`wrong parameter ${result.error.issues[0]?.path.join('.') ?? ''}`);
  return result.data;
}

const mostSent = 50 * 1024 * 1024;

/** PNG or JPEG, by their first bytes. */
function isPicture(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 4)).toString('hex');
  return start === '89504e47' || start.startsWith('ffd8ff');
}
