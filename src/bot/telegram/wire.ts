import type { Api } from 'grammy';

/** grammY's types know only the AbortSignal of a polyfill; the program takes Node's as it is. */
export function polyfilled(signal: AbortSignal): PolyfilledSignal {
  return signal as PolyfilledSignal;
}
type PolyfilledSignal = NonNullable<Parameters<Api['getMe']>[0]>;

/**
 * Node's own fetch for grammY, whose default (node-fetch 2) waits till the time-out when a connection breaks in the
 * middle of an answer. It also heeds NODE_USE_ENV_PROXY.
 */
export function nativeFetch(
  url: string | URL,
  { signal, ...init }: Omit<RequestInit, 'signal'> & { signal: PolyfilledSignal },
): Promise<Response> {
  const controller = new AbortController();
  if (signal.aborted) controller.abort();
  else signal.addEventListener('abort', () => controller.abort(), { once: true });
  return fetch(url, { ...init, signal: controller.signal });
}
