import { GrammyError, HttpError } from 'grammy';
import { CutShort } from './wire.ts';

/**
 * A call of the Bot API that did not succeed. grammY's own errors carry the payload (what a person reads) and the
 * address of the call (with the token), and a log prints both: they never leave this folder.
 */
export class TelegramFailure extends Error {
  override readonly name = 'TelegramFailure';
  readonly method: string;
  /** Telegram's error code; absent where no whole answer came. */
  readonly status: number | undefined;
  /** Telegram's description without anything that was in the call. */
  readonly said: string;
  readonly retryAfterMs: number | undefined;
  /** It was done all the same; what is not known is what came of it. */
  readonly done: boolean;

  constructor(method: string, failed: { status?: number; said: string; retryAfterMs?: number; done?: boolean }) {
    super(`Telegram ${method}: ${failed.status === undefined ? '' : `${failed.status} `}${failed.said}`);
    this.method = method;
    this.status = failed.status;
    this.said = failed.said;
    this.retryAfterMs = failed.retryAfterMs;
    this.done = failed.done ?? false;
  }
}

/** Awaits a call of the Bot API; whatever goes wrong with it becomes a {@link TelegramFailure}. */
export function asked<T>(method: string, call: Promise<T>): Promise<T> {
  return call.catch((error: unknown) => {
    throw failureOf(method, error);
  });
}

/** What a log may tell of any error: an error of the database can quote the row, and the row holds what was typed. */
export function nameOf(error: unknown): string {
  if (error instanceof TelegramFailure) return error.message;
  return error instanceof Error ? error.name : typeof error;
}

function failureOf(method: string, error: unknown): TelegramFailure {
  if (error instanceof HttpError && error.error instanceof CutShort)
    return new TelegramFailure(method, { said: 'half an answer', done: true });
  if (!(error instanceof GrammyError)) return new TelegramFailure(method, { said: 'no answer' });
  const { error_code: status, description, parameters } = error;
  // A proxy's JSON is no answer of the Bot API.
  if (typeof status !== 'number') return new TelegramFailure(method, { said: 'an answer of an unknown shape' });
  return new TelegramFailure(method, {
    status,
    said: withoutQuotes(description),
    ...(parameters.retry_after === undefined ? {} : { retryAfterMs: parameters.retry_after * 1000 }),
  });
}

/** Some descriptions quote the call ("button URL 'https://…' is invalid"): everything from the first quote, link or letter that is not Latin is cut. */
function withoutQuotes(description: unknown): string {
  if (typeof description !== 'string') return 'no description';
  return description.replace(/((^|\s)['"`]|https?:|[^\x20-\x7e]).*$/s, '').trim();
}
