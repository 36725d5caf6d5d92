import type { Update } from 'grammy/types';
import { Problem } from './problem.ts';

/** An update without its number. */
export type News = Omit<Update, 'update_id'>;

/**
 * The updates on their way to the bot. Polling: what is handed out stays until a higher offset confirms it, and a
 * second poller ends the first with 409. Webhook: what was pushed stays until 2xx; each chat's in their order.
 */
export class Feed {
  readonly #given = new Map<number, Update>();
  readonly #retryMs: number;
  #pending: Update[] = [];
  /** Given once more; `handed` when a poll has had it, so that the next offset may confirm it. */
  #again: { update: Update; handed: boolean }[] = [];
  #lastId = 41_000_000;
  #allowed: readonly string[] | undefined;
  #hook: { url: string; secret: string | undefined } | undefined;
  #waiting: { woken: () => void; ended: (problem: Problem) => void } | undefined;
  readonly #pushing = new Set<number>();
  #up = true;

  constructor(retryMs: number) {
    this.#retryMs = retryMs;
  }

  /** Updates that the bot has not confirmed. */
  get unconfirmed(): number {
    return this.#pending.length + this.#again.length;
  }

  get webhookUrl(): string | undefined {
    return this.#hook?.url;
  }

  add(news: News): number {
    this.#lastId += 1;
    const update: Update = { update_id: this.#lastId, ...news };
    this.#given.set(update.update_id, update);
    if (this.#allowed === undefined || Object.keys(news).some((kind) => this.#allowed?.includes(kind))) {
      this.#pending.push(update);
      this.#wake();
    }
    return update.update_id;
  }

  /** Telegram gives an update once more, though it was confirmed. */
  redeliver(updateId: number): void {
    const update = this.#given.get(updateId);
    if (!update) throw new Error(`Telegram has never had an update ${updateId}`);
    this.#again.push({ update, handed: false });
    this.#wake();
  }

  /** After a quiet week Telegram numbers from a random number, which may be lower. */
  renumberFrom(updateId: number): void {
    this.#lastId = updateId - 1;
  }

  async poll(
    {
      offset = 0,
      limit = 100,
      timeout = 0,
      allowed,
    }: {
      offset?: number | undefined;
      limit?: number | undefined;
      timeout?: number | undefined;
      allowed?: readonly string[] | undefined;
    },
    gone: AbortSignal,
  ): Promise<Update[]> {
    if (this.#hook) {
      throw new Problem(
        409,
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
      );
    }
    this.#waiting?.ended(
      new Problem(
        409,
        'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
      ),
    );
    if (allowed) this.#allowed = allowed;
    if (offset > 0) {
      this.#pending = this.#pending.filter(({ update_id }) => update_id >= offset);
      this.#again = this.#again.filter(({ update, handed }) => !handed || update.update_id >= offset);
    }
    if (this.unconfirmed === 0) await this.#news(timeout * 1000, gone);
    if (gone.aborted) return [];
    for (const again of this.#again) again.handed = true;
    return [...this.#again.map(({ update }) => update), ...this.#pending].slice(0, limit);
  }

  setWebhook(
    hook: { url: string; secret: string | undefined } | undefined,
    options: { allowed?: readonly string[] | undefined; dropPending?: boolean | undefined },
  ): void {
    if (options.allowed) this.#allowed = options.allowed;
    if (options.dropPending) this.#pending = [];
    this.#hook = hook;
    if (hook) this.#waiting?.ended(new Problem(409, 'Conflict: terminated by setWebhook request'));
    this.#wake();
  }

  /** While Telegram is down it pushes nothing. */
  turn(up: boolean): void {
    this.#up = up;
    if (up) this.#wake();
  }

  #news(ms: number, gone: AbortSignal): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const waiting = { woken: resolve, ended: reject };
    const timer = setTimeout(resolve, ms);
    const left = () => resolve();
    gone.addEventListener('abort', left);
    this.#waiting = waiting;
    return promise.finally(() => {
      clearTimeout(timer);
      gone.removeEventListener('abort', left);
      if (this.#waiting === waiting) this.#waiting = undefined;
    });
  }

  #wake(): void {
    this.#waiting?.woken();
    if (!this.#hook) return;
    for (const update of [...this.#again.map(({ update }) => update), ...this.#pending])
      void this.#push(chatIdOf(update));
  }

  async #push(chatId: number): Promise<void> {
    if (this.#pushing.has(chatId)) return;
    this.#pushing.add(chatId);
    try {
      while (this.#up && this.#hook) {
        const ofChat = (update: Update) => chatIdOf(update) === chatId;
        const again = this.#again.find(({ update }) => ofChat(update));
        const update = again?.update ?? this.#pending.find(ofChat);
        if (!update) return;
        if (await pushed(this.#hook, update)) {
          if (again) this.#again = this.#again.filter((other) => other !== again);
          else this.#pending = this.#pending.filter((other) => other !== update);
        } else {
          await new Promise((resolve) => setTimeout(resolve, this.#retryMs).unref());
        }
      }
    } finally {
      this.#pushing.delete(chatId);
    }
  }
}

async function pushed({ url, secret }: { url: string; secret: string | undefined }, update: Update): Promise<boolean> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(secret === undefined ? {} : { 'x-telegram-bot-api-secret-token': secret }),
      },
      body: JSON.stringify(update),
      signal: AbortSignal.timeout(60_000),
    });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}

function chatIdOf({ message, edited_message, callback_query, my_chat_member }: Update): number {
  return (message ?? edited_message ?? my_chat_member)?.chat.id ?? callback_query?.from.id ?? 0;
}
