import type { CallbackQuery, Chat, Message, MessageEntity, User } from 'grammy/types';
import { anyDocument, anyPicture, type Sent } from '#test/support/sent.ts';
import type { World } from './methods.ts';
import { chatOf, dateOf, described, type Post, Room } from './room.ts';

/** A message of the bot as the person sees it. */
export interface Seen {
  id: number;
  text: string;
  /** The pieces in bold. */
  bold: readonly string[];
  /** Labels, row by row. */
  buttons: readonly (readonly string[])[];
  photo?: { bytes: Uint8Array; fileName: string };
  document?: { bytes: Uint8Array; fileName: string };
  edited: boolean;
}

/** A person with a Telegram client. Whatever they do returns the number of the update that tells the bot. */
export class TelegramChat {
  readonly userId: number;
  readonly #world: World;
  readonly #room: Room;
  readonly #user: User;
  #own: { id: number; text: string } | undefined;

  constructor(world: World, userId: number, firstName: string) {
    this.userId = userId;
    this.#world = world;
    this.#user = { id: userId, is_bot: false, first_name: firstName, language_code: 'ru' };
    this.#room = new Room(userId, firstName, "bot can't initiate conversation with a user");
    world.rooms.set(userId, this.#room);
  }

  /** Presses «Начать» or opens https://t.me/…?start=code. */
  opens(code?: string): number {
    return this.sends(code === undefined ? '/start' : `/start ${code}`);
  }

  sends(text: string): number {
    const id = this.#world.nextMessageId();
    this.#own = { id, text };
    return this.#message({ text, ...entitiesOf(text) }, id);
  }

  /** Changes the text of the message sent last. */
  edits(text: string): number {
    const own = this.#own;
    if (!own) throw new Error('There is no message of one’s own to edit');
    this.#own = { id: own.id, text };
    return this.#world.feed.add({
      edited_message: { ...this.#about(own.id), text, edit_date: dateOf(own.id) + 60 },
    });
  }

  /** Presses a button of the newest message that has it. */
  presses(label: string): number {
    const post = this.#withButton(label);
    const button = post.keyboard.flat().find(({ text }) => text === label);
    if (!button || !('callback_data' in button)) {
      throw new Error(`«${label}» opens a page: see link()`);
    }
    return this.#press(button.callback_data, described(this.#room, post, this.#world.bot));
  }

  /** A press with any payload: forged, or of a message that is long gone. */
  pressesPayload(payload: string): number {
    const post = this.#room.posts.at(-1);
    const gone = { chat: chatOf(this.#room), message_id: 1, date: 0 } as const;
    return this.#press(payload, post ? described(this.#room, post, this.#world.bot) : gone);
  }

  /** The address behind a button of the newest message that has it. */
  link(label: string): string {
    const button = this.#withButton(label)
      .keyboard.flat()
      .find(({ text }) => text === label);
    if (!button || !('url' in button)) throw new Error(`«${label}» opens no page`);
    return button.url;
  }

  /** The payload of a button that is visible now, to be pressed when it is old. */
  payload(label: string): string {
    const button = this.#withButton(label)
      .keyboard.flat()
      .find(({ text }) => text === label);
    if (!button || !('callback_data' in button)) throw new Error(`«${label}» opens a page`);
    return button.callback_data;
  }

  sendsSticker(): number {
    return this.#message({
      sticker: { ...file, type: 'regular', width: 512, height: 512, is_animated: false, is_video: false },
    });
  }

  sendsVoice(): number {
    return this.#message({ voice: { ...file, duration: 4 } });
  }

  /** A photo comes in several sizes, the smallest first. */
  sendsPhoto({ bytes = anyPicture, caption, statesSize = true }: Sent = {}): number {
    const { files } = this.#world;
    const kept = (size: Uint8Array) => files.keep(size, { folder: 'photos', name: 'x.jpg', statesSize });
    return this.#message({
      photo: [
        { ...kept(bytes.subarray(0, 1)), width: 90, height: 68 },
        { ...kept(bytes), width: 1280, height: 960 },
      ],
      ...(caption === undefined ? {} : { caption }),
    });
  }

  sendsVideo(): number {
    return this.#message({ video: { ...file, width: 640, height: 480, duration: 9 } });
  }

  sendsDocument({
    bytes = anyDocument,
    name = 'анкета.pdf',
    type = 'application/pdf',
    caption,
    statesSize = true,
  }: Sent = {}): number {
    const kept = this.#world.files.keep(bytes, { folder: 'documents', name, statesSize });
    return this.#message({
      document: { ...kept, file_name: name, mime_type: type },
      ...(caption === undefined ? {} : { caption }),
    });
  }

  sendsContact(): number {
    return this.#message({ contact: { phone_number: '+70000000000', first_name: 'Вымышленный' } });
  }

  sendsLocation(): number {
    return this.#message({ location: { latitude: 55.75, longitude: 37.62 } });
  }

  /** Any content of a message, for what has no method of its own. */
  sendsRaw(content: Content): number {
    return this.#message(content);
  }

  blocks(): number {
    this.#room.closed = 'bot was blocked by the user';
    return this.#membership('member', 'kicked');
  }

  unblocks(): number {
    this.#room.closed = undefined;
    return this.#membership('kicked', 'member');
  }

  /** Deletes the account: Telegram tells the bot nothing. */
  deactivates(): void {
    this.#room.closed = 'user is deactivated';
  }

  /** Deletes the whole history for both sides. */
  clears(): void {
    this.#room.clear();
  }

  messages(): Seen[] {
    return this.#room.posts.map(seen);
  }

  last(): Seen {
    const post = this.#room.posts.at(-1);
    if (!post) throw new Error('The bot has written nothing');
    return seen(post);
  }

  /** Resolves with the messages as soon as the predicate holds for them; fails with what is visible. */
  waits(predicate: (messages: Seen[]) => boolean, timeoutMs = 5_000): Promise<Seen[]> {
    const { promise, resolve, reject } = Promise.withResolvers<Seen[]>();
    const look = () => {
      const messages = this.messages();
      if (predicate(messages)) resolve(messages);
    };
    const stop = this.#room.watch(look);
    const late = new Error(`Not seen within ${timeoutMs} ms.`);
    const timer = setTimeout(() => {
      late.message += ` ${this.#visible()}`;
      reject(late);
    }, timeoutMs);
    look();
    return promise.finally(() => {
      stop();
      clearTimeout(timer);
    });
  }

  #withButton(label: string): Post {
    const post = this.#room.posts.findLast(({ keyboard }) => keyboard.flat().some(({ text }) => text === label));
    if (!post) throw new Error(`There is no button «${label}». ${this.#visible()}`);
    return post;
  }

  #visible(): string {
    const messages = this.messages().slice(-5);
    if (messages.length === 0) return 'Nothing is visible.';
    const lines = messages.map(
      ({ text, buttons }) => `— ${text} ${buttons.map((row) => `[${row.join(' | ')}]`).join(' ')}`,
    );
    return `Visible:\n${lines.join('\n')}`;
  }

  #message(content: Content, id = this.#world.nextMessageId()): number {
    if (this.#room.closed === 'bot was blocked by the user') {
      throw new Error('A person who has blocked the bot cannot write to it: unblocks() first');
    }
    this.#room.closed = undefined;
    return this.#world.feed.add({ message: { ...this.#about(id), ...content } });
  }

  #about(id: number): Pick<Message, 'message_id' | 'date'> & { chat: Chat.PrivateChat; from: User } {
    const chat = { id: this.userId, type: 'private' as const, first_name: this.#user.first_name };
    return { message_id: id, date: dateOf(id), chat, from: this.#user };
  }

  #press(data: string, message: NonNullable<CallbackQuery['message']>): number {
    const id = `${this.userId}${this.#world.nextMessageId()}`;
    this.#world.unanswered.add(id);
    return this.#world.feed.add({
      callback_query: { id, from: this.#user, chat_instance: '1', data, message },
    });
  }

  #membership(before: 'member' | 'kicked', after: 'member' | 'kicked'): number {
    const { bot } = this.#world;
    const status = (is: 'member' | 'kicked') =>
      is === 'member' ? { user: bot, status: is } : { user: bot, status: is, until_date: 0 };
    return this.#world.feed.add({
      my_chat_member: {
        chat: { id: this.userId, type: 'private', first_name: this.#user.first_name },
        from: this.#user,
        date: dateOf(0),
        old_chat_member: status(before),
        new_chat_member: status(after),
      },
    });
  }
}

/** A group with the bot in it. */
export class TelegramGroup {
  readonly #world: World;
  readonly #room: Room;

  constructor(world: World, id: number, title: string) {
    this.#world = world;
    this.#room = new Room(id, title);
    world.rooms.set(id, this.#room);
  }

  /** Somebody writes; with `toBot` it is a reply to the bot. */
  says(userId: number, text: string, { toBot = false } = {}): number {
    const id = this.#world.nextMessageId();
    const chat = { id: this.#room.id, type: 'supergroup' as const, title: this.#room.title };
    const from: User = { id: userId, is_bot: false, first_name: 'Участник' };
    const message = { message_id: id, date: dateOf(id), chat, from, text, ...entitiesOf(text) };
    if (!toBot) return this.#world.feed.add({ message });
    const ours = {
      message_id: 1,
      date: dateOf(1),
      chat,
      from: this.#world.bot,
      text: '…',
      reply_to_message: undefined,
    };
    return this.#world.feed.add({
      message: { ...message, reply_to_message: ours as NonNullable<Message['reply_to_message']> },
    });
  }

  messages(): Seen[] {
    return this.#room.posts.map(seen);
  }
}

type Content = Omit<Partial<Message>, 'chat' | 'from' | 'message_id' | 'date'>;

const file = { file_id: 'AgAC-stand-in', file_unique_id: 'AQAD', file_size: 4096 };

function seen({ id, text, entities, keyboard, photo, document, edited }: Post): Seen {
  return {
    id,
    text,
    bold: entities.map(({ offset, length }) => text.slice(offset, offset + length)),
    buttons: keyboard.map((row) => row.map((button) => button.text)),
    ...(photo ? { photo } : {}),
    ...(document ? { document } : {}),
    edited,
  };
}

/** The commands and mentions that a client marks. */
function entitiesOf(text: string): { entities?: MessageEntity[] } {
  const found = [...text.matchAll(/(?<!\S)(?:\/\w+(?:@\w+)?|@\w+)/g)].map(
    (match): MessageEntity => ({
      type: match[0].startsWith('/') ? 'bot_command' : 'mention',
      offset: match.index,
      length: match[0].length,
    }),
  );
  return found.length === 0 ? {} : { entities: found };
}
