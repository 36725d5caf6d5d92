import { type Api, InputFile } from 'grammy';
import type { InlineKeyboardButton, InlineKeyboardMarkup, MessageEntity } from 'grammy/types';
import type { Button, Delivered, Delivery, Outgoing } from '#bot/messenger.ts';
import { asked, TelegramFailure } from './failure.ts';

/**
 * Sends one message, or edits an earlier one into it. Emphasis goes as entities and never as markup, so nothing that
 * a person has typed needs escaping.
 */
export async function deliver(api: Api, { address, message, replaces }: Delivery): Promise<Delivered> {
  try {
    const messageId =
      replaces === undefined ? await send(api, address, message) : await replace(api, address, message, replaces);
    return { outcome: 'sent', messageId };
  } catch (error) {
    // Sent again, it would be shown twice; without its id it will only not be edited.
    if (error instanceof TelegramFailure && error.done) return { outcome: 'sent', messageId: replaces ?? '' };
    return outcomeOf(error);
  }
}

async function replace(api: Api, address: string, message: Outgoing, replaces: string): Promise<string> {
  const earlier = Number(replaces);
  if (!(Number.isSafeInteger(earlier) && earlier > 0)) return send(api, address, message);
  if (message.picture === undefined && message.file === undefined) {
    try {
      const { text, entities } = formatted(message);
      await asked(
        'editMessageText',
        api.editMessageText(address, earlier, text, { entities, ...keyboard(message), ...withoutPreview }),
      );
      return replaces;
    } catch (error) {
      if (!(error instanceof TelegramFailure) || error.status !== 400) throw error;
      if (/message is not modified/i.test(error.said)) return replaces;
      // Deleted, too old, a picture, a file: the person gets it as a new message. Were its content at fault, sending says so.
    }
  }
  const messageId = await send(api, address, message);
  await removeKeyboard(api, address, earlier);
  return messageId;
}

async function send(api: Api, address: string, message: Outgoing): Promise<string> {
  const { text, entities } = formatted(message);
  const { picture, file } = message;
  const under = { ...(text === '' ? {} : { caption: text, caption_entities: entities }), ...keyboard(message) };
  if (picture !== undefined) {
    const call = api.sendPhoto(address, new InputFile(picture.png, unseenName), under);
    return idOf('sendPhoto', await asked('sendPhoto', call));
  }
  if (file !== undefined) {
    const input = new InputFile(file.bytes, wireName(file.name));
    const call = api.sendDocument(address, input, { ...under, disable_content_type_detection: true });
    return idOf('sendDocument', await asked('sendDocument', call));
  }
  const call = api.sendMessage(address, text, { entities, ...keyboard(message), ...withoutPreview });
  return idOf('sendMessage', await asked('sendMessage', call));
}

/** The message that takes its place has been sent: that an old keyboard stays (its buttons get «уже отвечено») must not send it twice. */
async function removeKeyboard(api: Api, address: string, earlier: number): Promise<void> {
  await asked('editMessageReplyMarkup', api.editMessageReplyMarkup(address, earlier)).catch(() => undefined);
}

/** A link preview would fetch a one-time link, and shows a picture that nobody asked for. */
const withoutPreview = { link_preview_options: { is_disabled: true } };

/** A half of a surrogate pair is no text for Telegram: it would refuse the whole message, so it becomes U+FFFD, which is as long. */
function formatted({ spans }: Outgoing): { text: string; entities: MessageEntity[] } {
  const entities: MessageEntity[] = [];
  let text = '';
  for (const span of spans) {
    if (span.bold && span.text !== '') entities.push({ type: 'bold', offset: text.length, length: span.text.length });
    text += span.text.toWellFormed();
  }
  return { text, entities };
}

/** Without rows there is no reply_markup at all: an edit then takes the old keyboard away. */
function keyboard({ rows }: Outgoing): { reply_markup?: InlineKeyboardMarkup } {
  const filled = rows.filter((row) => row.length > 0);
  return filled.length === 0 ? {} : { reply_markup: { inline_keyboard: filled.map((row) => row.map(inlineButton)) } };
}

function inlineButton(button: Button): InlineKeyboardButton {
  const text = button.label.toWellFormed();
  return 'press' in button ? { text, callback_data: button.press } : { text, url: button.link };
}

function idOf(method: string, sent: { message_id?: unknown }): string {
  if (Number.isSafeInteger(sent.message_id)) return String(sent.message_id);
  throw new TelegramFailure(method, { said: 'an answer without a message id' });
}

/** Telegram shows no name for a picture, and grammY writes it into a header without quotes: a Cyrillic one breaks the call. */
const unseenName = 'picture.png';

/** A document's name is seen, so it brings the quotes with it. */
function wireName(name: string): string {
  return `"${name.toWellFormed().replace(/["\\\r\n]+/g, '-')}"`;
}

/** Some 429 come without a number of seconds. */
const unstatedPauseMs = 5_000;

function outcomeOf(error: unknown): Delivered {
  if (!(error instanceof TelegramFailure)) throw error;
  const { status, said, retryAfterMs, message } = error;
  if (status === 429) return { outcome: 'later', afterMs: retryAfterMs ?? unstatedPauseMs };
  if (status === 403) return { outcome: 'unreachable' };
  if (status === 400 && /chat not found|PEER_ID_INVALID/i.test(said)) return { outcome: 'unreachable' };
  if (status === 400 || status === 413) return { outcome: 'refused', why: message };
  // 401 and 404 mean a wrong or revoked token, not a wrong message: it waits until the operator has put it right.
  throw error;
}
