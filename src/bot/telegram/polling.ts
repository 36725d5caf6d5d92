import type { Api } from 'grammy';
import type { Keep, Update } from '#bot/messenger.ts';
import { asked, nameOf, TelegramFailure } from './failure.ts';
import { Backoff, type Pace, pause } from './pace.ts';
import { answerPresses } from './presses.ts';
import { updateId, wantedUpdates } from './translate.ts';
import { type Log, retryAfter, untiring } from './untiring.ts';
import { onOwnSignal, polyfilled } from './wire.ts';

/**
 * Our own loop over getUpdates: the next offset, which confirms to Telegram, is asked for only after the updates were
 * kept. Runs until the signal; no failure ends it.
 */
export async function poll(
  {
    api,
    keep,
    toUpdate,
    pace,
    log,
  }: { api: Api; keep: Keep; toUpdate: (raw: unknown) => Update | undefined; pace: Pace; log: Log },
  signal: AbortSignal,
): Promise<void> {
  const backoff = new Backoff(pace);
  let offset: number | undefined;
  await removeWebhook();
  while (!signal.aborted) {
    try {
      const updates: readonly unknown[] = await asked(
        'getUpdates',
        onOwnSignal(signal, (own) =>
          api.getUpdates(
            {
              ...(offset === undefined ? {} : { offset }),
              timeout: pace.longPollSeconds,
              allowed_updates: wantedUpdates,
            },
            own,
          ),
        ),
      );
      const kept = updates.map(toUpdate).filter((update) => update !== undefined);
      if (kept.length > 0) await keep(kept);
      // Nothing new also means that the last offset was taken: going on without one, we miss nothing when Telegram
      // begins to number anew, at random, after a quiet week.
      offset = next(updates);
      answerPresses(api, updates);
      if (backoff.failing) log.info({}, 'telegram: polling works again');
      backoff.succeeded();
    } catch (error) {
      if (signal.aborted) return;
      if (!backoff.failing) log.warn({ why: nameOf(error) }, 'telegram: polling failed, will be tried again');
      const conflict = error instanceof TelegramFailure && error.status === 409;
      if (conflict && /webhook/i.test(error.said)) await removeWebhook();
      const ms = backoff.failed();
      await pause(conflict ? pace.conflictPauseMs : Math.max(ms, retryAfter(error)), signal);
    }
  }

  /** Telegram gives nothing to polls while it has a webhook. What waits there is not dropped. */
  function removeWebhook(): Promise<void> {
    const attempt = async () => {
      await asked('deleteWebhook', api.deleteWebhook({ drop_pending_updates: false }, polyfilled(signal)));
    };
    return untiring('deleteWebhook', attempt, { pace, log, signal });
  }
}

function next(updates: readonly unknown[]): number | undefined {
  const ids = updates.map(updateId).filter((id) => id !== undefined);
  return ids.length === 0 ? undefined : Math.max(...ids) + 1;
}
