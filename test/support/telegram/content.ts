import type { InlineKeyboardButton, MessageEntity } from 'grammy/types';
import { z } from 'zod';
import { badRequest } from './problem.ts';

/** What Telegram checks in a message before it takes it, and what it makes of it. The rules are TDLib's and those of the Bot API. */
export interface Content {
  text: string;
  entities: MessageEntity[];
}

const maxText = 4096;
const maxCaption = 1024;

/** Checks text and entities as sent, then cleans them as Telegram does before it shows them. */
export function checkedContent(text: string, entities: unknown, kind: 'text' | 'caption'): Content {
  if (!text.isWellFormed()) throw badRequest('strings must be encoded in UTF-8');
  const bold = checkedEntities(text, entities);
  const shown = cleaned(text, bold);
  if (kind === 'text' && shown.text === '') throw badRequest('message text is empty');
  if (kind === 'text' && shown.text.length > maxText) throw badRequest('message is too long');
  if (kind === 'caption' && shown.text.length > maxCaption) throw badRequest('message caption is too long');
  return shown;
}

/** The button as it is kept; the order of the checks is ours, the sentences are Telegram's. */
export function checkedKeyboard(markup: unknown): InlineKeyboardButton[][] {
  if (markup === undefined) return [];
  const parsed = markupShape.safeParse(markup);
  if (!parsed.success) throw badRequest("can't parse inline keyboard markup");
  const rows = parsed.data.inline_keyboard.filter((row) => row.length > 0);
  if (rows.some((row) => row.length > 8) || rows.flat().length > 100) throw badRequest('reply markup is too long');
  return rows.map((row) => row.map(checkedButton));
}

const entitiesShape = z.array(z.object({ type: z.string(), offset: z.int(), length: z.int() }));
const markupShape = z.object({
  inline_keyboard: z.array(
    z.array(z.strictObject({ text: z.string(), callback_data: z.string().optional(), url: z.string().optional() })),
  ),
});

function checkedEntities(text: string, entities: unknown): MessageEntity[] {
  if (entities === undefined) return [];
  const parsed = entitiesShape.safeParse(entities);
  if (!parsed.success) throw badRequest("can't parse MessageEntity");
  return parsed.data.slice(0, 100).flatMap(({ type, offset, length }) => {
    if (type !== 'bold') throw badRequest(`the stand-in knows only bold entities, not ${type}`);
    if (length === 0) return [];
    if (offset < 0 || length < 0) throw badRequest(`receive an entity with incorrect offset ${offset}`);
    if (offset >= text.length) throw badRequest(`entity begins after the end of the text at UTF-16 offset ${offset}`);
    const end = offset + length;
    if (end > text.length) {
      throw badRequest(
        `entity beginning at UTF-16 offset ${offset} ends after the end of the text at UTF-16 offset ${end}`,
      );
    }
    if (splitsSymbol(text, offset)) throw badRequest('entity begins in a middle of a UTF-16 symbol');
    if (splitsSymbol(text, end)) {
      throw badRequest(`entity beginning at UTF-16 offset ${offset} ends in a middle of a UTF-16 symbol`);
    }
    return [{ type, offset, length }];
  });
}

function splitsSymbol(text: string, at: number): boolean {
  return at > 0 && at < text.length && !text.slice(0, at).isWellFormed();
}

/** Control characters become spaces, `\r` and the marks of direction vanish, the ends are trimmed; entities move along. */
function cleaned(text: string, entities: readonly MessageEntity[]): Content {
  const kept: { from: number; unit: string }[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charAt(at);
    if (vanishing.test(unit)) continue;
    kept.push({ from: at, unit: unit < ' ' && unit !== '\n' ? ' ' : unit });
  }
  while (kept[0] && isBlank(kept[0].unit)) kept.shift();
  while (isBlank(kept.at(-1)?.unit ?? 'x')) kept.pop();
  const moved = entities.flatMap((entity) => {
    const inside = (index: number) => {
      const from = kept[index]?.from ?? -1;
      return from >= entity.offset && from < entity.offset + entity.length;
    };
    const offset = kept.findIndex((_, index) => inside(index));
    const length = kept.filter((_, index) => inside(index)).length;
    const blank = kept.every(({ unit }, index) => !inside(index) || isBlank(unit));
    return offset === -1 || blank ? [] : [{ ...entity, offset, length }];
  });
  return { text: kept.map(({ unit }) => unit).join(''), entities: moved };
}

const vanishing = /[\r\u2028-\u202e]|\u0333|\u033f|\u030a/u;

function isBlank(unit: string): boolean {
  return unit === ' ' || unit === '\n' || unit === '\u00a0' || unit === '\u200b';
}

function checkedButton({
  text,
  callback_data,
  url,
}: {
  text: string;
  callback_data?: string | undefined;
  url?: string | undefined;
}): InlineKeyboardButton {
  if (!text.isWellFormed()) throw badRequest('strings must be encoded in UTF-8');
  if (text.trim() === '') throw badRequest("can't parse inline keyboard button: Button text must be non-empty");
  if (callback_data !== undefined) {
    const bytes = Buffer.byteLength(callback_data);
    if (bytes < 1 || bytes > 64) throw badRequest('BUTTON_DATA_INVALID');
    return { text, callback_data };
  }
  if (url === undefined) {
    throw badRequest("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard");
  }
  if (!isLink(url)) throw badRequest(`inline keyboard button URL '${url}' is invalid: Wrong HTTP URL`);
  return { text, url };
}

/** Telegram takes no host without a dot: not http://localhost. */
function isLink(url: string): boolean {
  return (
    URL.canParse(url) && /^(https?|tg):/.test(url) && (url.startsWith('tg:') || new URL(url).hostname.includes('.'))
  );
}
