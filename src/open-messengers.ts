import type { Keep, Messenger } from '#bot/messenger.ts';
import { openTelegram, type TelegramMessenger } from '#bot/telegram/telegram.ts';
import { say } from '#bot/text.ts';
import { openVk, type Vk } from '#bot/vk/vk.ts';
import { type WebParts, webMessenger } from '#bot/web/web.ts';
import type { Entrance } from '#bot/work/setting.ts';
import type { WebhookHandler, Webhooks } from '#http/webhooks.ts';
import type { Config } from './config.ts';
import type { Log } from './log.ts';
import { given } from './loops.ts';

export interface Messengers {
  all: readonly Messenger[];
  entrances: readonly Entrance[];
  webhooks: Webhooks;
  /** What takes updates, each by one replica: polling, or setting a webhook up and looking for what came meanwhile. */
  receiving: readonly { name: string; run(signal: AbortSignal): Promise<void> }[];
  /** What every replica does for itself: learning the bot's name for links. */
  connect(signal: AbortSignal): Promise<void>;
}

export interface MessengerParts extends Pick<WebParts, 'readUpload'> {
  keep: Keep;
  readCursor(name: string): Promise<string | undefined>;
  log: Log;
}

/** Opens the messengers that have a token; the web chat is always on. None is asked anything before it is needed. */
export function openMessengers(config: Config, { keep, readCursor, readUpload, log }: MessengerParts): Messengers {
  const web = webMessenger({ publicUrl: config.publicUrl, readUpload });
  const telegram = config.telegram && openTelegram({ ...config.telegram, keep, log });
  const vk = config.vk && openVk({ ...config.vk, ...callbackOf(config.vk), keep, readCursor, log });
  const hook = telegram && telegramHook(telegram, config);
  const callback = vk && config.updates === 'webhook' ? vkCallback(vk) : undefined;
  return {
    all: [web, ...(telegram ? [telegram] : []), ...(vk ? [vk] : [])],
    entrances: [
      ...(telegram ? [telegramEntrance(telegram)] : []),
      ...(vk ? [{ channel: vk.channel, title: say`ВКонтакте`, link: vk.invitationLink }] : []),
      { channel: web.channel, title: say`Браузер`, link: web.invitationLink },
    ],
    webhooks: { ...(hook ? { telegram: hook.receive } : {}), ...(callback ? { vk: callback } : {}) },
    receiving: [
      ...(telegram ? [{ name: 'telegram', run: hook ? onceWhileHeld(hook.open) : telegram.poll }] : []),
      ...(vk ? [{ name: 'vk', run: callback ? onceWhileHeld(vk.catchUp) : vk.poll }] : []),
    ],
    connect: async (signal) => telegram?.connect(signal),
  };
}

/** What is done once stays held, or the next replica would do it again at once. */
function onceWhileHeld(work: (signal: AbortSignal) => Promise<void>): (signal: AbortSignal) => Promise<void> {
  return async (signal) => {
    await work(signal);
    await given(signal);
  };
}

function telegramEntrance(telegram: TelegramMessenger): Entrance {
  return {
    channel: telegram.channel,
    title: say`Telegram`,
    link: (code) => (telegram.username === undefined ? undefined : telegram.invitationLink(code)),
  };
}

function telegramHook(telegram: TelegramMessenger, { updates, publicUrl, telegram: settings }: Config) {
  if (updates !== 'webhook' || settings?.webhookSecret === undefined) return undefined;
  return telegram.webhook({ url: `${publicUrl}/telegram`, secret: settings.webhookSecret });
}

function callbackOf({ callbackSecret, callbackConfirmation }: NonNullable<Config['vk']>) {
  if (callbackSecret === undefined || callbackConfirmation === undefined) return {};
  return { callback: { secret: callbackSecret, confirmation: callbackConfirmation } };
}

function vkCallback(vk: Vk): WebhookHandler {
  return (_headers, body) => vk.receive(body);
}
