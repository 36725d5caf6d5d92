import type { Api } from 'grammy';

/** grammY's types know only the AbortSignal of a polyfill; the program takes Node's as it is. */
export function polyfilled(signal: AbortSignal): PolyfilledSignal {
  return signal as PolyfilledSignal;
}
type PolyfilledSignal = NonNullable<Parameters<Api['getMe']>[0]>;

/**
 * One call of a loop that runs for months. grammY never takes its listener off the signal it was given, so each call
 * gets a signal of its own.
 */
export async function onOwnSignal<T>(signal: AbortSignal, call: (own: PolyfilledSignal) => Promise<T>): Promise<T> {
  const own = new AbortController();
  const stop = () => own.abort();
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop);
  try {
    return await call(polyfilled(own.signal));
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

/** Telegram has said yes (its status is that of the answer) and was cut short: lost is only what else it said. */
export class CutShort extends Error {
  override readonly name = 'CutShort';
}

/**
 * Node's own fetch for grammY, whose default (node-fetch 2) waits till the time-out when a connection breaks in the
 * middle of an answer. It also heeds NODE_USE_ENV_PROXY. The answer is read to its end here.
 */
export async function nativeFetch(
  url: string | URL,
  { signal, ...init }: Omit<RequestInit, 'signal'> & { signal: PolyfilledSignal },
): Promise<Response> {
  const controller = new AbortController();
  if (signal.aborted) controller.abort();
  else signal.addEventListener('abort', () => controller.abort(), { once: true });
  const response = await fetch(url, { ...init, signal: controller.signal });
  const { status } = response;
  const body = await response.text().catch((error: unknown) => {
    throw status === 200 ? new CutShort() : error;
  });
  return new Response(body, { status });
}
