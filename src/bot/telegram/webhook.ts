import { createHash, timingSafeEqual } from 'node:crypto';
import type { Api } from 'grammy';
import type { Keep, Update } from '#bot/messenger.ts';
import { asked, nameOf } from './failure.ts';
import type { Pace } from './pace.ts';
import { answerPresses } from './presses.ts';
import { wantedUpdates } from './translate.ts';
import { type Log, untiring } from './untiring.ts';
import { polyfilled } from './wire.ts';

/** Telegram comes to us: `open` tells it where, `receive` answers each of its requests. */
export interface Webhook {
  /** Returns when Telegram has taken the address, or the program stops. */
  open(signal: AbortSignal): Promise<void>;
  /** Takes the headers (names in lower case) and the parsed body. Telegram sends an update again until the status is 2xx. */
  receive(headers: Headers, body: unknown): Promise<{ status: number }>;
}
type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

export function webhook(
  {
    api,
    keep,
    toUpdate,
    pace,
    log,
  }: { api: Api; keep: Keep; toUpdate: (raw: unknown) => Update | undefined; pace: Pace; log: Log },
  { url, secret }: { url: string; secret: string },
): Webhook {
  return {
    open: (signal) =>
      untiring(
        'setWebhook',
        async () => {
          const other = { secret_token: secret, allowed_updates: wantedUpdates, drop_pending_updates: false };
          await asked('setWebhook', api.setWebhook(url, other, polyfilled(signal)));
        },
        { pace, log, signal },
      ),

    async receive(headers, body) {
      if (!same(headers['x-telegram-bot-api-secret-token'], secret)) return { status: 401 };
      const update = toUpdate(body);
      try {
        if (update) await keep([update]);
      } catch (error) {
        log.warn({ why: nameOf(error) }, 'telegram: an update was not kept, Telegram will send it again');
        return { status: 503 };
      }
      // An update of a shape that we do not know gets 2xx too: sent again it would be no clearer.
      answerPresses(api, [body]);
      return { status: 200 };
    },
  };
}

/** In a time that tells nothing of how much of the secret was right. */
function same(given: string | readonly string[] | undefined, secret: string): boolean {
  return typeof given === 'string' && timingSafeEqual(digest(given), digest(secret));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
