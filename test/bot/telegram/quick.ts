import type { Update } from '#bot/messenger.ts';
import type { Pace } from '#bot/telegram/pace.ts';
import type { TelegramMessenger } from '#bot/telegram/telegram.ts';
import { openTelegram } from '#bot/telegram/telegram.ts';
import type { TelegramServer } from '#test/support/telegram-server.ts';

/** The adapter against the stand-in with pauses of milliseconds, and what it kept and told the log. */
export interface Opened {
  telegram: TelegramMessenger;
  /** In the order in which they were kept; a key once. */
  kept: Update[];
  told: string[];
  /** The next calls of keep fail, as they do when the database is away. */
  failKeeping(times: number): void;
}

export function openQuickly(server: TelegramServer, pace: Partial<Pace> = {}): Opened {
  const kept: Update[] = [];
  const told: string[] = [];
  let failures = 0;
  const tell = (fields: object, words: string) => void told.push(`${words} ${JSON.stringify(fields)}`);
  const telegram = openTelegram({
    token: server.token,
    apiRoot: server.root,
    async keep(updates) {
      await Promise.resolve();
      if (failures > 0) {
        failures -= 1;
        throw new Error(`the database is away, the row was ${JSON.stringify(updates)}`);
      }
      for (const update of updates) if (!kept.some(({ key }) => key === update.key)) kept.push(update);
    },
    log: { info: tell, warn: tell },
    pace: { longPollSeconds: 1, callSeconds: 2, firstPauseMs: 5, longestPauseMs: 40, conflictPauseMs: 20, ...pace },
  });
  return {
    telegram,
    kept,
    told,
    failKeeping(times) {
      failures = times;
    },
  };
}
