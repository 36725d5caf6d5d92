import { z } from 'zod';
import type { Arrivals } from './arrivals.ts';
import { type VkClient, VkRefusal } from './client.ts';
import { asNewMessage, FIRST_CHAT, readMessage } from './event.ts';
import type { Log } from './log.ts';
import { Patience, type Pauses } from './patience.ts';
import { refused } from './refused.ts';

export interface Scan {
  groupId: number;
  client: VkClient;
  arrivals: Arrivals;
  log: Log;
}

/**
 * Finds what people wrote while nobody listened: in every conversation that waits for an answer, the messages after
 * our last one. They are kept under the keys of their events, so each is answered once, however it arrives.
 *
 * It looks back to a day before the last moment when everything was kept, not for ever: the inbox forgets keys after
 * days, and a community may have years of conversations that were none of ours.
 */
export async function catchUp({ groupId, client, arrivals, log }: Scan): Promise<void> {
  const time = serverTime.parse(await client.utils.getServerTime({}));
  const since = ((await arrivals.behindSince()) ?? time) - DAY;
  let found = 0;
  try {
    for (const peer of await waiting(groupId, client, since)) {
      const messages = await unanswered(groupId, client, peer, since);
      await arrivals.take(messages.map((message) => asNewMessage(groupId, message)));
      found += messages.length;
    }
  } catch (error) {
    // A token without the right to read conversations must not keep the bot from hearing what comes now.
    if (!(error instanceof VkRefusal) || passes(error.code)) throw error;
    log.error({ code: error.code }, 'VK lets nobody read conversations: messages of a downtime may be missed');
  }
  if (found > 0) log.info({ groupId, found }, 'VK: messages that waited for an answer');
  await arrivals.sawUntil(time);
}

/** The same for webhooks: tries until it succeeds or is aborted. */
export async function catchUpPatiently(scan: Scan, pauses: Pauses, signal: AbortSignal): Promise<void> {
  const patience = new Patience('scan', pauses, scan.log);
  while (!signal.aborted) {
    try {
      await catchUp(scan);
      patience.worked();
      return;
    } catch (error) {
      if (!signal.aborted) await patience.failed(error, signal);
    }
  }
}

function passes(code: number): boolean {
  const { as } = refused(code);
  return as === 'later' || as === 'unknown';
}

const DAY = 24 * 60 * 60;
const PAGE = 200;

const serverTime = z.number();
const conversations = z.object({
  items: z.array(
    z.object({ conversation: z.object({ peer: z.object({ id: z.number() }) }), last_message: z.unknown() }),
  ),
});
const history = z.object({ items: z.array(z.unknown()) });

async function waiting(groupId: number, client: VkClient, since: number): Promise<number[]> {
  const peers: number[] = [];
  for (let offset = 0; ; offset += PAGE) {
    const page = conversations.parse(
      await client.messages.getConversations({ group_id: groupId, filter: 'unanswered', count: PAGE, offset }),
    );
    for (const { conversation, last_message } of page.items) {
      const { id } = conversation.peer;
      if (id > 0 && id < FIRST_CHAT && (readMessage(last_message)?.date ?? since) >= since) peers.push(id);
    }
    if (page.items.length < PAGE) return peers;
  }
}

/** In the order in which they were written. */
async function unanswered(groupId: number, client: VkClient, peer: number, since: number): Promise<unknown[]> {
  const found: unknown[] = [];
  for (let offset = 0; ; offset += PAGE) {
    const page = history.parse(
      await client.messages.getHistory({ group_id: groupId, peer_id: peer, count: PAGE, offset }),
    );
    for (const item of page.items) {
      const message = readMessage(item);
      if (!message || message.out === 1 || message.from_id === -groupId || message.date < since) return found.reverse();
      found.push(item);
    }
    if (page.items.length < PAGE) return found.reverse();
  }
}
