import { randomBytes } from 'node:crypto';
import type { Community, Conversation, Message, Picture } from './community.ts';
import type { Event } from './events.ts';
import type { Action } from './keyboard.ts';
import { drawn } from './mark-up.ts';

/** A message as the person sees it. */
export interface Visible {
  id: number;
  from: 'bot' | 'person';
  text: string;
  /** Labels, row by row. */
  buttons: string[][];
  photo?: Picture;
  edited: boolean;
}

/** A person with VK open on the community's conversation. What they do returns the event that VK makes of it. */
export class Chat {
  readonly user: number;
  readonly callbackButtons: boolean;
  readonly #community: Community;

  constructor(community: Community, user: number, callbackButtons: boolean) {
    this.#community = community;
    this.user = user;
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

  sendsSticker(): Event {
    return this.#attaches({ type: 'sticker', sticker: { sticker_id: 9008, product_id: 279 } });
  }

  sendsVoice(): Event {
    return this.#attaches({
      type: 'audio_message',
      audio_message: { duration: 3, link_ogg: 'https://vk.example/1.ogg' },
    });
  }

  sendsPhoto(caption = ''): Event {
    return this.#attaches({ type: 'photo', photo: { id: 1, owner_id: this.user, sizes: [] } }, caption);
  }

  sendsDocument(caption = ''): Event {
    return this.#attaches(
      { type: 'doc', doc: { id: 1, owner_id: this.user, title: 'справка.pdf', ext: 'pdf' } },
      caption,
    );
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
    return this.#community.events.emit('message_deny', { user_id: this.user });
  }

  unblocks(): Event {
    this.#conversation.allowed = true;
    return this.#community.events.emit('message_allow', { user_id: this.user, key: '' });
  }

  messages(): Visible[] {
    return this.#conversation.messages.map((message) => {
      const picture = message.attachments.map(({ name }) => this.#community.picture(String(name))).find(Boolean);
      return {
        id: message.id,
        from: message.out === 1 ? 'bot' : 'person',
        text: message.out === 1 ? drawn(message.text) : message.text,
        buttons: (message.keyboard?.buttons ?? []).map((row) => row.map(({ action }) => action.label)),
        ...(picture ? { photo: picture } : {}),
        edited: message.update_time !== undefined,
      };
    });
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
    return this.#community.conversation(this.user);
  }

  #says(message: Pick<Message, 'text'> & Partial<Message>): Event {
    const conversation = this.#conversation;
    conversation.allowed = true;
    const added = this.#community.add(conversation, { from_id: this.user, ...message });
    return this.#community.events.emit('message_new', { message: structuredClone(added), client_info: this.#client });
  }

  #attaches(attachment: Message['attachments'][number], text = ''): Event {
    return this.#says({ text, attachments: [attachment] });
  }

  #event(payload: unknown, conversation_message_id: number): Event {
    const event_id = randomBytes(6).toString('hex');
    this.#community.presses.set(event_id, this.user);
    const press = { user_id: this.user, peer_id: this.user, event_id, payload, conversation_message_id };
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
    const lines = this.messages().map(({ from, text, buttons }) => {
      const rows = buttons.map((row) => row.map((label) => `[${label}]`).join(' '));
      return `${from}: ${text} ${rows.join(' / ')}`;
    });
    return lines.join('\n') || '(nothing)';
  }
}
