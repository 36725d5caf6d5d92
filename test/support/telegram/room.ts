import { isDeepStrictEqual } from 'node:util';
import type { InlineKeyboardButton, Message } from 'grammy/types';
import type { Content } from './content.ts';
import { badRequest, Problem } from './problem.ts';

/** A message of the bot as Telegram keeps it. */
export interface Post extends Content {
  id: number;
  keyboard: InlineKeyboardButton[][];
  photo?: { bytes: Uint8Array; fileName: string };
  document?: { bytes: Uint8Array; fileName: string };
  edited: boolean;
}

/** A chat on Telegram's side: who is in it, whether the bot may write, and what the bot has posted. */
export class Room {
  readonly id: number;
  readonly title: string;
  /** Why the bot may not write here, in Telegram's words. */
  closed: string | undefined;
  posts: Post[] = [];
  readonly #watchers = new Set<() => void>();

  constructor(id: number, title: string, closed?: string) {
    this.id = id;
    this.title = title;
    this.closed = closed;
  }

  admit(): void {
    if (this.closed !== undefined) throw new Problem(403, `Forbidden: ${this.closed}`);
  }

  post(id: number, content: Omit<Post, 'id' | 'edited'>): Post {
    const post = { id, ...content, edited: false };
    this.posts.push(post);
    this.#changed();
    return post;
  }

  edit(id: number, content: Content | undefined, keyboard: InlineKeyboardButton[][]): Post {
    const post = this.posts.find((post) => post.id === id);
    if (!post) throw badRequest('message to edit not found');
    if (content && (post.photo ?? post.document)) throw badRequest('there is no text in the message to edit');
    const { text, entities } = content ?? post;
    if (isDeepStrictEqual([text, entities, keyboard], [post.text, post.entities, post.keyboard])) {
      throw badRequest(
        'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
      );
    }
    Object.assign(post, { text, entities, keyboard, edited: true });
    this.#changed();
    return post;
  }

  clear(): void {
    this.posts = [];
    this.#changed();
  }

  /** Calls back at every change until the returned function is called. */
  watch(changed: () => void): () => void {
    this.#watchers.add(changed);
    return () => this.#watchers.delete(changed);
  }

  #changed(): void {
    for (const watcher of this.#watchers) watcher();
  }
}

/** The message as the Bot API describes it. */
export function described(room: Room, post: Post, bot: Message['from']): Message {
  const { photo, document, keyboard, entities } = post;
  const markup = keyboard.length === 0 ? {} : { reply_markup: { inline_keyboard: keyboard } };
  const caption = post.text === '' ? {} : { caption: post.text, caption_entities: entities };
  const file = { file_id: `sent-${post.id}`, file_unique_id: `s${post.id}` };
  const words = photo
    ? { photo: [{ ...file, width: 512, height: 512 }], ...caption }
    : document
      ? { document: { ...file, file_name: document.fileName, file_size: document.bytes.length }, ...caption }
      : { text: post.text, entities };
  return {
    message_id: post.id,
    date: dateOf(post.id),
    chat: chatOf(room),
    ...(bot ? { from: bot } : {}),
    ...words,
    ...markup,
  };
}

export function chatOf({ id, title }: Room): Message['chat'] {
  return id > 0 ? { id, type: 'private', first_name: title } : { id, type: 'supergroup', title };
}

/** Seconds, as Telegram counts them; nobody in the program reads them. */
export function dateOf(messageId: number): number {
  return 1_790_000_000 + messageId;
}
