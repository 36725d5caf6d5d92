import type { Api } from 'grammy';
import { callbackQueryId } from './translate.ts';

/**
 * Takes the spinner off every pressed button. Nobody waits for it and its failure is nobody's: the press is kept, and
 * after a redelivery or a night of downtime "query is too old" is the normal answer.
 */
export function answerPresses(api: Api, updates: readonly unknown[]): void {
  for (const raw of updates) {
    const id = callbackQueryId(raw);
    if (id !== undefined) void api.answerCallbackQuery(id).catch(() => undefined);
  }
}
