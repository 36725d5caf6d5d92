import { randomBytes } from 'node:crypto';
import { anyDocument, anyPicture, type Sent } from '#test/support/sent.ts';
import type { Community, Conversation, Message } from './community.ts';
import type { Event } from './events.ts';
import type { File } from './files.ts';
import type { Action } from './keyboard.ts';
import { drawn } from './mark-up.ts';

/** A message of the bot as the person sees it. */
export interface Visible {
  id: number;
  text: string;
  /** Labels, row by row. */
  buttons: readonly (readonly string[])[];
  photo?: File;
  document?: File;
  edited: boolean;
}

/** A person with VK open on the community's conversation. What they do returns the event that VK makes of it. */
export class Chat {
  readonly userId: number;
  readonly callbackButtons: boolean;
  readonly #community: Community;

  constructor(community: Community, userId: number, callbackButtons: boolean) {
    this.#community = community;
    this.userId = userId;
    this.callbackButtons = callbackButtons;
  }

  sends(text: string): Event {
    return this.#says({ text });
  }

  /** «Начать», by a link with a code or without one. */
  opens(code?: string): Event {
    const ref = code === undefined ? {} : { ref: code };
    return this.#says({ text: 'Начать', payload: JSON.stringify({ command: 'start' }), ...ref });
  }

  /** The first message after a link of an invitation, where the community shows no «Начать». */
  sendsFromLink(code: string, text: string): Event {
    return this.#says({ text, ref: code });
  }

  /** Presses a button of the newest message that has one with this label. */
  presses(label: string): Event {
    const { message, action } = this.#button(label);
    if (action.type === 'open_link') throw new Error(`«${label}» opens ${action.link} and is no press`);
    if (action.type === 'text') return this.#says({ text: action.label, payload: action.payload });
    if (!this.callbackButtons) throw new Error(`This client shows no callback buttons: «${label}» cannot be pressed`);
    return this.#event(JSON.parse(action.payload), message.conversation_message_id);
  }

  /** A press that no visible button has: forged, or of a message deleted long ago. */
  pressesPayload(press: string): Event {
    return this.pressesRaw({ press });
  }

  /** A press of a modified client: any JSON. */
  pressesRaw(payload: unknown): Event {
    return this.callbackButtons ? this.#event(payload, 1) : this.#says({ text: '…', payload: JSON.stringify(payload) });
  }

  /** The address behind a link button. */
  link(label: string): string {
    const { action } = this.#button(label);
    if (action.type !== 'open_link') throw new Error(`«${label}» is no link`);
    return action.link;
  }

  /** The payload of a button that is visible now, to be pressed when it is old. */
  payload(label: string): string {
    const { action } = this.#button(label);
    if (action.type === 'open_link') throw new Error(`«${label}» opens a page`);
    const { press } = JSON.parse(action.payload) as { press?: string };
    return press ?? action.payload;
  }

  sendsSticker(): Event {
    return this.#attaches({ type: 'sticker', sticker: { sticker_id: 9008, product_id: 279 } });
  }

  sendsVoice(): Event {
    return this.#attaches({
      type: 'audio_message',
      audio_message: { duration: 3, link_ogg: 'https://vk.example/1.ogg' },
    });
  }

  /** A photo comes in several sizes, in no order, and as it was. */
  sendsPhoto({ bytes = anyPicture, caption }: Sent = {}): Event {
    const { files } = this.#community;
    const [small, whole] = [files.photo(bytes.subarray(0, 1)), files.photo(bytes)];
    const photo = {
      id: this.#community.nextId(),
      owner_id: this.userId,
      album_id: -3,
      date: this.#community.seconds(),
      sizes: [
        { type: 'm', url: small, width: 130, height: 98 },
        { type: 'w', url: whole, width: 1280, height: 960 },
        { type: 's', url: small, width: 75, height: 56 },
      ],
      orig_photo: { type: 'base', url: whole, width: 1600, height: 1200 },
    };
    return this.#attaches({ type: 'photo', photo }, caption);
  }

  sendsVideo(): Event {
    return this.#attaches({ type: 'video', video: { id: 1, owner_id: this.userId, duration: 5 } });
  }

  sendsDocument({ bytes = anyDocument, name = 'справка.pdf', caption, statesSize = true }: Sent = {}): Event {
    const id = this.#community.nextId();
    const doc = {
      id,
      owner_id: this.userId,
      title: name,
      ...(statesSize ? { size: bytes.length } : {}),
      ext: name.split('.').at(-1),
      date: this.#community.seconds(),
      type: 1,
      url: this.#community.files.document(this.userId, id, { bytes, fileName: name }),
    };
    return this.#attaches({ type: 'doc', doc }, caption);
  }

  /** Any attachment, for what has no method of its own. */
  sendsRaw(attachment: Message['attachments'][number]): Event {
    return this.#attaches(attachment);
  }

  sendsLocation(): Event {
    return this.#says({ text: '', geo: { type: 'point', coordinates: { latitude: 55.75, longitude: 37.62 } } });
  }

  /** Changes the newest message that the person has written. */
  edits(text: string): Event {
    const own = this.#conversation.messages.findLast((message) => message.out === 0);
    if (!own) throw new Error('Nothing written yet');
    own.text = text;
    own.update_time = this.#community.seconds();
    this.#community.change();
    return this.#community.events.emit('message_edit', structuredClone(own));
  }

  /** Forbids the community to write. */
  blocks(): Event {
    this.#conversation.allowed = false;
    return this.#community.events.emit('message_deny', { user_id: this.userId });
  }

  unblocks(): Event {
    this.#conversation.allowed = true;
    return this.#community.events.emit('message_allow', { user_id: this.userId, key: '' });
  }

  messages(): Visible[] {
    return this.#conversation.messages
      .filter(({ out }) => out === 1)
      .map((message) => {
        const [attached] = message.attachments;
        const file = this.#community.uploaded(String(attached?.['name']));
        return {
          id: message.id,
          text: drawn(message.text),
          buttons: (message.keyboard?.buttons ?? []).map((row) => row.map(({ action }) => action.label)),
          ...(file ? { [attached?.type === 'doc' ? 'document' : 'photo']: file } : {}),
          edited: message.update_time !== undefined,
        };
      });
  }

  last(): Visible {
    const message = this.messages().at(-1);
    if (!message) throw new Error('The bot has written nothing');
    return message;
  }

  /** The texts that stand in the conversation as the person's own: typed, or left there by text buttons. */
  own(): string[] {
    return this.#conversation.messages.filter(({ out }) => out === 0).map(({ text }) => text);
  }

  /** Resolves when what is visible satisfies the predicate; else fails with what is visible. */
  async waits(predicate: (messages: Visible[]) => boolean, timeoutMs = 5_000): Promise<Visible[]> {
    const { promise, resolve, reject } = Promise.withResolvers<Visible[]>();
    const look = () => {
      const messages = this.messages();
      if (predicate(messages)) resolve(messages);
    };
    const late = () => reject(new Error(`Not seen in ${timeoutMs} ms. Visible:\n${this.#described()}`));
    const timer = setTimeout(late, timeoutMs);
    const deaf = this.#community.onChange(look);
    look();
    try {
      return await promise;
    } finally {
      clearTimeout(timer);
      deaf();
    }
  }

  get #conversation(): Conversation {
    return this.#community.conversation(this.userId);
  }

  #says(message: Pick<Message, 'text'> & Partial<Message>): Event {
    const conversation = this.#conversation;
    conversation.allowed = true;
    const added = this.#community.add(conversation, { from_id: this.userId, ...message });
    return this.#community.events.emit('message_new', { message: structuredClone(added), client_info: this.#client });
  }

  #attaches(attachment: Message['attachments'][number], text = ''): Event {
    return this.#says({ text, attachments: [attachment] });
  }

  #event(payload: unknown, conversation_message_id: number): Event {
    const event_id = randomBytes(6).toString('hex');
    this.#community.presses.set(event_id, this.userId);
    const press = { user_id: this.userId, peer_id: this.userId, event_id, payload, conversation_message_id };
    return this.#community.events.emit('message_event', press);
  }

  #button(label: string): { message: Message; action: Action } {
    for (const message of this.#conversation.messages.toReversed()) {
      for (const { action } of message.keyboard?.buttons.flat() ?? []) {
        if (action.label === label) return { message, action };
      }
    }
    throw new Error(`No button «${label}». Visible:\n${this.#described()}`);
  }

  get #client(): object {
    const callback = this.callbackButtons ? ['callback'] : [];
    return {
      button_actions: ['text', 'vkpay', 'open_app', 'location', 'open_link', ...callback],
      keyboard: true,
      inline_keyboard: true,
      carousel: this.callbackButtons,
      lang_id: 0,
    };
  }

  #described(): string {
    const lines = this.messages().map(({ text, buttons }) => {
      const rows = buttons.map((row) => row.map((label) => `[${label}]`).join(' '));
      return `— ${text} ${rows.join(' / ')}`;
    });
    return lines.join('\n') || '(nothing)';
  }
}
