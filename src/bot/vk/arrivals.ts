import { setTimeout as sleep } from 'node:timers/promises';
import type { Keep } from '#bot/messenger.ts';
import { type VkClient, VkRefusal } from './client.ts';
import { FIRST_CHAT, readEvent, type VkEvent } from './event.ts';
import type { PressedAs } from './keyboard.ts';
import { refused } from './refused.ts';
import { toUpdate } from './update.ts';

export type ReadCursor = (name: string) => Promise<string | undefined>;

/** The way in, the same for long poll, Callback API and what is found at start. */
export interface Arrivals {
  /** Resolves when the events are kept. Then, and not before, VK may be told. */
  take(events: readonly unknown[], cursor?: { name: string; value: string }): Promise<void>;
  /** A scan begins: VK's time (seconds) up to which everything was kept. It stays there until {@link sawUntil}. */
  behindSince(): Promise<number | undefined>;
  /** Everything up to this time is kept, and from now on what is taken moves the time. */
  sawUntil(seconds: number): Promise<void>;
  pressedAs(address: string): Promise<PressedAs>;
}

/**
 * Besides updates it keeps two kinds of notes as cursors, so that all replicas and the next start know them: how far
 * we have seen, and for each person whether their client shows callback buttons. Every message tells the latter
 * (`client_info`), and VK lets us write first to nobody, so it is known before the first reply; where it is not, text
 * buttons work in every client.
 */
export function arrivals(groupId: number, client: VkClient, keep: Keep, readCursor: ReadCursor): Arrivals {
  const seen = `vk:${groupId}:seen`;
  const buttons = (address: number | string) => `vk:${groupId}:buttons:${address}`;

  const note = async (name: string, value: string) => {
    if ((await readCursor(name)) !== value) await keep([], { name, value });
  };

  let upToDate = false;
  const sawUntil = async (seconds: number) => {
    upToDate = true;
    const before = Number((await readCursor(seen)) ?? 0);
    if (seconds >= before + SEEN_STEP) await keep([], { name: seen, value: String(seconds) });
  };

  return {
    sawUntil,
    async behindSince() {
      upToDate = false;
      const value = await readCursor(seen);
      return value === undefined ? undefined : Number(value);
    },
    async pressedAs(address) {
      return (await readCursor(buttons(address))) === 'callback' ? 'callback' : 'text';
    },
    async take(raw, cursor) {
      const events = raw.map(readEvent).filter((event) => event !== undefined);
      // Before the updates: as soon as they are kept, another replica may be answering them.
      for (const [address, way] of latestWays(events)) await note(buttons(address), way);
      const updates = raw.map((event) => toUpdate(groupId, event)).filter((update) => update !== undefined);
      if (updates.length > 0 || cursor) await keep(updates, cursor);
      const newest = Math.max(
        ...events.map((event) => (event.type === 'message_new' ? event.object.message.date : 0)),
        0,
      );
      if (upToDate && newest > 0) await sawUntil(newest);
      for (const event of events) if (event.type === 'message_event') void acknowledge(client, event.object);
    },
  };
}

/** Seconds: the note of how far we have seen is written no oftener. A scan looks back further than that anyway. */
const SEEN_STEP = 600;

function latestWays(events: readonly VkEvent[]): Map<number, PressedAs> {
  const ways = new Map<number, PressedAs>();
  for (const event of events) {
    if (event.type !== 'message_new' || !event.object.client_info) continue;
    const { peer_id } = event.object.message;
    const { button_actions } = event.object.client_info;
    if (peer_id < FIRST_CHAT) ways.set(peer_id, button_actions.includes('callback') ? 'callback' : 'text');
  }
  return ways;
}

async function acknowledge(client: VkClient, press: { event_id: string; user_id: number; peer_id: number }) {
  const { event_id, user_id, peer_id } = press;
  for (let tries = 1; tries <= ACKNOWLEDGE_TRIES; tries += 1) {
    try {
      await client.messages.sendMessageEventAnswer({ event_id, user_id, peer_id });
      return;
    } catch (error) {
      // It only stops the spinner on the button. The press is kept and will be answered by a message; a press that
      // arrives twice or late is refused here, and neither that nor a lost connection may hold up what comes next.
      if (error instanceof VkRefusal && refused(error.code).as === 'never') return;
      await sleep(1_000, undefined, { ref: false });
    }
  }
}

/** Replies use up the calls of a second, so an acknowledgement may have to wait for the next. */
const ACKNOWLEDGE_TRIES = 5;
