import { randomBytes } from 'node:crypto';
import { Events } from './events.ts';
import { ApiFault, bad } from './fault.ts';
import { type File, Files } from './files.ts';
import { type Keyboard, readKeyboard } from './keyboard.ts';

export interface Message {
  id: number;
  conversation_message_id: number;
  peer_id: number;
  from_id: number;
  out: 0 | 1;
  date: number;
  random_id: number;
  text: string;
  attachments: { type: string; [key: string]: unknown }[];
  payload?: string;
  ref?: string;
  geo?: object;
  keyboard?: Keyboard;
  update_time?: number;
}

export interface Conversation {
  readonly peer: number;
  readonly messages: Message[];
  /** Whether the person lets the community write. */
  allowed: boolean;
}

/** What VK keeps of a community's messages, and its methods with their strictness. No HTTP here. */
export class Community {
  readonly events: Events;
  readonly files = new Files();
  readonly conversations = new Map<number, Conversation>();
  /** Callback presses that wait for messages.sendMessageEventAnswer: event id -> person. */
  readonly presses = new Map<string, number>();
  /** Saved, by what `attachment` says of it. */
  readonly #saved = new Map<string, File>();
  readonly #uploads = new Map<string, File>();
  readonly #changed = new Set<() => void>();
  readonly #seconds: () => number;
  #ids = 1000;

  constructor(groupId: number, seconds: () => number) {
    this.events = new Events(groupId);
    this.#seconds = seconds;
  }

  get groupId(): number {
    return this.events.groupId;
  }

  conversation(peer: number): Conversation {
    const known = this.conversations.get(peer) ?? { peer, messages: [], allowed: false };
    this.conversations.set(peer, known);
    return known;
  }

  add(conversation: Conversation, message: Pick<Message, 'from_id' | 'text'> & Partial<Message>): Message {
    const added: Message = {
      id: this.nextId(),
      conversation_message_id: conversation.messages.length + 1,
      peer_id: conversation.peer,
      out: message.from_id < 0 ? 1 : 0,
      date: this.#seconds(),
      random_id: 0,
      attachments: [],
      ...message,
    };
    conversation.messages.push(added);
    this.change();
    return added;
  }

  nextId(): number {
    this.#ids += 1;
    return this.#ids;
  }

  seconds(): number {
    return this.#seconds();
  }

  change(): void {
    for (const changed of this.#changed) changed();
  }

  onChange(changed: () => void): () => void {
    this.#changed.add(changed);
    return () => this.#changed.delete(changed);
  }

  /** What the bot has attached to a message. */
  uploaded(attachment: string): File | undefined {
    return this.#saved.get(attachment);
  }

  upload(picture: File): object {
    const photo = randomBytes(6).toString('hex');
    this.#uploads.set(photo, picture);
    return { server: 1, photo, hash: `hash-${photo}` };
  }

  uploadDocument(document: File): object {
    const file = `|0|0|${randomBytes(6).toString('hex')}|${document.fileName}`;
    this.#uploads.set(file, document);
    return { file };
  }

  readonly methods: Partial<Record<string, (params: URLSearchParams, root: string) => unknown>> = {
    'messages.send': (params) => this.#send(params),
    'messages.edit': (params) => this.#edit(params),
    'messages.sendMessageEventAnswer': (params) => this.#answerPress(params),
    'messages.getConversations': (params) => this.#unanswered(params),
    'messages.getHistory': (params) => this.#history(params),
    'photos.getMessagesUploadServer': (params, root) => {
      number(params, 'peer_id');
      return { upload_url: `${root}/upload`, album_id: -64, user_id: 0, group_id: this.groupId };
    },
    'photos.saveMessagesPhoto': (params) => this.#savePicture(params),
    'docs.getMessagesUploadServer': (params, root) => {
      number(params, 'peer_id');
      if (params.get('type') !== 'doc') throw bad('type');
      return { upload_url: `${root}/upload-document` };
    },
    'docs.save': (params) => this.#saveDocument(params),
    'groups.getLongPollServer': (params, root) => {
      if (number(params, 'group_id') !== this.groupId) throw bad('group_id');
      return { server: `${root}/longpoll`, key: this.events.key, ts: this.events.ts };
    },
    'groups.getById': () => ({ groups: [{ id: this.groupId, name: 'Школа', screen_name: `club${this.groupId}` }] }),
    'utils.getServerTime': () => this.#seconds(),
  };

  #send(params: URLSearchParams): number {
    const peer = number(params, 'peer_id');
    const randomId = int32(params, 'random_id');
    const conversation = this.conversations.get(peer);
    if (!conversation?.allowed) throw new ApiFault(901, "Can't send messages for users without permission");
    const content = this.#content(params);
    const same = conversation.messages.find((message) => randomId !== 0 && message.random_id === randomId);
    return (same ?? this.add(conversation, { from_id: -this.groupId, random_id: randomId, ...content })).id;
  }

  #edit(params: URLSearchParams): 1 {
    const id = number(params, 'message_id');
    const message = this.conversations.get(number(params, 'peer_id'))?.messages.find((known) => known.id === id);
    if (!message) throw bad('message_id');
    if (message.out === 0) throw new ApiFault(15, 'Access denied');
    if (this.#seconds() - message.date > 24 * 60 * 60)
      throw new ApiFault(909, "Can't edit this message, because it's too old");
    const content = this.#content(params);
    delete message.keyboard;
    Object.assign(message, content, { update_time: this.#seconds() });
    this.change();
    return 1;
  }

  #content(params: URLSearchParams): Pick<Message, 'text' | 'attachments' | 'keyboard'> {
    const text = params.get('message') ?? '';
    const attachment = params.get('attachment');
    if (text.length > 4096) throw new ApiFault(914, 'Message is too long');
    if (text.trim() === '' && !attachment) throw bad('message is empty or invalid');
    if (attachment && !this.#saved.has(attachment)) throw bad('attachment');
    const keyboard = params.get('keyboard');
    return {
      text,
      attachments: attachment ? [{ type: /^[a-z]+/.exec(attachment)?.[0] ?? '', name: attachment }] : [],
      ...(keyboard === null ? {} : { keyboard: readKeyboard(keyboard) }),
    };
  }

  #answerPress(params: URLSearchParams): 1 {
    const id = params.get('event_id') ?? '';
    if (this.presses.get(id) !== number(params, 'user_id')) throw bad('event_id');
    this.presses.delete(id);
    return 1;
  }

  #unanswered(params: URLSearchParams): object {
    const newest = ({ messages }: Conversation) => messages.at(-1)?.id ?? 0;
    const all = [...this.conversations.values()]
      .filter(({ messages }) => {
        const last = messages.at(-1);
        return last && (params.get('filter') !== 'unanswered' || last.out === 0);
      })
      .toSorted((one, other) => newest(other) - newest(one));
    return {
      count: all.length,
      items: page(all, params).map(({ peer, messages }) => ({
        conversation: { peer: { id: peer, type: 'user', local_id: peer } },
        last_message: messages.at(-1),
      })),
    };
  }

  #history(params: URLSearchParams): object {
    const messages = this.conversations.get(number(params, 'peer_id'))?.messages ?? [];
    return { count: messages.length, items: page(messages.toReversed(), params) };
  }

  #savePicture(params: URLSearchParams): object[] {
    const photo = params.get('photo') ?? '';
    const picture = this.#uploads.get(photo);
    if (!picture || params.get('hash') !== `hash-${photo}`) throw bad('photo');
    const id = this.nextId();
    const saved = { id, album_id: -64, owner_id: -this.groupId, access_key: photo, date: this.#seconds() };
    this.#saved.set(`photo${saved.owner_id}_${saved.id}_${photo}`, picture);
    return [saved];
  }

  /** Its name is the title that it is saved under, or else the one it came with. */
  #saveDocument(params: URLSearchParams): object {
    const uploaded = this.#uploads.get(params.get('file') ?? '');
    if (!uploaded) throw bad('file is invalid');
    const title = params.get('title') ?? uploaded.fileName;
    const file = { ...uploaded, fileName: title };
    const [id, owner_id] = [this.nextId(), -this.groupId];
    this.#saved.set(`doc${owner_id}_${id}`, file);
    const url = this.files.document(owner_id, id, file);
    const ext = title.split('.').at(-1);
    return { type: 'doc', doc: { id, owner_id, title, size: file.bytes.length, ext, date: this.#seconds(), url } };
  }
}

function number(params: URLSearchParams, name: string): number {
  const value = params.get(name);
  if (!value || !/^-?\d+$/.test(value)) throw bad(`${name} not integer`);
  return Number(value);
}

function int32(params: URLSearchParams, name: string): number {
  const value = number(params, name);
  if (value > 0x7fff_ffff || value < -0x8000_0000) throw bad(`${name} not integer`);
  return value;
}

function page<T>(all: T[], params: URLSearchParams): T[] {
  const offset = Number(params.get('offset') ?? 0);
  const count = Number(params.get('count') ?? 20);
  if (!(count >= 0 && count <= 200)) throw bad('count should be less or equal to 200');
  return all.slice(offset, offset + count);
}
