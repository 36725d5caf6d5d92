import { createHash, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { Arrivals } from './arrivals.ts';
import { reasonOf } from './client.ts';
import type { Log } from './log.ts';

/** What the community's settings say about its Callback API server. */
export interface CallbackSettings {
  secret: string;
  /** The string with which the server proves that it is ours. */
  confirmation: string;
}

export type Receive = (body: unknown) => Promise<{ status: number; body: string }>;

/** Answers a Callback API request, given as parsed JSON. VK repeats whatever is not answered with `ok`. */
export function callback(groupId: number, settings: CallbackSettings, arrivals: Arrivals, log: Log): Receive {
  return async (body) => {
    const { data } = request.safeParse(body);
    if (!data || data.group_id !== groupId) return { status: 400, body: 'unknown' };
    // VK asks for it before the secret is set; the string is no secret.
    if (data.type === 'confirmation') return { status: 200, body: settings.confirmation };
    if (!same(data.secret ?? '', settings.secret)) return { status: 403, body: 'forbidden' };
    const { secret: _, ...event } = data;
    try {
      await arrivals.take([event]);
    } catch (error) {
      log.error({ type: data.type, reason: reasonOf(error) }, 'A VK event could not be kept; VK will repeat it');
      return { status: 503, body: 'later' };
    }
    return { status: 200, body: 'ok' };
  };
}

const request = z.looseObject({ type: z.string(), group_id: z.number(), secret: z.string().optional() });

/** In a time that tells nothing about where the two differ. */
function same(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
