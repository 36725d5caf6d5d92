import { z } from 'zod';
import type { Arrivals, ReadCursor } from './arrivals.ts';
import { silence, type VkClient, VkSilence } from './client.ts';
import type { Log } from './log.ts';
import { Patience, type Pauses, rest } from './patience.ts';
import { catchUp } from './scan.ts';

interface Polling {
  groupId: number;
  client: VkClient;
  arrivals: Arrivals;
  readCursor: ReadCursor;
  log: Log;
  pauses: Pauses;
}

/**
 * Bots Long Poll until aborted. `ts` moves in the transaction that keeps the events, so a crash at any point only
 * makes VK repeat them. An outage of VK, of the network or of our database is waited out.
 *
 * connected at the kept `ts` (or VK's own), caught up -> listen -> events kept -> listen …
 *   failed 1 (VK forgot our place and gives a new one) -> catch up -> listen
 *   failed 2 (the key ran out) -> connect at the kept place -> catch up -> listen
 *   failed 3 (all is forgotten) -> connect at VK's place -> catch up -> listen
 */
export async function poll(polling: Polling, signal: AbortSignal): Promise<void> {
  const { groupId, client, arrivals, readCursor, log, pauses } = polling;
  const cursor = `vk:${groupId}:ts`;
  let line: Line | undefined;
  let keptCounts = true;
  let behind = true;
  let polls = 0;
  const patience = new Patience('long poll', pauses, log);

  while (!signal.aborted) {
    try {
      // The place before the scan: between the two nothing can be missed.
      line ??= await connect(polling, keptCounts ? await readCursor(cursor) : undefined);
      keptCounts = true;
      if (behind) await catchUp(polling);
      behind = false;
      const seen = polls % POLLS_PER_HOUR === 0 ? await client.utils.getServerTime({}) : undefined;
      const answer = await listen(line, signal);
      if ('failed' in answer) {
        log.warn({ groupId, failed: answer.failed }, 'VK long poll starts anew');
        behind = true;
        keptCounts = answer.failed !== 3;
        line = answer.failed === 1 ? { ...line, ts: answer.ts } : undefined;
        await rest(pauses.first, signal);
        continue;
      }
      if (answer.updates.length > 0 || answer.ts !== line.ts) {
        await arrivals.take(answer.updates, { name: cursor, value: answer.ts });
        line = { ...line, ts: answer.ts };
      }
      if (typeof seen === 'number') await arrivals.sawUntil(seen);
      polls += 1;
      patience.worked();
    } catch (error) {
      if (signal.aborted) return;
      await patience.failed(error, signal);
    }
  }
}

/** Seconds that VK holds a poll when there is nothing to tell. */
const WAIT = 25;
const POLLS_PER_HOUR = 3600 / WAIT;

interface Line {
  server: string;
  key: string;
  ts: string;
}

const ts = z.union([z.string(), z.number()]).transform(String);
const lineShape = z.object({ server: z.string(), key: z.string(), ts });
const answerShape = z.union([
  z.object({ failed: z.literal(1), ts }),
  z.object({ failed: z.literal([2, 3, 4]) }),
  z.object({ ts, updates: z.array(z.unknown()) }),
]);

async function connect({ client, groupId }: Polling, place: string | undefined): Promise<Line> {
  const { success, data } = lineShape.safeParse(await client.groups.getLongPollServer({ group_id: groupId }));
  if (!success) throw new VkSilence('groups.getLongPollServer', 'not an answer of the API');
  return { ...data, ts: place ?? data.ts };
}

async function listen(line: Line, signal: AbortSignal): Promise<z.output<typeof answerShape>> {
  const url = new URL(line.server);
  url.search = new URLSearchParams({ act: 'a_check', key: line.key, ts: line.ts, wait: String(WAIT) }).toString();
  const inTime = AbortSignal.any([signal, AbortSignal.timeout((WAIT + 10) * 1000)]);
  // The address has the key in it and the body has people's words: silence() lets neither into a log.
  const response = await fetch(url, { signal: inTime }).catch(silence('long poll'));
  if (!response.ok) throw new VkSilence('long poll', `HTTP ${response.status}`);
  const { success, data } = answerShape.safeParse(await response.json().catch(silence('long poll')));
  if (!success) throw new VkSilence('long poll', 'not an answer of a long poll');
  return data;
}
