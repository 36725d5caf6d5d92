import type { TelegramChat } from '#test/support/telegram/chat.ts';
import type { Chat as VkChat } from '#test/support/vk/chat.ts';
import type { Client, Message, SentFile } from './person.ts';

/** Somebody with Telegram or VK: their stand-ins speak alike. */
export class MessengerClient implements Client {
  readonly chat: TelegramChat | VkChat;

  constructor(chat: TelegramChat | VkChat) {
    this.chat = chat;
  }

  async opens(code?: string): Promise<void> {
    this.chat.opens(code);
  }

  async sends(text: string): Promise<void> {
    this.chat.sends(text);
  }

  async presses(label: string): Promise<void> {
    this.chat.presses(label);
  }

  async pressesPayload(payload: string): Promise<void> {
    this.chat.pressesPayload(payload);
  }

  async sendsSticker(): Promise<void> {
    this.chat.sendsSticker();
  }

  async sendsFile({ asPhoto = false, ...file }: SentFile): Promise<void> {
    if (asPhoto) this.chat.sendsPhoto(file);
    else this.chat.sendsDocument(file);
  }

  payload(label: string): string {
    return this.chat.payload(label);
  }

  messages(): readonly Message[] {
    return this.chat.messages().map(({ text, buttons, photo, document }) => ({
      text,
      buttons: buttons.flat(),
      picture: photo !== undefined,
      ...(document ? { file: { name: document.fileName, bytes: document.bytes } } : {}),
    }));
  }
}
